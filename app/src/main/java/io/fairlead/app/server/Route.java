package io.fairlead.app.server;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every route of the API with the role that it needs: the one place that says who may do what. A null role is open to
/// everybody.
public enum Route {
    ORDER_PLACE("POST", "/api/v1/orders", Role.TRADER),
    ORDER_LIST("GET", "/api/v1/orders", Role.VIEWER),
    ORDER_CANCEL_ALL("POST", "/api/v1/orders/cancel-all", Role.TRADER),
    ORDER_AT_VENUE("GET", "/api/v1/orders/at-venue", Role.TRADER),
    ORDER_READ("GET", "/api/v1/orders/{id}", Role.VIEWER),
    ORDER_REPLACE("PATCH", "/api/v1/orders/{id}", Role.TRADER),
    ORDER_CANCEL("DELETE", "/api/v1/orders/{id}", Role.TRADER),
    ORDER_QUERY("POST", "/api/v1/orders/{id}/query", Role.TRADER),
    ORDER_RESOLVE("POST", "/api/v1/orders/{id}/resolve", Role.ADMIN),
    ORDER_WHY("GET", "/api/v1/orders/{id}/why", Role.VIEWER),
    GROUP_LIST("GET", "/api/v1/groups", Role.VIEWER),
    GROUP_READ("GET", "/api/v1/groups/{id}", Role.VIEWER),
    GROUP_CHANGE("PATCH", "/api/v1/groups/{id}", Role.TRADER),
    GROUP_CANCEL("DELETE", "/api/v1/groups/{id}", Role.TRADER),
    PARENT_LIST("GET", "/api/v1/parents", Role.VIEWER),
    PARENT_READ("GET", "/api/v1/parents/{id}", Role.VIEWER),
    PARENT_REPLACE("PATCH", "/api/v1/parents/{id}", Role.TRADER),
    PARENT_CANCEL("DELETE", "/api/v1/parents/{id}", Role.TRADER),
    FILL_LIST("GET", "/api/v1/fills", Role.VIEWER),
    BREAK_LIST("GET", "/api/v1/breaks", Role.VIEWER),
    POSITION_LIST("GET", "/api/v1/positions", Role.VIEWER),
    POSITION_CLOSE("POST", "/api/v1/positions/close", Role.TRADER),
    POSITION_CLOSE_ALL("POST", "/api/v1/positions/close-all", Role.TRADER),
    POSITION_REVERSE("POST", "/api/v1/positions/reverse", Role.TRADER),
    POSITION_MODIFY("POST", "/api/v1/positions/modify", Role.TRADER),
    FLATTEN("POST", "/api/v1/flatten", Role.TRADER),
    KILL("POST", "/api/v1/kill", Role.TRADER),
    KILL_LIST("GET", "/api/v1/kill", Role.VIEWER),
    RELEASE("POST", "/api/v1/release", Role.ADMIN),
    LIMIT_LIST("GET", "/api/v1/limits", Role.VIEWER),
    LIMIT_SET("PUT", "/api/v1/limits", Role.ADMIN),
    LIMIT_RESET("POST", "/api/v1/limits/reset", Role.ADMIN),
    LIMIT_WHAT_IF("POST", "/api/v1/limits/what-if", Role.TRADER),
    ACCOUNT_LIST("GET", "/api/v1/accounts", Role.VIEWER),
    ACCOUNT_ARM("POST", "/api/v1/accounts/{id}/arm", Role.ADMIN),
    ACCOUNT_DISARM("POST", "/api/v1/accounts/{id}/disarm", Role.TRADER),
    ACCOUNT_GROUP_LIST("GET", "/api/v1/account-groups", Role.VIEWER),
    GUARD_LIST("GET", "/api/v1/guard", Role.VIEWER),
    GUARD_RELEASE("POST", "/api/v1/guard/{id}/release", Role.ADMIN),
    GUARD_BALANCE("POST", "/api/v1/guard/{id}/balance", Role.ADMIN),
    GUARD_ACCEPT("POST", "/api/v1/guard/{id}/accept", Role.ADMIN),
    GUARD_DROP("POST", "/api/v1/guard/{id}/drop", Role.ADMIN),
    INSTRUMENT_LIST("GET", "/api/v1/instruments", Role.VIEWER),
    BOOK_READ("GET", "/api/v1/book/{symbol}", Role.VIEWER),
    BAR_LIST("GET", "/api/v1/bars/{symbol}", Role.VIEWER),
    RECORDING_READ("GET", "/api/v1/recording", Role.VIEWER),
    RECORDING_SWITCH("POST", "/api/v1/recording", Role.ADMIN),
    SUBSCRIPTION_LIST("GET", "/api/v1/subscriptions", Role.VIEWER),
    SUBSCRIPTION_ADD("POST", "/api/v1/subscriptions", Role.TRADER),
    SUBSCRIPTION_END("DELETE", "/api/v1/subscriptions/{venue}/{symbol}", Role.TRADER),
    QUOTE_ASK("POST", "/api/v1/quotes", Role.TRADER),
    QUOTE_LIST("GET", "/api/v1/quotes", Role.VIEWER),
    QUOTE_READ("GET", "/api/v1/quotes/{id}", Role.VIEWER),
    SECURITY_LIST("GET", "/api/v1/securities/{venue}", Role.VIEWER),
    DEFINITION_LIST("GET", "/api/v1/securities/{venue}/definitions", Role.VIEWER),
    DEFINITION_ASK("POST", "/api/v1/securities/{venue}/definitions", Role.TRADER),
    SESSION_LIST("GET", "/api/v1/sessions", Role.VIEWER),
    SESSION_READ("GET", "/api/v1/sessions/{id}", Role.VIEWER),
    SESSION_CONNECT("POST", "/api/v1/sessions/{id}/connect", Role.ADMIN),
    SESSION_DISCONNECT("POST", "/api/v1/sessions/{id}/disconnect", Role.ADMIN),
    SESSION_RESET("POST", "/api/v1/sessions/{id}/reset", Role.ADMIN),
    SESSION_SEQUENCE("POST", "/api/v1/sessions/{id}/sequence", Role.ADMIN),
    SESSION_AUDIT("GET", "/api/v1/sessions/{id}/audit", Role.ADMIN),
    SESSION_RELOAD_TLS("POST", "/api/v1/sessions/{id}/reload-tls", Role.ADMIN),
    ALERT_LIST("GET", "/api/v1/alerts", Role.VIEWER),
    ALERT_ACKNOWLEDGE("POST", "/api/v1/alerts/{id}/acknowledge", Role.TRADER),
    ALERT_SNOOZE("POST", "/api/v1/alerts/{id}/snooze", Role.TRADER),
    BUDGET_LIST("GET", "/api/v1/budgets", Role.VIEWER),
    BREAKER_LIST("GET", "/api/v1/breakers", Role.VIEWER),
    BREAKER_RESET("POST", "/api/v1/breakers/{venue}/{endpoint}/reset", Role.ADMIN),
    TOKEN_LIST("GET", "/api/v1/tokens", Role.ADMIN),
    TOKEN_CREATE("POST", "/api/v1/tokens", Role.ADMIN),
    TOKEN_REVOKE("DELETE", "/api/v1/tokens/{id}", Role.ADMIN),
    EVENT_STREAM("GET", "/api/v1/events", Role.VIEWER),
    WHO_AM_I("GET", "/api/v1/me", Role.VIEWER),
    METRICS("GET", "/metrics", Role.VIEWER),
    HEALTH("GET", "/health", null),
    OPENAPI("GET", "/openapi.json", null);

    private static final Route[] VALUES = values();

    private final String method;
    private final String template;
    private final @Nullable Role role;

    Route(String method, String template, @Nullable Role role) {
        this.method = method;
        this.template = template;
        this.role = role;
    }

    public String method() {
        return method;
    }

    /// The path with `{name}` where a value stands.
    public String template() {
        return template;
    }

    /// The least role that may use it; null when no token is needed.
    public @Nullable Role role() {
        return role;
    }

    /// The route of a request with the values in its path; null when no route has this path.
    ///
    /// @throws ProblemException if the path is known, but not with this method
    static @Nullable Match find(String method, String rawPath) {
        String[] path = rawPath.split("/", -1);
        boolean pathKnown = false;
        for (Route route : VALUES) {
            if (route.fits(path)) {
                if (route.method.equals(method)) {
                    return new Match(route, route.values(path));
                }
                pathKnown = true;
            }
        }
        if (pathKnown) {
            throw new ProblemException(ApiError.METHOD_NOT_ALLOWED.problem("method", method));
        }
        return null;
    }

    private boolean fits(String[] path) {
        String[] segments = template.split("/", -1);
        if (path.length != segments.length) {
            return false;
        }
        for (int i = 0; i < path.length; i++) {
            boolean free = segments[i].startsWith("{");
            if (free ? path[i].isEmpty() : !segments[i].equals(path[i])) {
                return false;
            }
        }
        return true;
    }

    private Map<String, String> values(String[] path) {
        String[] segments = template.split("/", -1);
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < path.length; i++) {
            if (segments[i].startsWith("{")) {
                values.put(segments[i].substring(1, segments[i].length() - 1), decoded(path[i]));
            }
        }
        return values;
    }

    private static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            throw new ProblemException(ApiError.PARAMETER_VALUE.problem("path", segment));
        }
    }

    /// A route and the values in the path of a request.
    record Match(Route route, Map<String, String> values) {}
}
