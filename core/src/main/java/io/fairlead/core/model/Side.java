package io.fairlead.core.model;

/// Side(54).
public enum Side {
    BUY,
    SELL
}
