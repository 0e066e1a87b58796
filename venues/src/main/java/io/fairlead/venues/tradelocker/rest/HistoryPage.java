package io.fairlead.venues.tradelocker.rest;

/// One answer about final orders. `hasMore` says that the stretch holds more than the venue told.
public record HistoryPage(Listing<OrderRow> orders, boolean hasMore) {}
