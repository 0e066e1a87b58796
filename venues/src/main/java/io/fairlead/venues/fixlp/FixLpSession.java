package io.fairlead.venues.fixlp;

/// What is special about one order session of a provider. Immutable.
///
/// A `standby` session is logged on like any other, and takes new orders only while no other is. At most
/// `ordersPerSecond` new orders and replaces go out in any second, a part of them kept for those that reduce; cancels
/// and queries don't count. What else holds them is the venue's [io.fairlead.venues.rate.BudgetSettings].
public record FixLpSession(String name, boolean standby, int ordersPerSecond, OrderTags tags) {
    /// More than can be sent.
    public static final int ANY_RATE = 1_000_000_000;

    /// A session that takes orders at any rate, without tags.
    public static FixLpSession primary(String name) {
        return new FixLpSession(name, false, ANY_RATE, OrderTags.NONE);
    }

    /// One that waits for the others to fail.
    public static FixLpSession standby(String name) {
        return new FixLpSession(name, true, ANY_RATE, OrderTags.NONE);
    }

    /// The same with a limit on new orders and replaces.
    public FixLpSession withOrdersPerSecond(int perSecond) {
        return new FixLpSession(name, standby, perSecond, tags);
    }

    /// The same with other order tags.
    public FixLpSession withTags(OrderTags other) {
        return new FixLpSession(name, standby, ordersPerSecond, other);
    }
}
