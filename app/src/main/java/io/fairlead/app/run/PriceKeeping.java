package io.fairlead.app.run;

import io.fairlead.gateway.NanoClock;
import io.fairlead.gateway.tape.PriceHistory;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The work of the thread `prices`: makes bars and writes recordings. It looks often while prices move, and seldom
/// while they rest, so that an idle gateway stays idle. Owned by its own thread, apart from `close`.
final class PriceKeeping implements Runnable, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PriceKeeping.class);
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
        tell(history.restore(clock.nanos()));
        long pauseNanos = SHORTEST_NANOS;
        while (!stopping) {
            pauseNanos = history.poll(clock.nanos()) > 0 ? SHORTEST_NANOS : Math.min(2 * pauseNanos, LONGEST_NANOS);
            LockSupport.parkNanos(this, pauseNanos);
        }
        history.close();
    }

    private static void tell(PriceHistory.Restored restored) {
        if (restored.tapes() > 0) {
            LOG.info("bars made of {} recordings, {} entries", restored.tapes(), restored.entries());
        }
        restored.problems().forEach(problem -> LOG.warn("a recording was passed over: {}", problem));
    }

    /// What waits is still written.
    @Override
    public void close() {
        stopping = true;
    }
}
