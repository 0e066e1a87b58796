package io.fairlead.venues.tradelocker;

import io.fairlead.venues.tradelocker.live.LiveListener;
import io.fairlead.venues.tradelocker.live.LiveSettings;
import io.fairlead.venues.tradelocker.live.TradeLockerLive;
import io.fairlead.venues.tradelocker.rest.RestListener;
import io.fairlead.venues.tradelocker.rest.TokenStore;
import io.fairlead.venues.tradelocker.rest.TradeLockerHttp;
import io.fairlead.venues.tradelocker.rest.TradeLockerRest;
import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.WebStreams;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/// The venue itself, over HTTP and WebSockets. Immutable.
///
/// @param chance from 0 to below 1
public record TradeLockerLines(TradeLockerSettings settings, Network network, DoubleSupplier chance)
        implements TradeLockerAccess {

    /// What it is given: connections, `http` for this venue alone, and where refresh tokens are kept.
    public record Network(Http http, WebStreams streams, TokenStore tokens) {}

    @Override
    public TradeLockerRest rest(LongSupplier epochNanos, RestListener listener) {
        return new TradeLockerHttp(
                settings.rest(),
                settings.logins(),
                new TradeLockerHttp.Ports(network.http, network.tokens, listener, epochNanos));
    }

    @Override
    public Following follow(TradeLockerRest rest, LiveListener listener, LongSupplier epochNanos) {
        LiveSettings live = new LiveSettings(settings.polling(), settings.streams());
        return new LiveFollowing(new TradeLockerLive(live, rest, network.streams, chance, listener), epochNanos);
    }
}
