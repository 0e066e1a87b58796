package io.fairlead.core;

/// What the core may be told. Durations in nanoseconds.
///
/// An order in doubt is asked about after `firstAskNanos`, then after twice as long each time, up to `longestAskNanos`.
public record CoreSettings(long firstAskNanos, long longestAskNanos) {
    private static final long SECOND = 1_000_000_000L;

    public static final CoreSettings DEFAULTS = new CoreSettings(SECOND, 60 * SECOND);

    public CoreSettings {
        if (firstAskNanos <= 0 || longestAskNanos < firstAskNanos) {
            throw new IllegalArgumentException(
                    "the first interval of asking must be positive and at most the longest, were " + firstAskNanos
                            + " and " + longestAskNanos);
        }
    }
}
