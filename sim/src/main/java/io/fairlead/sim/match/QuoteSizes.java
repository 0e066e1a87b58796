package io.fairlead.sim.match;

import io.fairlead.core.model.Decimal;

/// The least and the most that a quote holds for. Immutable.
public record QuoteSizes(Decimal least, Decimal most) {}
