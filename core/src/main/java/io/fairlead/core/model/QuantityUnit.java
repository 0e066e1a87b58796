package io.fairlead.core.model;

/// What a quantity counts: units of the instrument's base, or lots of `Instrument.contractSize` units.
public enum QuantityUnit {
    UNITS,
    LOTS
}
