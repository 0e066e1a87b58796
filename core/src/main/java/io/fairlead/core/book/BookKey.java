package io.fairlead.core.book;

import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;

/// Which book: one instrument at one venue.
public record BookKey(VenueId venue, Symbol symbol) {
    @Override
    public String toString() {
        return symbol + "@" + venue;
    }
}
