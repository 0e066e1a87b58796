package io.fairlead.core.quote;

import io.fairlead.core.model.VenueId;
import org.jspecify.annotations.Nullable;

/// Where decisions look a quote up. Any thread.
@FunctionalInterface
public interface QuoteBook {
    /// Knows no quote.
    QuoteBook NONE = (_, _) -> null;

    /// The quote of this id; null if it did not come over our own requests.
    @Nullable
    VenueQuote find(VenueId venue, String id);
}
