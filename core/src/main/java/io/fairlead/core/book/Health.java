package io.fairlead.core.book;

/// Whether the prices of a book may be acted on. Only `FRESH` says yes; every other one says why not.
public enum Health {
    FRESH,
    /// The feed is cut, or silent for longer than it may be.
    STALE,
    /// Asked for, and no picture has come yet.
    AWAITED,
    /// Something was missed or could not be right: a new picture is asked for.
    GAPPED,
    /// The best bid is above the best ask.
    CROSSED,
    /// The venue says that it does not trade the instrument now.
    HALTED,
    /// Nobody sends it any more: refused, ended, or given up.
    LOST;

    private static final Health[] ALL = values();

    static Health of(int ordinal) {
        return ALL[ordinal];
    }

    public boolean isFresh() {
        return this == FRESH;
    }
}
