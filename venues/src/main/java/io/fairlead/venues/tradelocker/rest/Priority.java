package io.fairlead.venues.tradelocker.rest;

import io.fairlead.venues.rate.Lane;

/// What a request is for, the most urgent first. The first four are sent at once or refused; queries wait their turn.
public enum Priority {
    CANCEL(Lane.CANCEL),
    /// Closes, and changes that only make an order or a position smaller.
    REDUCE(Lane.REDUCE),
    NEW(Lane.NEW),
    /// Questions on which the fate of an order hangs.
    QUERY(Lane.QUERY),
    /// Questions asked again and again.
    POLL(Lane.QUERY),
    /// Quotes, depth, bars and what is known of instruments.
    PRICES(Lane.QUERY);

    private final Lane lane;

    Priority(Lane lane) {
        this.lane = lane;
    }

    /// The lane in which it counts.
    public Lane lane() {
        return lane;
    }

    /// Whether it may wait for its turn.
    public boolean waits() {
        return lane == Lane.QUERY;
    }
}
