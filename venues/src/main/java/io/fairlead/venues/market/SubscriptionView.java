package io.fairlead.venues.market;

import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;

/// A subscription as it stood a moment ago; immutable, may go anywhere. `why` says what stands against it, empty if
/// nothing does; `toldNanos` is when the venue spoke of it last, 0 if never; `requests` how often it was asked for.
public record SubscriptionView(
        VenueId venue,
        Symbol symbol,
        SubscriptionState state,
        int readers,
        String why,
        long sinceNanos,
        Traffic traffic) {
    /// What came and what was asked.
    public record Traffic(long toldNanos, long updates, int requests) {}
}
