package io.fairlead.strategy;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;

/// What a strategy's account now holds of an instrument, in signed units.
public record PositionChange(Symbol symbol, Decimal units) {}
