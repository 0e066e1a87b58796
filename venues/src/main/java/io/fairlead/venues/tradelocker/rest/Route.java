package io.fairlead.venues.tradelocker.rest;

/// What can be asked of the venue. Routes that count against one published limit name the same.
public enum Route {
    LOGIN("AUTH", 2, 1),
    REFRESH("AUTH", 2, 1),
    STREAM_TOKENS("AUTH", 2, 1),
    ALL_ACCOUNTS("ALL_ACCOUNTS", 1, 1),
    CONFIG("GET_CONFIG", 1, 1),
    ACCOUNT_DETAILS("GET_ACCOUNTS", 2, 1),
    STATE("GET_ACCOUNTS_STATE", 4, 2),
    POSITIONS("GET_POSITIONS", 1, 1),
    ORDERS("GET_ORDERS", 1, 1),
    ORDERS_HISTORY("GET_ORDERS_HISTORY", 1, 1),
    EXECUTIONS("GET_EXECUTIONS", 2, 1),
    INSTRUMENTS("GET_INSTRUMENTS", 2, 1),
    INSTRUMENT_DETAILS("GET_INSTRUMENT_DETAILS", 2, 1),
    SESSIONS("GET_TRADE_SESSIONS", 2, 1),
    SESSION_STATUSES("GET_SESSION_STATUSES", 2, 1),
    QUOTES("QUOTES", 10, 1),
    DEPTH("DEPTH", 10, 1),
    DAILY_BAR("DAILY_BAR", 5, 1),
    HISTORY("QUOTES_HISTORY", 60, 60),
    CLOSED_TRADES("CLOSE_TRADES_HISTORY", 5, 10),
    PLACE_ORDER("PLACE_ORDER", 5, 1),
    MODIFY_ORDER("MODIFY_ORDER", 5, 1),
    CANCEL_ORDER("MODIFY_ORDER", 5, 1),
    CANCEL_ALL("MODIFY_ORDER", 5, 1),
    MODIFY_POSITION("MODIFY_POSITION", 5, 1),
    CLOSE_POSITION("MODIFY_POSITION", 5, 1),
    CLOSE_ALL("MODIFY_POSITION", 5, 1);

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final String limit;
    private final int most;
    private final int seconds;

    Route(String limit, int most, int seconds) {
        this.limit = limit;
        this.most = most;
        this.seconds = seconds;
    }

    /// The venue's name for the limit, or ours where it publishes none.
    public String limit() {
        return limit;
    }

    /// What holds until the venue's configuration is read, and where that says nothing: a demo's of October 2024.
    RateLimit standard() {
        return new RateLimit(limit, most, seconds * SECOND_NANOS);
    }

    /// Whether asking changes nothing at the venue, so that asking again is harmless.
    public boolean isQuery() {
        return switch (this) {
            case PLACE_ORDER, MODIFY_ORDER, CANCEL_ORDER, CANCEL_ALL, MODIFY_POSITION, CLOSE_POSITION, CLOSE_ALL ->
                false;
            case LOGIN, REFRESH, STREAM_TOKENS, ALL_ACCOUNTS, CONFIG, ACCOUNT_DETAILS, STATE, POSITIONS, ORDERS -> true;
            case ORDERS_HISTORY, EXECUTIONS, INSTRUMENTS, INSTRUMENT_DETAILS, SESSIONS, SESSION_STATUSES -> true;
            case QUOTES, DEPTH, DAILY_BAR, HISTORY, CLOSED_TRADES -> true;
        };
    }
}
