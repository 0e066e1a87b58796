package io.fairlead.app.run;

import io.fairlead.gateway.NanoClock;
import java.time.Instant;

/// The system's wall clock in nanoseconds since the epoch. Any thread.
public final class WallClock implements NanoClock {
    private static final long SECOND = 1_000_000_000L;

    @Override
    public long nanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * SECOND + now.getNano();
    }
}
