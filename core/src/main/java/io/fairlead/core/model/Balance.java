package io.fairlead.core.model;

/// By what a group finds the one member that an order goes to. The names are stable: logs hold them, so new ones come
/// last. Between members that are alike, the one whose turn it is.
public enum Balance {
    /// Each in its turn.
    ROUND_ROBIN,
    /// The one that would come to hold the least of the symbol on the order's side, live orders counted.
    LEAST_EXPOSURE,
    /// The one with the most free margin by its venue's newest word.
    MOST_HEADROOM,
    /// The one with the fewest live orders.
    FEWEST_ORDERS
}
