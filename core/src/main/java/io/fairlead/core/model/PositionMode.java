package io.fairlead.core.model;

/// Whether fills of both sides net into one position, or each opening stands by itself until closed.
public enum PositionMode {
    NETTING,
    HEDGING
}
