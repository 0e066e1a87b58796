package io.fairlead.gateway.tape;

/// What an entry of a tape says. The codes are the file format, for ever.
public enum TapeKind {
    /// A new picture of a book begins: what stood there is forgotten.
    SNAPSHOT(1, true),
    /// Changes to the book that stands begin.
    UPDATE(2, true),
    /// What is bid at a price now; size 0 means nothing.
    BID(3, false),
    /// What is offered at a price now; size 0 means nothing.
    ASK(4, false),
    /// The picture, or the changes, are whole.
    END(5, false),
    /// An execution that the venue published, at the time that the venue says.
    TRADE(6, true),
    /// The book may not be acted on until its next snapshot.
    STALE(7, true),
    /// So many entries found no room, or a part of the file is damaged: no book is to be trusted until its next
    /// snapshot. `size` says how many, 0 if nobody knows.
    LOST(8, true),
    /// The best bid, as price, and the best ask, as size, of a book that is fresh. Never written to a file: the levels
    /// say it.
    TOP(9, true);

    private static final TapeKind[] BY_CODE = byCode();

    private final int code;
    private final boolean timed;

    TapeKind(int code, boolean timed) {
        this.code = code;
        this.timed = timed;
    }

    int code() {
        return code;
    }

    /// Whether it has a time of its own; the others happen at the time of what they belong to.
    boolean isTimed() {
        return timed;
    }

    /// Whether it has a price and a size.
    boolean isPriced() {
        return switch (this) {
            case BID, ASK, TRADE, TOP -> true;
            case SNAPSHOT, UPDATE, END, STALE, LOST -> false;
        };
    }

    static TapeKind of(int code) {
        if (code < 1 || code >= BY_CODE.length) {
            throw new TapeException("no entry has the kind " + code);
        }
        return BY_CODE[code];
    }

    private static TapeKind[] byCode() {
        TapeKind[] kinds = new TapeKind[values().length + 1];
        for (TapeKind kind : values()) {
            kinds[kind.code] = kind;
        }
        return kinds;
    }
}
