package io.fairlead.sim.match;

import io.fairlead.core.model.Decimal;

/// What an account holds of one symbol, net of everything that was ever executed for it, and what it is worth.
/// `qty` is signed: long is positive. Immutable.
public record HeldPosition(String symbol, Decimal qty, Decimal price) {}
