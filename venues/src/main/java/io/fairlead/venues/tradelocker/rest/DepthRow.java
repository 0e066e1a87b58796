package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import java.util.List;

/// Levels of an instrument's book, in the venue's order. Immutable.
public record DepthRow(List<Level> asks, List<Level> bids) {
    public DepthRow {
        asks = List.copyOf(asks);
        bids = List.copyOf(bids);
    }

    /// One level.
    public record Level(Decimal price, Decimal size) {}
}
