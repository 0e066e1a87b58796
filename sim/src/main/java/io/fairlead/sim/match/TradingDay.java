package io.fairlead.sim.match;

import io.fairlead.core.model.TimeInForce;

/// When the venue's day is over, and orders with it. Immutable.
///
/// @param endNanos of the UTC day
record TradingDay(long endNanos) {
    private static final long DAY_NANOS = 86_400_000_000_000L;

    /// The next end behind a moment.
    long endAfter(long nanos) {
        long end = Math.floorDiv(nanos, DAY_NANOS) * DAY_NANOS + endNanos;
        return end > nanos ? end : end + DAY_NANOS;
    }

    /// When an order ends by itself.
    long endOf(Terms terms, long enteredNanos) {
        if (terms.tif() == TimeInForce.GOOD_TILL_DATE) {
            return terms.expireNanos();
        }
        boolean forTheDay = terms.tif() == TimeInForce.DAY || terms.tif() == TimeInForce.GOOD_TILL_CROSSING;
        return forTheDay ? endAfter(enteredNanos) : Long.MAX_VALUE;
    }
}
