package io.fairlead.app.config;

import io.fairlead.core.breaker.BreakerSettings;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.CancelOnDisconnect;
import io.fairlead.venues.coinbase.CoinbaseSettings;
import io.fairlead.venues.fixlp.FixLpAsking;
import io.fairlead.venues.fixlp.FixLpSettings;
import io.fairlead.venues.rate.BudgetSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One venue: which adapter speaks to it, and over which sessions.
public record VenueSettings(
        VenueId id,
        Adapter adapter,
        @Nullable Path dictionary,
        FixLpSettings.Pool pool,
        BudgetSettings budget,
        BreakerSettings breaker,
        Stopping stopping,
        FixLpAsking asking,
        FixLpSettings.Feed feed,
        Offer offer,
        FixLpSettings.Expiry expiry,
        URI url,
        TradeLockerSection tradeLocker,
        List<FixSessionSettings> sessions) {

    /// Which orders the venue takes.
    public enum Offer {
        /// Market, limit, stop and stop-limit; DAY, GTC, IOC, FOK and GTD.
        ORDINARY,
        /// Every type and time in force of FIX 4.4, MaxFloor(111) and MinQty(110).
        EVERYTHING
    }

    /// How orders are stopped there: `massCancel` whether it takes OrderMassCancelRequest(q).
    public record Stopping(boolean massCancel, CancelOnDisconnect onDisconnect) {}

    /// The venue adapters that this release has.
    public enum Adapter {
        FIXLP,
        TRADELOCKER,
        /// Prices alone.
        COINBASE;

        boolean takesOrders() {
            return switch (this) {
                case FIXLP, TRADELOCKER -> true;
                case COINBASE -> false;
            };
        }
    }

    static final Key<VenueId> ID = Key.required(
            "id",
            Scalars.id("up to 32 letters, digits, '.', '_' and '-'", id -> new VenueId(FixSessionSettings.plainId(id))),
            "Our name of the venue.");
    static final Key<Adapter> ADAPTER = Key.required(
            "adapter",
            Scalars.oneOf(Adapter.class),
            "What it speaks: fixlp is any FIX 4.4 liquidity provider; tradelocker is TradeLocker over REST and its"
                    + " Streams API; coinbase is the public market data of Coinbase"
                    + " Exchange, for reference: prices alone, no orders, no sessions.");
    static final Key<Path> DICTIONARY = Key.optional(
            "dictionary",
            Scalars.PATH,
            "XML file in QuickFIX format with what the venue adds to FIX 4.4: fields, values, messages. With one, a tag"
                    + " that neither it nor FIX 4.4 knows is unknown; without, any from 5000 on passes.");
    static final Key<Values> POOL = Key.section("pool", PoolSettings.TABLE);
    static final Key<Values> RATE_BUDGET = Key.section("rate-budget", RateBudgetSettings.TABLE);
    static final Key<Values> CIRCUIT_BREAKER = Key.section("circuit-breaker", CircuitBreakerSettings.TABLE);
    static final Key<Values> RECONCILIATION = Key.section("reconciliation", AskingSettings.TABLE);
    static final Key<Values> MARKET_DATA = Key.section("market-data", FeedSettings.TABLE);
    static final Key<Boolean> MASS_CANCEL = Key.of(
            "mass-cancel",
            Scalars.FLAG,
            "false",
            "Whether the venue takes OrderMassCancelRequest(q). Without, and where it refuses one, orders are cancelled"
                    + " one by one.");
    static final Key<CancelOnDisconnect> ON_DISCONNECT = Key.of(
            "cancel-on-disconnect",
            Scalars.oneOf(CancelOnDisconnect.class),
            "off",
            "What becomes of live orders when a connection is lost or the gateway restarts: off, they stay; venue, the"
                    + " venue cancels them by itself (agreed with it, or asked for by a field of `logon-fields`);"
                    + " emulated, once connected again the gateway asks what is live and cancels that.");
    static final Key<List<Values>> SESSIONS = Key.items("sessions", FixSessionSettings.TABLE);
    static final Key<Offer> OFFER = Key.of(
            "offers",
            Scalars.oneOf(Offer.class),
            "ordinary",
            "Which orders the venue takes; others are refused before they leave. ordinary: market, limit, stop and"
                    + " stop-limit, as DAY, GTC, IOC, FOK or GTD. everything: all of docs/orders.md, as the"
                    + " simulator does.");
    static final Key<FixLpSettings.Expiry> EXPIRY = Key.of(
            "expiry",
            Scalars.oneOf(FixLpSettings.Expiry.class),
            "time",
            "How a GTD order says when it ends: time, ExpireTime(126); date, ExpireDate(432), and then it must end with"
                    + " a day of UTC.");
    static final Key<URI> URL = Key.of(
            "url",
            Scalars.WEB_SOCKET,
            CoinbaseSettings.PUBLIC_FEED.toString(),
            "Of coinbase: where the feed is. ws:// is not encrypted and for simulators.");
    static final Key<Values> TRADELOCKER = Key.section("tradelocker", TradeLockerSection.TABLE);
    static final Table TABLE = Table.of(
            "Where orders go, and where prices come from.",
            ID,
            ADAPTER,
            DICTIONARY,
            POOL,
            RATE_BUDGET,
            CIRCUIT_BREAKER,
            RECONCILIATION,
            MARKET_DATA,
            MASS_CANCEL,
            ON_DISCONNECT,
            OFFER,
            EXPIRY,
            URL,
            TRADELOCKER,
            SESSIONS);

    static VenueSettings of(Values values) {
        return new VenueSettings(
                values.get(ID),
                values.get(ADAPTER),
                values.find(DICTIONARY),
                PoolSettings.of(values.get(POOL)),
                RateBudgetSettings.of(values.get(RATE_BUDGET)),
                CircuitBreakerSettings.of(values.get(CIRCUIT_BREAKER)),
                new Stopping(values.get(MASS_CANCEL), values.get(ON_DISCONNECT)),
                AskingSettings.of(values.get(RECONCILIATION)),
                FeedSettings.of(values.get(MARKET_DATA)),
                values.get(OFFER),
                values.get(EXPIRY),
                values.get(URL),
                TradeLockerSection.of(values.get(TRADELOCKER)),
                values.get(SESSIONS).stream().map(FixSessionSettings::of).toList());
    }
}
