package io.fairlead.sim.tradelocker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the venue can be asked, with the limit that counts it; empty for none.
enum Route {
    LOGIN("POST", "/auth/jwt/token", ""),
    REFRESH("POST", "/auth/jwt/refresh", ""),
    ALL_ACCOUNTS("GET", "/auth/jwt/all-accounts", ""),
    STREAM_TOKENS("POST", "/auth/jwt/accounts/tokens", ""),
    CONFIG("GET", "/trade/config", ""),
    ACCOUNTS("GET", "/trade/accounts", "GET_ACCOUNTS"),
    STATE("GET", "/trade/accounts/*/state", "GET_ACCOUNTS_STATE"),
    POSITIONS("GET", "/trade/accounts/*/positions", "GET_POSITIONS"),
    ORDERS("GET", "/trade/accounts/*/orders", "GET_ORDERS"),
    HISTORY("GET", "/trade/accounts/*/ordersHistory", "GET_ORDERS_HISTORY"),
    EXECUTIONS("GET", "/trade/accounts/*/executions", "GET_EXECUTIONS"),
    INSTRUMENTS("GET", "/trade/accounts/*/instruments", "GET_INSTRUMENTS"),
    DETAILS("GET", "/trade/instruments/*", "GET_INSTRUMENT_DETAILS"),
    SESSION("GET", "/trade/sessions/*", "GET_TRADE_SESSIONS"),
    SESSION_STATUS("GET", "/trade/sessionStatuses/*", "GET_SESSION_STATUSES"),
    QUOTES("GET", "/trade/quotes", "QUOTES"),
    DEPTH("GET", "/trade/depth", "DEPTH"),
    DAILY_BAR("GET", "/trade/dailyBar", "DAILY_BAR"),
    BARS("GET", "/trade/history", "QUOTES_HISTORY"),
    CLOSED_TRADES("GET", "/trade/reports/close-trades-history", RateLimit.REPORTS),
    PLACE("POST", "/trade/accounts/*/orders", "PLACE_ORDER"),
    MODIFY("PATCH", "/trade/orders/*", "MODIFY_ORDER"),
    CANCEL("DELETE", "/trade/orders/*", "MODIFY_ORDER"),
    CANCEL_ALL("DELETE", "/trade/accounts/*/orders", "MODIFY_ORDER"),
    MODIFY_POSITION("PATCH", "/trade/positions/*", "MODIFY_POSITION"),
    CLOSE("DELETE", "/trade/positions/*", "MODIFY_POSITION"),
    CLOSE_ALL("DELETE", "/trade/accounts/*/positions", "MODIFY_POSITION");

    private final String method;
    private final String path;
    final String limit;

    Route(String method, String path, String limit) {
        this.method = method;
        this.path = path;
        this.limit = limit;
    }

    /// A route and the id in its path, empty if it has none.
    record Hit(Route route, String id) {}

    /// The route of a request, or null if there is no such.
    static @Nullable Hit of(String method, String path) {
        List<String> asked = List.of(path.split("/", -1));
        for (Route route : values()) {
            String id = route.method.equals(method) ? route.match(asked) : null;
            if (id != null) {
                return new Hit(route, id);
            }
        }
        return null;
    }

    private List<String> parts() {
        return List.of(path.split("/", -1));
    }

    private @Nullable String match(List<String> asked) {
        List<String> parts = parts();
        if (asked.size() != parts.size()) {
            return null;
        }
        String id = "";
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).equals("*")) {
                id = asked.get(i);
            } else if (!parts.get(i).equals(asked.get(i))) {
                return null;
            }
        }
        return id;
    }

    /// Whether it is of the login rather than of one of its accounts.
    boolean ofLogin() {
        return path.startsWith("/auth/");
    }

    /// Whether the id in its path is that of the account.
    boolean namesAccount() {
        return path.startsWith("/trade/accounts/");
    }

    /// Whether it may change what the venue has.
    boolean writes() {
        return switch (this) {
            case PLACE, MODIFY, CANCEL, CANCEL_ALL, MODIFY_POSITION, CLOSE, CLOSE_ALL -> true;
            case LOGIN, REFRESH, ALL_ACCOUNTS, STREAM_TOKENS, CONFIG, ACCOUNTS, STATE, POSITIONS, ORDERS -> false;
            case HISTORY, EXECUTIONS, INSTRUMENTS, DETAILS, SESSION, SESSION_STATUS, QUOTES, DEPTH -> false;
            case DAILY_BAR, BARS, CLOSED_TRADES -> false;
        };
    }
}
