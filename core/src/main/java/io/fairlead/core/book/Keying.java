package io.fairlead.core.book;

/// By what a venue's changes name a level.
public enum Keying {
    PRICE,
    /// MDEntryPositionNo(290), or MDPriceLevel(1023): 1 is the best.
    POSITION,
    /// MDEntryID(278): each entry is an order or a quote of its own, and a level is the sum of those at its price.
    ENTRY_ID
}
