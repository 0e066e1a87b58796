package io.fairlead.core.book;

/// What can be wrong with what a venue sends. Each is counted; all but the last four make the book doubtful.
public enum Fault {
    /// Zero, negative, missing, or more digits than the model keeps.
    BAD_PRICE,
    /// Negative, missing, or more digits than the model keeps.
    BAD_SIZE,
    /// A best price many times the one before, or a fraction of it.
    ABSURD_PRICE,
    /// A change or delete of a level that is not there.
    ABSENT_LEVEL,
    /// A new level where one stands.
    LEVEL_EXISTS,
    /// A position with a hole before it, or positions whose prices are not in order.
    BAD_POSITION,
    /// A change or delete of an entry that is not there, or an entry without a usable id.
    UNKNOWN_ID,
    /// A new entry under an id that is in use.
    ID_IN_USE,
    /// A number that is lower than it may be.
    OUT_OF_SEQUENCE,
    /// A number is missing.
    SEQUENCE_GAP,
    /// More levels or entries than the book keeps.
    TOO_MANY,
    /// The best bid stayed above the best ask.
    CROSSED,
    /// Older than the snapshot that came before it: left out, as the snapshot holds it.
    OLD,
    /// A trade or statistic without a usable price.
    BAD_STATISTIC,
    /// For an instrument that nobody asked for, or no more.
    NOT_SUBSCRIBED,
    /// For an instrument that the venue never named.
    UNKNOWN_INSTRUMENT
}
