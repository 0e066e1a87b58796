package io.fairlead.venues.tradelocker.live;

import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.VenueId;
import io.fairlead.venues.market.SubscriptionSettings;

/// How prices are asked for. Immutable.
///
/// @param intervalNanos between two questions about an instrument: a wish, as the budget of the login decides
/// @param staleNanos after which a price that was not told anew is no fresh one
/// @param sizes what sizes of quotes count: the venue's documents do not say
/// @param extras what is asked for besides the best prices
public record QuoteSettings(
        VenueId venue,
        SubscriptionSettings subscriptions,
        long intervalNanos,
        long staleNanos,
        QuantityUnit sizes,
        Extras extras) {
    private static final long SECOND = 1_000_000_000L;

    /// What is asked for besides the best prices.
    ///
    /// @param depth whether the levels behind the best are asked for, in place of the best alone
    /// @param dayNanos between two questions about the day's bar, which tells open, high and low; 0 for never
    public record Extras(boolean depth, long dayNanos) {
        /// The best prices alone.
        public static final Extras NONE = new Extras(false, 0);
    }

    public QuoteSettings {
        if (intervalNanos < 1 || staleNanos < 1) {
            throw new IllegalArgumentException(
                    "times of quotes must be above 0, were " + intervalNanos + " and " + staleNanos + " ns");
        }
    }

    /// Everything that the venue trades, or what is read alone; a price that was not told for ten seconds is stale, or
    /// for five times as long as it should take.
    public static QuoteSettings of(VenueId venue, boolean always, long intervalNanos, Extras extras) {
        SubscriptionSettings standard = SubscriptionSettings.STANDARD;
        return new QuoteSettings(
                venue,
                always ? standard : standard.onDemand(),
                intervalNanos,
                Math.max(10 * SECOND, 5 * intervalNanos),
                QuantityUnit.LOTS,
                extras);
    }

    /// All instruments, every second.
    public static QuoteSettings of(VenueId venue) {
        return of(venue, true, SECOND, Extras.NONE);
    }
}
