package io.fairlead.venues.tradelocker.live;

import java.util.LinkedHashMap;
import java.util.Map;

/// Orders of one account whose outcome is looked for in haste, as a market order is filled a moment after it was
/// accepted. Owned by the venue's thread.
final class Haste {
    private static final long MILLI = 1_000_000L;
    private static final long[] LOOKS = {60 * MILLI, 200 * MILLI, 450 * MILLI, 900 * MILLI, 1_500 * MILLI};
    private static final long THEN = 1_000 * MILLI;
    private static final long GIVE_UP = 30_000 * MILLI;
    private static final int MOST = 256;

    private final Map<String, Long> since = new LinkedHashMap<>();
    private long nextNanos = Long.MAX_VALUE;

    /// An order was accepted just now.
    void add(String orderId, long nowNanos) {
        if (since.size() < MOST) {
            since.putIfAbsent(orderId, nowNanos);
            nextNanos = Math.min(nextNanos, nowNanos + LOOKS[0]);
        }
    }

    /// Its outcome is known.
    void found(String orderId) {
        since.remove(orderId);
    }

    boolean isEmpty() {
        return since.isEmpty();
    }

    long nextNanos() {
        return since.isEmpty() ? Long.MAX_VALUE : nextNanos;
    }

    /// Whether it is time to look; the next time is set by the youngest of the orders.
    boolean isDue(long nowNanos) {
        if (since.isEmpty() || nowNanos < nextNanos) {
            return false;
        }
        since.values().removeIf(began -> nowNanos - began >= GIVE_UP);
        nextNanos = Long.MAX_VALUE;
        for (long began : since.values()) {
            nextNanos = Math.min(nextNanos, lookAfter(began, nowNanos));
        }
        return true;
    }

    private static long lookAfter(long began, long nowNanos) {
        for (long look : LOOKS) {
            if (began + look > nowNanos) {
                return began + look;
            }
        }
        return nowNanos + THEN;
    }
}
