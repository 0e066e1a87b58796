package io.fairlead.core.book;

import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import org.jspecify.annotations.Nullable;

/// Where decisions read the market: the newest best prices, conflated. Any thread.
@FunctionalInterface
public interface Quotes {
    /// Knows no market.
    Quotes NONE = (_, _) -> null;

    /// The prices of a symbol at a venue, or where that has none, at the first venue that has; null if no venue has.
    @Nullable
    Source source(VenueId venue, Symbol symbol);

    /// One book's best prices.
    @FunctionalInterface
    interface Source {
        /// Reads them; clears `into` if the first have not come yet. Allocates nothing.
        void read(Quote into);
    }
}
