package io.fairlead.venues.tradelocker.live;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/// Figures of one account, at most one a second for each source: the last one counts. Owned by the venue's thread.
final class MoneyPace {
    private static final long LEAST_NANOS = 1_000_000_000L;

    private final Consumer<Money> tell;
    private final Map<LiveSource, Money> waiting = new EnumMap<>(LiveSource.class);
    private final Map<LiveSource, Long> toldNanos = new EnumMap<>(LiveSource.class);

    MoneyPace(Consumer<Money> tell) {
        this.tell = tell;
    }

    void add(Money money, long nowNanos) {
        waiting.put(money.source(), money);
        poll(nowNanos);
    }

    void poll(long nowNanos) {
        if (!waiting.isEmpty()) {
            waiting.values().removeIf(money -> isTold(money, nowNanos));
        }
    }

    private boolean isTold(Money money, long nowNanos) {
        Long before = toldNanos.get(money.source());
        boolean due = before == null || nowNanos - before >= LEAST_NANOS || nowNanos < before;
        if (due) {
            toldNanos.put(money.source(), nowNanos);
            tell.accept(money);
        }
        return due;
    }
}
