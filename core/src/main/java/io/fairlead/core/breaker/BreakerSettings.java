package io.fairlead.core.breaker;

/// When a breaker trips, and for how long. Durations in nanoseconds.
///
/// It trips at `failures` in a row, no two of them further apart than `withinNanos`. It stays open for `openNanos`,
/// twice as long each time that the probe fails, up to `longestNanos`.
public record BreakerSettings(int failures, long withinNanos, long openNanos, long longestNanos) {
    private static final long SECOND = 1_000_000_000L;

    public static final BreakerSettings STANDARD = new BreakerSettings(10, 60 * SECOND, 10 * SECOND, 300 * SECOND);

    /// Never trips.
    public static final BreakerSettings OFF = new BreakerSettings(Integer.MAX_VALUE, SECOND, SECOND, SECOND);

    public BreakerSettings {
        if (failures < 1 || withinNanos <= 0 || openNanos <= 0 || longestNanos < openNanos) {
            throw new IllegalArgumentException("a breaker needs failures and times that are positive, the longest at"
                    + " least the first, had " + failures + ", " + withinNanos + ", " + openNanos + ", "
                    + longestNanos);
        }
    }

    /// How long it stays open at the `trips`th time in a row.
    public long openNanos(int trips) {
        int doublings = Math.min(trips - 1, Long.numberOfLeadingZeros(openNanos) - 1);
        return Math.min(longestNanos, openNanos << Math.max(0, doublings));
    }
}
