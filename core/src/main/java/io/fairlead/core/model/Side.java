package io.fairlead.core.model;

/// Side(54).
public enum Side {
    BUY('1'),
    SELL('2');

    private final char code;

    Side(char code) {
        this.code = code;
    }

    /// The value of Side(54).
    public char code() {
        return code;
    }

    public Side opposite() {
        return this == BUY ? SELL : BUY;
    }
}
