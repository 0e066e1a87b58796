package io.fairlead.sim.match;

import io.fairlead.core.model.Decimal;
import java.util.List;

/// The book of one symbol, best price first, client orders and simulated liquidity added up by price.
public record Depth(String symbol, List<Level> bids, List<Level> asks) {
    public record Level(Decimal price, Decimal qty) {}
}
