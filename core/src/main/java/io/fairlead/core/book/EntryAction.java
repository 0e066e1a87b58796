package io.fairlead.core.book;

/// What becomes of a level or an entry, MDUpdateAction(279). What it names is a price, a position from the best on, or
/// an entry id, as the book's [Keying] has it.
public enum EntryAction {
    /// It is new; one that is there already is a fault. In a snapshot every entry is new.
    NEW,
    /// It is there and changes; one that is not there is a fault.
    CHANGE,
    /// It is now so, whether it was there or not: for venues that do not tell new from changed.
    SET,
    /// It was there and is gone.
    DELETE,
    /// All from the best one through this one are gone.
    DELETE_THROUGH,
    /// This one and all that are worse are gone.
    DELETE_FROM
}
