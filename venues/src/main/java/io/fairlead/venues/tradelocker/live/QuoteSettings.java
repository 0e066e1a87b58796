package io.fairlead.venues.tradelocker.live;

import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.VenueId;
import io.fairlead.venues.market.SubscriptionSettings;

/// How prices are asked for. Immutable.
///
/// @param intervalNanos between two questions about an instrument: a wish, as the budget of the login decides
/// @param staleNanos after which a price that was not told anew is no fresh one
/// @param sizes what sizes of quotes count: the venue's documents do not say
public record QuoteSettings(
        VenueId venue, SubscriptionSettings subscriptions, long intervalNanos, long staleNanos, QuantityUnit sizes) {
    private static final long SECOND = 1_000_000_000L;

    public QuoteSettings {
        if (intervalNanos < 1 || staleNanos < 1) {
            throw new IllegalArgumentException(
                    "times of quotes must be above 0, were " + intervalNanos + " and " + staleNanos + " ns");
        }
    }

    /// What somebody reads, every second; a price of ten seconds ago is stale.
    public static QuoteSettings of(VenueId venue) {
        return new QuoteSettings(
                venue, SubscriptionSettings.STANDARD.onDemand(), SECOND, 10 * SECOND, QuantityUnit.UNITS);
    }
}
