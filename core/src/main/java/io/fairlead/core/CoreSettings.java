package io.fairlead.core;

import io.fairlead.core.breaker.BreakerSettings;

/// What the core may be told. Durations in nanoseconds.
///
/// An order in doubt is asked about after `firstAskNanos`, then after twice as long each time, up to `longestAskNanos`.
/// A message that the venue leaves unanswered for `answerNanos`, its connection being up, puts its order in doubt.
/// `retention` says how long closed orders stay. `breaker` says when a venue that keeps failing gets no new orders.
public record CoreSettings(
        long firstAskNanos,
        long longestAskNanos,
        long answerNanos,
        BreakerSettings breaker,
        RetentionSettings retention) {
    private static final long SECOND = 1_000_000_000L;

    public static final CoreSettings DEFAULTS = new CoreSettings(SECOND, 60 * SECOND, 10 * SECOND);

    /// With the usual circuit breakers.
    public CoreSettings(long firstAskNanos, long longestAskNanos, long answerNanos) {
        this(firstAskNanos, longestAskNanos, answerNanos, BreakerSettings.STANDARD);
    }

    /// With the usual retention.
    public CoreSettings(long firstAskNanos, long longestAskNanos, long answerNanos, BreakerSettings breaker) {
        this(firstAskNanos, longestAskNanos, answerNanos, breaker, RetentionSettings.DEFAULTS);
    }

    /// The same with another retention.
    public CoreSettings with(RetentionSettings other) {
        return new CoreSettings(firstAskNanos, longestAskNanos, answerNanos, breaker, other);
    }

    public CoreSettings {
        if (firstAskNanos <= 0 || longestAskNanos < firstAskNanos || answerNanos <= 0) {
            throw new IllegalArgumentException(
                    "the first interval of asking must be positive and at most the longest, and the time for answers"
                            + " positive, were " + firstAskNanos + ", " + longestAskNanos + " and " + answerNanos);
        }
    }
}
