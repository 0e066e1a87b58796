package io.fairlead.core.port;

/// How often a venue is asked for what we hold to be true, in nanoseconds; 0 means never.
///
/// @param openWithinNanos how long a recovery plan may take before it is called overdue
/// @param ordersNanos between two readings of the open orders
/// @param positionsNanos between two readings of the positions
/// @param fillsNanos between two readings of the executions
/// @param idleNanos between two readings of any of them on an account where nothing is open and nothing happens
public record ReconcileTimes(
        long openWithinNanos, long ordersNanos, long positionsNanos, long fillsNanos, long idleNanos) {
    private static final long SECOND = 1_000_000_000L;

    /// What suits an ordinary venue.
    public static final ReconcileTimes STANDARD =
            new ReconcileTimes(30 * SECOND, 60 * SECOND, 60 * SECOND, 60 * SECOND, 300 * SECOND);

    /// A venue that is asked when a session comes up, and not again.
    public static final ReconcileTimes AT_LOGON = new ReconcileTimes(30 * SECOND, 0, 0, 0, 0);

    /// The executions as often as the positions.
    public ReconcileTimes(long openWithinNanos, long ordersNanos, long positionsNanos, long idleNanos) {
        this(openWithinNanos, ordersNanos, positionsNanos, positionsNanos, idleNanos);
    }

    public ReconcileTimes {
        if (openWithinNanos <= 0 || Math.min(ordersNanos, positionsNanos) < 0 || Math.min(fillsNanos, idleNanos) < 0) {
            throw new IllegalArgumentException(
                    "a recovery needs time and no interval is negative, were " + openWithinNanos + ", " + ordersNanos
                            + ", " + positionsNanos + ", " + fillsNanos + " and " + idleNanos);
        }
    }
}
