package io.fairlead.core;

/// How long closed orders stay in the live state, and what is remembered of them behind that. Immutable.
///
/// @param keepNanos how long a closed order stays after anything last happened to it
/// @param closedOrders how many closed orders stay at most; the oldest leave first
/// @param rememberNanos how long an order that left is remembered, and its client order id is not taken again
/// @param rememberedOrders how many that left are remembered whole at most, a few hundred bytes each
/// @param rememberedIds how many client order ids of orders that left are not taken again, some forty bytes each
public record RetentionSettings(
        long keepNanos, int closedOrders, long rememberNanos, int rememberedOrders, int rememberedIds) {
    private static final long HOUR = 3_600_000_000_000L;

    public static final RetentionSettings DEFAULTS =
            new RetentionSettings(24 * HOUR, 5_000, 7 * 24 * HOUR, 100_000, 1_000_000);

    public RetentionSettings {
        if (keepNanos < 0 || rememberNanos < keepNanos) {
            throw new IllegalArgumentException("closed orders must be kept for 0 or longer and remembered at least as"
                    + " long, were " + keepNanos + " and " + rememberNanos + " ns");
        }
        if (closedOrders < 0 || rememberedOrders < 0 || rememberedIds < rememberedOrders) {
            throw new IllegalArgumentException("numbers of orders kept must be 0 or more, with an id at least for each"
                    + " that is remembered, were " + closedOrders + ", " + rememberedOrders + " and " + rememberedIds);
        }
    }
}
