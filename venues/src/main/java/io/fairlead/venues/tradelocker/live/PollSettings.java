package io.fairlead.venues.tradelocker.live;

/// How often accounts are asked for. Wishes: the budget of the login decides, and what it lets through is shared
/// evenly among its accounts. Immutable.
///
/// @param hotNanos between reads right after a request of ours, and while its outcome is looked for
/// @param hotForNanos how long that lasts
/// @param activeNanos between reads while the account has open orders or positions
/// @param quietNanos between reads while it has none
/// @param checkNanos between reads that check a stream
/// @param sweepNanos between reads of history that nothing has called for
/// @param overlapNanos how far back behind the newest known final order history is read again
/// @param silentNanos after how long without a whole read an account counts as not followed
public record PollSettings(
        long hotNanos,
        long hotForNanos,
        long activeNanos,
        long quietNanos,
        long checkNanos,
        long sweepNanos,
        long overlapNanos,
        long silentNanos) {
    private static final long SECOND = 1_000_000_000L;

    /// Every second while something is at stake, every ten seconds otherwise; streams are checked every 45 s.
    public static final PollSettings STANDARD = new PollSettings(
            SECOND / 2, 5 * SECOND, SECOND, 10 * SECOND, 45 * SECOND, 60 * SECOND, 60 * SECOND, 60 * SECOND);

    public PollSettings {
        requirePositive(hotNanos, hotForNanos, activeNanos, quietNanos);
        requirePositive(checkNanos, sweepNanos, overlapNanos, silentNanos);
    }

    private static void requirePositive(long first, long second, long third, long fourth) {
        if (first < 1 || second < 1 || third < 1 || fourth < 1) {
            throw new IllegalArgumentException("times of polling must be above 0, were " + first + ", " + second + ", "
                    + third + " and " + fourth + " ns");
        }
    }
}
