package io.fairlead.bench.locker;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// How the bench's thread waits. Stateless.
final class Pause {
    private Pause() {}

    static void of(Duration time) {
        until(System.nanoTime() + time.toNanos());
    }

    /// Until a time of [System#nanoTime].
    static void until(long nanos) {
        long left = nanos - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanos - System.nanoTime();
        }
    }
}
