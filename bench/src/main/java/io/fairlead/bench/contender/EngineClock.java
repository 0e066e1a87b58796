package io.fairlead.bench.contender;

import java.time.Instant;

/// Nanoseconds since the Unix epoch, from one reading of the wall clock and the monotonic clock. Immutable.
final class EngineClock {
    private final long offset;

    EngineClock() {
        Instant now = Instant.now();
        offset = now.getEpochSecond() * 1_000_000_000L + now.getNano() - System.nanoTime();
    }

    long nanos() {
        return System.nanoTime() + offset;
    }
}
