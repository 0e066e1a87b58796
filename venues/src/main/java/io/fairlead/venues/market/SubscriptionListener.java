package io.fairlead.venues.market;

import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;

/// Hears of every step of every subscription. Called on the polling thread; what takes long belongs elsewhere.
@FunctionalInterface
public interface SubscriptionListener {
    /// Hears nothing.
    SubscriptionListener NONE = _ -> {};

    void turned(Turn turn);

    /// One step; `why` is empty where there is nothing to say.
    record Turn(long atNanos, VenueId venue, Symbol symbol, SubscriptionState from, SubscriptionState to, String why) {}
}
