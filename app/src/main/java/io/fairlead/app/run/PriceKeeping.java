package io.fairlead.app.run;

import io.fairlead.gateway.NanoClock;
import io.fairlead.gateway.tape.PriceHistory;
import java.util.concurrent.locks.LockSupport;

/// The work of the thread `prices`: makes bars and writes recordings. It looks often while prices move, and seldom
/// while they rest, so that an idle gateway stays idle. Owned by its own thread, apart from `close`.
final class PriceKeeping implements Runnable, AutoCloseable {
    private static final long SHORTEST_NANOS = 1_000_000;
    private static final long LONGEST_NANOS = 16_000_000;

    private final PriceHistory history;
    private final NanoClock clock;
    private volatile boolean stopping;

    PriceKeeping(PriceHistory history, NanoClock clock) {
        this.history = history;
        this.clock = clock;
    }

    @Override
    public void run() {
        long pauseNanos = SHORTEST_NANOS;
        while (!stopping) {
            pauseNanos = history.poll(clock.nanos()) > 0 ? SHORTEST_NANOS : Math.min(2 * pauseNanos, LONGEST_NANOS);
            LockSupport.parkNanos(this, pauseNanos);
        }
        history.close();
    }

    /// What waits is still written.
    @Override
    public void close() {
        stopping = true;
    }
}
