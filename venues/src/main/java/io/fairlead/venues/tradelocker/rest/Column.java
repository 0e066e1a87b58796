package io.fairlead.venues.tradelocker.rest;

/// A column of one of the venue's tables: rows are bare lists, and `/trade/config` says what stands where.
interface Column {
    /// As the venue names it.
    String id();

    /// Whether a table without it is of no use to us.
    boolean needed();
}
