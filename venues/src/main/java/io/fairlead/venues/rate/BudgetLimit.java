package io.fairlead.venues.rate;

import java.util.EnumSet;
import java.util.Set;

/// What a venue bears: in no stretch of `perNanos` more than `most` requests of the lanes that it counts. Immutable.
public record BudgetLimit(String name, int most, long perNanos, Set<Lane> counts) {
    public static final int LARGEST = 1_000_000;

    private static final long SECOND_NANOS = 1_000_000_000L;

    public BudgetLimit {
        if (most < 1 || most > LARGEST || perNanos < 1) {
            throw new IllegalArgumentException("limit '" + name + "' must be 1 to " + LARGEST
                    + " requests in some time, was " + most + " in " + perNanos + " ns");
        }
        if (counts.isEmpty()) {
            throw new IllegalArgumentException("limit '" + name + "' must count some lane, counts none");
        }
        counts = Set.copyOf(counts);
    }

    /// One for every kind of request.
    public static BudgetLimit ofAll(String name, int most, long perNanos) {
        return new BudgetLimit(name, most, perNanos, EnumSet.allOf(Lane.class));
    }

    /// New orders and changes by the second, as most FIX venues count.
    public static BudgetLimit ordersPerSecond(int most) {
        return new BudgetLimit("orders-per-second", most, SECOND_NANOS, EnumSet.of(Lane.REDUCE, Lane.NEW));
    }
}
