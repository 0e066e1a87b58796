package io.fairlead.venues.tradelocker.rest;

import org.jspecify.annotations.Nullable;

/// One answer of the report of closed trades, newest first. `nextId` is asked with for the ones before, null if there
/// are none. The route is in no public reference: it may not be there.
public record ClosedTrades(
        Listing<ClosedTradeRow> trades, @Nullable String nextId) {}
