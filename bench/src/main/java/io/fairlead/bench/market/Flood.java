package io.fairlead.bench.market;

import java.util.concurrent.locks.LockSupport;

/// A flood of market data on a thread of its own, as the market thread of a gateway has it: bytes, decoded, checked and
/// applied, at a steady rate. Owned by whoever starts it.
final class Flood {
    private static final long SECOND = 1_000_000_000L;
    private static final long BURST_NANOS = 1_000_000L;

    private final Thread thread;

    /// @param updates how many MarketDataIncrementalRefresh(X) of four entries
    Flood(MarketFlow flow, FairleadFlow into, int updates, int updatesPerSecond) {
        thread = Thread.ofPlatform().name("market").start(() -> play(flow, into, updates, updatesPerSecond));
    }

    /// In bursts of a millisecond, so that the thread sleeps where a machine has few cores.
    private static void play(MarketFlow flow, FairleadFlow into, int updates, int updatesPerSecond) {
        int burst = Math.max(1, (int) (updatesPerSecond * BURST_NANOS / SECOND));
        long due = System.nanoTime();
        int message = 0;
        for (int i = 0; i < updates; i++) {
            if (i % burst == 0) {
                LockSupport.parkNanos(due - System.nanoTime());
                due += SECOND * burst / updatesPerSecond;
            }
            into.take(flow.bytes(), flow.start(message), flow.length(message), due);
            message = message + 1 == flow.messages() ? 0 : message + 1;
        }
    }

    boolean isOver() {
        return !thread.isAlive();
    }
}
