package io.fairlead.core.book;

/// What an entry is about, MDEntryType(269).
public enum EntryKind {
    BID,
    ASK,
    TRADE,
    OPENING_PRICE,
    CLOSING_PRICE,
    SESSION_HIGH,
    SESSION_LOW
}
