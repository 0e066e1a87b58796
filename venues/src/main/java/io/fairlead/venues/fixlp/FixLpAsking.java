package io.fairlead.venues.fixlp;

import io.fairlead.core.port.ReconcileTimes;

/// What a provider can be asked, and how often. Immutable.
///
/// @param settleNanos how long it may take to show an order whose connection closed
/// @param list what its answer to OrderMassStatusRequest(AF) is worth
/// @param positions whether it answers RequestForPositions(AN)
public record FixLpAsking(long settleNanos, OrderList list, boolean positions, ReconcileTimes times) {
    /// An ordinary provider.
    public static final FixLpAsking STANDARD =
            new FixLpAsking(10_000_000_000L, OrderList.WHOLE, false, ReconcileTimes.STANDARD);

    /// How a provider tells all orders of an account.
    public enum OrderList {
        /// By TotNumReports(911) or LastRptRequested(912) one can tell where it ends.
        WHOLE,
        /// Without either: it shows what there is, and proves nothing about what it does not show.
        OPEN_ENDED,
        /// It can't be asked.
        NONE
    }

    public FixLpAsking {
        if (settleNanos < 0) {
            throw new IllegalArgumentException("a settle time must not be negative, was " + settleNanos);
        }
    }
}
