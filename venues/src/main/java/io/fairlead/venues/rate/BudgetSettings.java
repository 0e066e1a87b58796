package io.fairlead.venues.rate;

import java.util.EnumSet;
import java.util.List;

/// What one venue bears. Immutable.
///
/// @param shared limits of the login: whatever goes by any route counts
/// @param each limits that each route has for itself
/// @param queryWaitNanos how long a query may wait for its turn
public record BudgetSettings(
        List<BudgetLimit> shared, List<BudgetLimit> each, BudgetShares shares, long queryWaitNanos) {
    private static final long SECOND_NANOS = 1_000_000_000L;

    /// For a venue that says nothing: questions are paced, so that doubts about many orders are no flood.
    public static final BudgetSettings STANDARD = new BudgetSettings(
            List.of(new BudgetLimit("queries-per-second", 100, SECOND_NANOS, EnumSet.of(Lane.QUERY))),
            List.of(),
            BudgetShares.STANDARD,
            5 * SECOND_NANOS);

    public BudgetSettings {
        shared = List.copyOf(shared);
        each = List.copyOf(each);
        if (queryWaitNanos <= 0) {
            throw new IllegalArgumentException("queries must be given time to wait, were given " + queryWaitNanos);
        }
    }

    /// Windows for the shared limits, to be given to every route's budget.
    public List<RateWindow> sharedWindows() {
        return windows(shared);
    }

    /// Windows for one route alone.
    public List<RateWindow> windowsOfRoute() {
        return windows(each);
    }

    private List<RateWindow> windows(List<BudgetLimit> limits) {
        return limits.stream().map(limit -> new RateWindow(limit, shares)).toList();
    }
}
