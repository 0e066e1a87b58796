package io.fairlead.sim.tradelocker;

import java.util.List;

/// One line of the venue's limits: at most `limit` requests of a kind within any `intervalNum` seconds or
/// minutes, of all accounts of a login together. Immutable.
public record RateLimit(String type, Measure measure, int intervalNum, int limit) {
    /// The limit of the report of closed trades, which the venue enforces and does not announce.
    static final String REPORTS = "CLOSE_TRADES_HISTORY";

    /// That of subscriptions to streams, of all holders of the developer key together.
    static final String SUBSCRIPTIONS = "STREAM_SUBSCRIPTIONS";

    /// The units of the venue.
    public enum Measure {
        SECONDS,
        MINUTES
    }

    public RateLimit {
        if (intervalNum < 1 || limit < 1) {
            throw new IllegalArgumentException(type + ": interval and limit must be at least 1");
        }
    }

    long intervalNanos() {
        return intervalNum * (measure == Measure.SECONDS ? 1_000_000_000L : 60_000_000_000L);
    }

    boolean announced() {
        return !type.equals(REPORTS) && !type.equals(SUBSCRIPTIONS);
    }

    /// What a demo account was seen to have.
    public static List<RateLimit> demo() {
        return List.of(
                seconds("GET_ACCOUNTS", 1, 2),
                seconds("GET_EXECUTIONS", 1, 2),
                seconds("GET_INSTRUMENTS", 1, 2),
                seconds("GET_ORDERS", 1, 1),
                seconds("GET_ORDERS_HISTORY", 1, 1),
                seconds("GET_POSITIONS", 1, 1),
                seconds("GET_ACCOUNTS_STATE", 2, 4),
                seconds("GET_INSTRUMENT_DETAILS", 1, 2),
                seconds("GET_TRADE_SESSIONS", 1, 2),
                seconds("GET_SESSION_STATUSES", 1, 2),
                seconds("PLACE_ORDER", 1, 5),
                seconds("MODIFY_ORDER", 1, 5),
                seconds("MODIFY_POSITION", 1, 5),
                seconds("DAILY_BAR", 1, 5),
                seconds("QUOTES", 1, 10),
                seconds("DEPTH", 1, 10),
                seconds("TRADES", 1, 5),
                new RateLimit("QUOTES_HISTORY", Measure.MINUTES, 1, 60),
                seconds(REPORTS, 10, 5),
                new RateLimit(SUBSCRIPTIONS, Measure.MINUTES, 1, 60));
    }

    private static RateLimit seconds(String type, int interval, int limit) {
        return new RateLimit(type, Measure.SECONDS, interval, limit);
    }
}
