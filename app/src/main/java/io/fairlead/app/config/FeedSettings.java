package io.fairlead.app.config;

import io.fairlead.core.book.BookLayout;
import io.fairlead.core.book.Keying;
import io.fairlead.venues.fixlp.FixLpSettings.Feed;
import io.fairlead.venues.fixlp.FixLpSettings.Quotes;
import io.fairlead.venues.fixlp.FixLpSettings.Reference;
import io.fairlead.venues.fixmd.MarketDataFormat;
import io.fairlead.venues.market.SubscriptionSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a venue is asked for besides orders: market data, quotes, reference data.
final class FeedSettings {
    /// How changes of a book are told.
    enum Updates {
        SNAPSHOTS,
        INCREMENTS
    }

    /// What is subscribed to.
    enum Demand {
        ALWAYS,
        ON_DEMAND
    }

    /// Which session quotes are asked for over.
    enum QuotesOver {
        MARKET_DATA,
        ORDERS
    }

    static final Key<Integer> DEPTH = Key.of(
            "depth",
            Scalars.whole(0, BookLayout.MAX_DEPTH),
            "5",
            "MarketDepth(264): levels a side; 1 is the top alone, 0 the whole book, of which the best 50 are shown.");
    static final Key<Updates> UPDATES = Key.of(
            "updates",
            Scalars.oneOf(Updates.class),
            "snapshots",
            "How changes come, MDUpdateType(265): snapshots (W) each time, or increments (X).");
    static final Key<Keying> LEVELS_BY = Key.of(
            "levels-by",
            Scalars.oneOf(keyings()),
            "price",
            "What names a level in increments: price, position (290 or 1023), or entry-id (278).");
    static final Key<Boolean> NEW_FROM_CHANGED = Key.of(
            "tells-new-from-changed",
            Scalars.FLAG,
            "true",
            "Whether MDUpdateAction(279) 0 and 1 mean what they say; if not, both set a level.");
    static final Key<Boolean> TRADES = Key.of("trades", Scalars.FLAG, "false", "Whether trades are asked for.");
    static final Key<Boolean> DAY_PRICES =
            Key.of("day-prices", Scalars.FLAG, "false", "Whether opening, closing, high and low price are asked for.");
    static final Key<Demand> SUBSCRIBE = Key.of(
            "subscribe",
            Scalars.oneOf(Demand.class),
            "always",
            "always: every instrument of the venue; on-demand: those that somebody reads. Limits and guards that need"
                    + " prices read nothing by themselves, so leave it unless the venue bounds subscriptions.");
    static final Key<Integer> REQUESTS =
            Key.of("requests-per-second", Scalars.whole(1, 1000), "20", "Market-data requests in any second.");
    static final Key<Integer> MOST =
            Key.of("most-subscriptions", Scalars.whole(1, 100_000), "500", "Subscriptions that the session may hold.");
    static final Key<Duration> RETRY = Key.of(
            "retry",
            Scalars.span("100ms", "1h"),
            "10s",
            "Until a request that was refused for now, or not answered, is made again; doubles up to 32 times that.");
    static final Key<Duration> ANSWER = Key.of(
            "answer-within", Scalars.span("100ms", "10m"), "10s", "How long the first picture of a book may take.");
    static final Key<Duration> STALE = Key.of(
            "stale-after",
            Scalars.span("0s", "1d"),
            "0s",
            "Silence behind which a book and its subscription are stale; 0s is never.");
    static final Key<Boolean> QUOTES = Key.of(
            "quotes", Scalars.FLAG, "false", "Whether the venue answers QuoteRequest(R), over the session named next.");
    static final Key<QuotesOver> QUOTES_OVER = Key.of(
            "quotes-over",
            Scalars.oneOf(QuotesOver.class),
            "market-data",
            "Where quotes are asked for: the session that carries market data, or the first that carries orders.");
    static final Key<Boolean> SECURITY_LIST =
            Key.of("security-list", Scalars.FLAG, "false", "Whether SecurityList(y) is asked for behind each logon.");
    static final Key<Boolean> SECURITY_STATUS = Key.of(
            "security-status",
            Scalars.FLAG,
            "false",
            "Whether SecurityStatus(f) of each instrument is asked for: a halted one has a halted book.");
    static final Key<Boolean> TRADING_SESSION =
            Key.of("trading-session", Scalars.FLAG, "false", "Whether TradingSessionStatus(h) is asked for.");
    static final Table TABLE = Table.of(
            "Market data of the venue, quotes on request, and what it lists.",
            DEPTH,
            UPDATES,
            LEVELS_BY,
            NEW_FROM_CHANGED,
            TRADES,
            DAY_PRICES,
            SUBSCRIBE,
            REQUESTS,
            MOST,
            RETRY,
            ANSWER,
            STALE,
            QUOTES,
            QUOTES_OVER,
            SECURITY_LIST,
            SECURITY_STATUS,
            TRADING_SESSION);

    private FeedSettings() {}

    static Feed of(Values values) {
        return new Feed(
                new MarketDataFormat(
                        values.get(DEPTH),
                        values.get(UPDATES) == Updates.INCREMENTS,
                        values.get(LEVELS_BY),
                        values.get(NEW_FROM_CHANGED),
                        new MarketDataFormat.Extras(values.get(TRADES), values.get(DAY_PRICES))),
                new SubscriptionSettings(
                        values.get(REQUESTS),
                        values.get(MOST),
                        values.get(RETRY).toNanos(),
                        values.get(ANSWER).toNanos(),
                        values.get(STALE).toNanos(),
                        values.get(SUBSCRIBE) == Demand.ALWAYS),
                new Reference(values.get(SECURITY_LIST), values.get(SECURITY_STATUS), values.get(TRADING_SESSION)),
                quotes(values));
    }

    private static Quotes quotes(Values values) {
        if (!values.get(QUOTES)) {
            return Quotes.NONE;
        }
        return switch (values.get(QUOTES_OVER)) {
            case MARKET_DATA -> Quotes.WITH_MARKET_DATA;
            case ORDERS -> Quotes.WITH_ORDERS;
        };
    }

    private static Map<String, Keying> keyings() {
        Map<String, Keying> words = new LinkedHashMap<>();
        words.put("price", Keying.PRICE);
        words.put("position", Keying.POSITION);
        words.put("entry-id", Keying.ENTRY_ID);
        return words;
    }
}
