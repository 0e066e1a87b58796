package io.fairlead.core.model;

/// Names the strategy that an order belongs to; `manual` for a person's.
public record StrategyId(String value) {
    /// The gateway's own orders that close positions.
    public static final StrategyId CLOSE = new StrategyId("close");

    public StrategyId {
        Ids.check("StrategyId", value, 32);
    }

    @Override
    public String toString() {
        return value;
    }
}
