package io.fairlead.app.config;

import io.fairlead.app.secret.SecretRef;
import io.fairlead.core.model.Decimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A TradeLocker venue: which of its environments, by which logins, and how it is used.
///
/// @param developerKey null without one: accounts are polled
public record TradeLockerSection(
        Environment environment,
        URI api,
        URI streams,
        @Nullable SecretRef developerKey,
        Duration settle,
        int budgetShare,
        Polling polling,
        Prices prices,
        Decimal ticksPerPip,
        List<Login> logins) {

    /// Where TradeLocker keeps accounts.
    public enum Environment {
        DEMO,
        LIVE,
        /// Wherever `api-url` says.
        CUSTOM
    }

    /// One user at one of the broker's servers.
    public record Login(String id, String email, String server, SecretRef password) {}

    /// How often accounts are asked for.
    public record Polling(Duration active, Duration quiet) {}

    /// How prices are asked for, and what of them.
    public record Prices(Duration every, boolean always, boolean depth, boolean day) {}

    static final Key<Environment> ENVIRONMENT = Key.of(
            "environment",
            Scalars.oneOf(Environment.class),
            "demo",
            "Which accounts the logins are for: demo, live, or custom: what `api-url` names, as a simulator.");
    static final Key<URI> API_URL = Key.optional(
            "api-url",
            Scalars.WEB_ADDRESS,
            "Of custom: where the REST interface is, as https://demo.tradelocker.com/backend-api. http:// is not encrypted"
                    + " and taken for this machine alone.");
    static final Key<URI> STREAMS_URL = Key.of(
            "streams-url",
            Scalars.WEB_SOCKET,
            "wss://api.tradelocker.com",
            "Where the Streams API is; used with a developer key.");
    static final Key<SecretRef> DEVELOPER_KEY = Key.optional(
            "developer-key",
            Scalars.SECRET,
            "Where the developer key is kept. With one, accounts are followed by the Streams API; without, they are"
                    + " polled.");
    static final Key<Duration> SETTLE = Key.of(
            "settle",
            Scalars.span("1s", "10m"),
            "30s",
            "How long an order may take to show up whose answer was lost. Only lists read behind that prove that it"
                    + " never arrived.");
    static final Key<Integer> BUDGET_SHARE = Key.of(
            "budget-share",
            Scalars.whole(10, 100),
            "85",
            "How much of each limit that the venue publishes is used, in %; the rest is left to the person's own"
                    + " session.");
    static final Key<Duration> POLL_ACTIVE = Key.of(
            "poll-active",
            Scalars.span("200ms", "1m"),
            "1s",
            "Between two reads of an account with open orders or positions; the budget may make it longer.");
    static final Key<Duration> POLL_QUIET =
            Key.of("poll-quiet", Scalars.span("1s", "10m"), "10s", "Between two reads of an account with neither.");
    static final Key<Duration> QUOTES_EVERY = Key.of(
            "quotes-every",
            Scalars.span("200ms", "1m"),
            "1s",
            "Between two questions for the price of one instrument; they come last in the budget.");
    static final Key<FeedSettings.Demand> SUBSCRIBE = Key.of(
            "subscribe",
            Scalars.oneOf(FeedSettings.Demand.class),
            "always",
            "always: the prices of every instrument of the venue; on-demand: those that somebody reads. Limits and"
                    + " guards that need prices read nothing by themselves, so leave it unless there are too many to"
                    + " ask for within the limits.");

    static final Key<Boolean> DEPTH = Key.of(
            "depth", Scalars.FLAG, "false", "Whether all levels are asked for, in place of the best prices alone.");

    static final Key<Boolean> DAY_PRICES = Key.of(
            "day-prices", Scalars.FLAG, "false", "Whether the day's open, high and low are asked for, once a minute.");

    static final Key<Decimal> TICKS_PER_PIP = Key.of(
            "ticks-per-pip",
            Scalars.POSITIVE,
            "10",
            "How many ticks a pip has, in which the venue counts the distances of stop loss and take profit.");
    static final Key<String> LOGIN_ID = Key.required(
            "id",
            Scalars.id("up to 32 letters, digits, '.', '_' and '-'", FixSessionSettings::plainId),
            "Our name of the login.");
    static final Key<String> EMAIL =
            Key.required("email", Scalars.text("text of 3 to 254 characters", 254), "Who logs in.");
    static final Key<String> SERVER = Key.required(
            "server", Scalars.text("text of 1 to 64 characters", 64), "The broker's server, as it is typed at login.");
    static final Key<SecretRef> PASSWORD = Key.required("password", Scalars.SECRET, "Where the password is kept.");
    static final Key<List<Values>> LOGINS = Key.items(
            "logins",
            Table.of(
                    "Logins of a TradeLocker venue. Each trades those of our accounts that it finds at the venue by"
                            + " their `venue-account`.",
                    LOGIN_ID,
                    EMAIL,
                    SERVER,
                    PASSWORD));
    static final Table TABLE = Table.of(
            "Of adapter tradelocker: its environment, logins and pace. See docs/venues/tradelocker.md.",
            ENVIRONMENT,
            API_URL,
            STREAMS_URL,
            DEVELOPER_KEY,
            SETTLE,
            BUDGET_SHARE,
            POLL_ACTIVE,
            POLL_QUIET,
            QUOTES_EVERY,
            SUBSCRIBE,
            DEPTH,
            DAY_PRICES,
            TICKS_PER_PIP,
            LOGINS);

    static TradeLockerSection of(Values values) {
        Environment environment = values.get(ENVIRONMENT);
        return new TradeLockerSection(
                environment,
                api(environment, values.find(API_URL)),
                values.get(STREAMS_URL),
                values.find(DEVELOPER_KEY),
                values.get(SETTLE),
                values.get(BUDGET_SHARE),
                new Polling(values.get(POLL_ACTIVE), values.get(POLL_QUIET)),
                new Prices(
                        values.get(QUOTES_EVERY),
                        values.get(SUBSCRIBE) == FeedSettings.Demand.ALWAYS,
                        values.get(DEPTH),
                        values.get(DAY_PRICES)),
                values.get(TICKS_PER_PIP),
                values.get(LOGINS).stream().map(TradeLockerSection::login).toList());
    }

    private static URI api(Environment environment, @Nullable URI custom) {
        return switch (environment) {
            case DEMO -> URI.create("https://demo.tradelocker.com/backend-api");
            case LIVE -> URI.create("https://live.tradelocker.com/backend-api");
            case CUSTOM -> custom == null ? URI.create("https://custom.invalid/backend-api") : custom;
        };
    }

    private static Login login(Values values) {
        return new Login(values.get(LOGIN_ID), values.get(EMAIL), values.get(SERVER), values.get(PASSWORD));
    }
}
