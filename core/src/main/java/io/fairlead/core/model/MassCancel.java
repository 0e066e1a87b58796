package io.fairlead.core.model;

import org.jspecify.annotations.Nullable;

/// One request to cancel every order that a session carries at a venue, or every one in a symbol. `request` is its
/// ClOrdID(11). Immutable.
public record MassCancel(
        OrderId request,
        VenueId venue,
        String session,
        @Nullable Symbol symbol) {
    /// Whether an order in this symbol is meant.
    public boolean covers(Symbol orderSymbol) {
        return symbol == null || symbol.equals(orderSymbol);
    }
}
