package io.fairlead.venues.coinbase;

import io.fairlead.core.model.VenueId;
import io.fairlead.fix.engine.ReconnectPolicy;
import java.net.URI;

/// Where the feed is, and what is borne of it.
///
/// @param depth levels a side that readers see
/// @param silenceNanos after which a silent connection is cut: a heartbeat is due every second
public record CoinbaseSettings(VenueId venue, URI address, int depth, long silenceNanos, ReconnectPolicy reconnect) {
    /// The public feed, which needs no key.
    public static final URI PUBLIC_FEED = URI.create("wss://ws-feed.exchange.coinbase.com");

    /// 20 levels, five seconds of silence, the usual waits.
    public static CoinbaseSettings of(VenueId venue, URI address) {
        return new CoinbaseSettings(venue, address, 20, 5_000_000_000L, ReconnectPolicy.DEFAULT);
    }
}
