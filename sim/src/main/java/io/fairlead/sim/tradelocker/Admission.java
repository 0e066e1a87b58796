package io.fairlead.sim.tradelocker;

import io.fairlead.sim.tradelocker.TradeLockerConfig.Login;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Lets requests in: past the edge, with a good token, for an account of its login, and within the limits.
/// Owned by the venue's thread.
final class Admission {
    private static final long SECOND = 1_000_000_000L;
    private static final String BEARER = "Bearer ";

    private final TradeLockerConfig config;
    private final Tokens tokens;
    private final RateGate rates;
    private final Map<String, Account> accounts;

    Admission(TradeLockerConfig config, Tokens tokens, RateGate rates, Map<String, Account> accounts) {
        this.config = config;
        this.tokens = tokens;
        this.rates = rates;
        this.accounts = accounts;
    }

    /// Whether a request may come in, and as what.
    sealed interface Entry {
        record Refused(WebReply.Answered reply) implements Entry {}

        /// For an account of a login.
        record In(Call call) implements Entry {}

        /// A matter of logins; `login` is null where no token is needed.
        record AtLogin(Route route, @Nullable Login login) implements Entry {}
    }

    Entry admit(Route.Hit hit, WebRequest request, long nowNanos) {
        if (config.rules().edgeReadsUserAgent() && !isBrowserLike(request.header("user-agent"))) {
            return new Entry.Refused(Json.edge(403, "Forbidden"));
        }
        if (!request.body().isEmpty() && !isJson(request.header("content-type"))) {
            return refused(400, "Content-Type must be application/json");
        }
        String key = request.header("developer-api-key");
        if (key != null && hit.route() != Route.STREAM_TOKENS && !key.equals(config.developerKey())) {
            return refused(403, "Unknown developer-api-key");
        }
        if (hit.route().ofLogin() && hit.route() != Route.ALL_ACCOUNTS) {
            return new Entry.AtLogin(hit.route(), null);
        }
        return withToken(hit, request, nowNanos);
    }

    /// What says that it is a program rather than a browser is turned away.
    private static boolean isBrowserLike(@Nullable String agent) {
        return agent != null && !agent.isBlank() && !agent.startsWith("Java") && !agent.startsWith("python");
    }

    private static boolean isJson(@Nullable String type) {
        return type != null && type.startsWith("application/json");
    }

    private Entry withToken(Route.Hit hit, WebRequest request, long nowNanos) {
        String authorization = request.header("authorization");
        Token token = authorization == null || !authorization.startsWith(BEARER)
                ? null
                : tokens.find(authorization.substring(BEARER.length()), nowNanos);
        if (token == null) {
            return new Entry.Refused(LoginDesk.unauthorized());
        }
        return switch (token.kind()) {
            case STREAM -> refused(400, "This token is for streams");
            case REFRESH -> new Entry.Refused(LoginDesk.unauthorized());
            case ACCESS ->
                hit.route() == Route.ALL_ACCOUNTS
                        ? new Entry.AtLogin(hit.route(), token.login())
                        : forAccount(hit, request, token.login(), nowNanos);
        };
    }

    private Entry forAccount(Route.Hit hit, WebRequest request, Login login, long nowNanos) {
        String accNum = request.header("accnum");
        if (accNum == null) {
            return refused(400, "accNum is required");
        }
        Account account = account(login, accNum);
        if (account == null) {
            return refused(404, "Account not found");
        }
        if (hit.route().namesAccount() && !hit.id().equals(account.id())) {
            return refused(403, "accNum and account do not belong together");
        }
        long wait = rates.admit(login.email(), hit.route().limit, nowNanos);
        return wait == 0
                ? new Entry.In(new Call(hit.route(), hit.id(), account, request, nowNanos))
                : new Entry.Refused(tooMany(wait));
    }

    private @Nullable Account account(Login login, String accNum) {
        for (Account account : accounts.values()) {
            if (account.login.equals(login)
                    && Integer.toString(account.setup.accNum()).equals(accNum)) {
                return account;
            }
        }
        return null;
    }

    private static Entry refused(int status, String text) {
        return new Entry.Refused(Json.error(status, text));
    }

    /// Tells to wait so long, in whole seconds as the header has them; nothing if there is no time to tell.
    static WebReply.Answered tooMany(long waitNanos) {
        WebReply.Answered reply = Json.error(429, "Too many requests");
        return waitNanos <= 0 ? reply : reply.with("retry-after", Long.toString((waitNanos + SECOND - 1) / SECOND));
    }
}
