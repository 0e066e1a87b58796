package io.fairlead.venues.rate;

/// What a request is for, the most urgent first: what is kept for one lane is closed to all behind it.
public enum Lane {
    CANCEL(0),
    /// Orders and changes that only make a position or an order smaller.
    REDUCE(1),
    /// Questions. They may wait, orders never do.
    QUERY(2),
    NEW(3);

    private final int rank;

    Lane(int rank) {
        this.rank = rank;
    }

    /// 0 for the most urgent.
    int rank() {
        return rank;
    }
}
