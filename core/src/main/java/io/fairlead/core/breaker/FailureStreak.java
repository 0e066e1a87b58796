package io.fairlead.core.breaker;

/// Counts failures in a row. Owned by one thread; allocates nothing.
public final class FailureStreak {
    private final BreakerSettings settings;
    private int failures;
    private long newestNanos;

    public FailureStreak(BreakerSettings settings) {
        this.settings = settings;
    }

    /// Counts one; returns how many there are in a row now.
    public int failed(long nowNanos) {
        boolean goesOn = failures > 0 && nowNanos - newestNanos <= settings.withinNanos();
        failures = goesOn ? failures + 1 : 1;
        newestNanos = nowNanos;
        return failures;
    }

    public boolean isTooLong() {
        return failures >= settings.failures();
    }

    public void ended() {
        failures = 0;
    }

    public int failures() {
        return failures;
    }
}
