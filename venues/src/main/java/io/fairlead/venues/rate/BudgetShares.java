package io.fairlead.venues.rate;

/// How each limit of a budget is shared, in percent. Immutable.
///
/// @param margin stays unused, since the venue's clock and ours do not cut time at the same instants
/// @param cancel of the rest, is kept for cancels
/// @param reduce is kept for reductions, after cancels
/// @param query is kept for queries, after both
public record BudgetShares(int margin, int cancel, int reduce, int query) {
    public static final BudgetShares STANDARD = new BudgetShares(10, 20, 10, 5);

    public BudgetShares {
        if (margin < 0 || margin > 90 || cancel < 0 || reduce < 0 || query < 0 || cancel + reduce + query > 90) {
            throw new IllegalArgumentException("margin must be 0 to 90 %, the reserves together too, were " + margin
                    + " and " + cancel + ", " + reduce + ", " + query);
        }
    }

    /// The same without a margin, for a limit that has its own already.
    public BudgetShares withoutMargin() {
        return new BudgetShares(0, cancel, reduce, query);
    }
}
