package io.fairlead.venues.tradelocker.live;

import io.fairlead.venues.tradelocker.rest.HistoryQuery;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How far one account's history is read, by the venue's own clock. Owned by the venue's thread.
///
/// ```
///   reads from ─▶ min(newest known final order, creation of the oldest one that is waited for) − overlap
///   reads to   ─▶ our time + a minute, as the venue's clock may be ahead
/// ```
///
/// Whether the venue means an order's creation or its last change is published nowhere, so an order that is waited for
/// holds the beginning back. Our clock never moves it on: the venue's may be behind.
final class HistoryCursor {
    private static final long MILLI = 1_000_000L;
    private static final long AHEAD_MILLIS = 60_000;
    private static final int MOST_REMEMBERED = 20_000;
    private static final int MOST_AWAITED = 2_000;

    private final long overlapMillis;
    private final Map<String, OrderRow> known = new LinkedHashMap<>();
    private final Map<String, Awaited> awaited = new HashMap<>();
    private long newestMillis;

    private record Awaited(long createdMillis, long untilNanos) {}

    HistoryCursor(long fromMillis, long overlapNanos) {
        overlapMillis = overlapNanos / MILLI;
        newestMillis = fromMillis + overlapMillis;
    }

    /// An order that will be final: it left the list of open ones, or was one that does not stay open. After
    /// `untilNanos` its creation holds nothing back any more.
    void await(String orderId, long createdNanos, long untilNanos) {
        if (!known.containsKey(orderId) && awaited.size() < MOST_AWAITED) {
            long created = createdNanos > 0 ? createdNanos / MILLI : Long.MAX_VALUE;
            awaited.putIfAbsent(orderId, new Awaited(created, untilNanos));
        }
    }

    /// Whether it is still waited for.
    boolean awaits(String orderId) {
        return awaited.containsKey(orderId);
    }

    boolean awaitsAny(long nowNanos) {
        awaited.values().removeIf(each -> nowNanos >= each.untilNanos);
        return !awaited.isEmpty();
    }

    HistoryQuery next(long nowNanos) {
        long from = fromMillis();
        return new HistoryQuery(from, Math.max(from, nowNanos / MILLI + AHEAD_MILLIS));
    }

    private long fromMillis() {
        long from = newestMillis;
        for (Awaited each : awaited.values()) {
            from = Math.min(from, each.createdMillis);
        }
        return Math.max(0, from - overlapMillis);
    }

    /// Takes an answer; returns what is new or was told otherwise. Only a whole answer moves the beginning on, and no
    /// further than to our time: an order from the future must not hide those of today.
    List<OrderRow> take(List<OrderRow> rows, boolean whole, long nowNanos) {
        List<OrderRow> changed = new ArrayList<>();
        long newest = newestMillis;
        for (OrderRow row : rows) {
            if (!row.equals(known.put(row.id(), row))) {
                changed.add(row);
            }
            awaited.remove(row.id());
            newest = Math.max(newest, row.lastModifiedNanos() / MILLI);
        }
        if (whole) {
            newestMillis = Math.min(newest, Math.max(newestMillis, nowNanos / MILLI + AHEAD_MILLIS));
        }
        forget();
        return changed;
    }

    /// What lies before anything that is asked for again is told no more.
    private void forget() {
        long horizon = fromMillis();
        known.values().removeIf(row -> Math.max(row.lastModifiedNanos(), row.createdNanos()) / MILLI < horizon);
        while (known.size() > MOST_REMEMBERED) {
            known.remove(known.keySet().iterator().next());
        }
    }
}
