package io.fairlead.app.run;

import io.fairlead.gateway.NanoClock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/// The wall clock in nanoseconds since the epoch, but it does not go back: set back by up to ten minutes it runs on
/// by the machine's monotonic clock, a fifth slower until both agree, since a step back would hold back every
/// heartbeat. A step forward is followed at once, and so is a larger step back: the time before was plainly wrong,
/// and venues compare. Any thread; allocates nothing of its own.
public final class WallClock implements NanoClock {
    private static final long SECOND = 1_000_000_000L;
    private static final long WRONG_NANOS = 600 * SECOND;
    private static final int SLEW_SHARE = 5;

    private final AtomicLong newest = new AtomicLong(wall());
    private final AtomicLong measured = new AtomicLong(System.nanoTime());

    private static long wall() {
        Instant now = Instant.now();
        return now.getEpochSecond() * SECOND + now.getNano();
    }

    @Override
    public long nanos() {
        return next(wall(), System.nanoTime());
    }

    /// The time, when the wall clock and the monotonic clock show this.
    long next(long wallNanos, long monotonicNanos) {
        long before = measured.getAndAccumulate(monotonicNanos, Math::max);
        long passed = Math.max(0, monotonicNanos - before);
        long last;
        long next;
        do {
            last = newest.get();
            next = led(last, passed, wallNanos);
        } while (!newest.compareAndSet(last, next));
        return next;
    }

    private static long led(long last, long passed, long wall) {
        long ahead = last + passed - wall;
        boolean follow = wall >= last || ahead > WRONG_NANOS;
        return follow ? wall : last + passed - passed / SLEW_SHARE;
    }
}
