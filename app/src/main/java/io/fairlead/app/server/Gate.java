package io.fairlead.app.server;

import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Decides who may come in: Host header, web origin, token, role. Any thread.
final class Gate {
    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int MAX_WAITING = 16;

    private final ApiSettings settings;
    private final TokenStore tokens;
    private final Semaphore wrongTokens = new Semaphore(MAX_WAITING);

    Gate(ApiSettings settings, TokenStore tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    /// What a request says of itself and its sender; empty where it says nothing. `token` is the bearer token.
    record Knock(String host, String origin, String token, String address) {
        @Override
        public String toString() {
            return "Knock[" + host + ", " + origin + ", ***, " + address + "]";
        }
    }

    /// Refuses other names than ours (a page that rebound its own name to this address) and foreign web pages.
    void checkWhere(Knock knock) {
        String name = withoutPort(knock.host()).toLowerCase(Locale.ROOT);
        if (!isOurs(name)) {
            throw new ProblemException(ApiError.HOST_FOREIGN.problem("Host", knock.host()));
        }
        String origin = knock.origin();
        if (!origin.isEmpty()
                && !isSame(origin, knock.host())
                && !settings.allowedOrigins().contains(origin)) {
            throw new ProblemException(ApiError.ORIGIN_FOREIGN.problem("Origin", origin));
        }
    }

    /// The caller, if it may use the route.
    Caller admit(Route route, Knock knock) throws InterruptedException {
        Caller caller = identify(knock);
        if (caller == null) {
            throw wrongToken();
        }
        Role needed = route.role();
        if (needed != null && !caller.may(needed)) {
            ApiError error = caller.role() == null ? ApiError.TOKEN_MISSING : ApiError.ROLE_INSUFFICIENT;
            throw new ProblemException(error.problem("Authorization", needed.name()));
        }
        return caller;
    }

    /// Null for a wrong token, anonymous for none.
    @Nullable
    Caller identify(Knock knock) {
        if (knock.token().isEmpty()) {
            return Caller.anonymous(knock.address());
        }
        TokenStore.Token token = tokens.find(knock.token());
        return token == null ? null : new Caller(token.name(), token.id(), token.role(), knock.address());
    }

    /// A wrong token waits for its answer and only a few may wait at once: guessing is slow, a right token never is.
    private ProblemException wrongToken() throws InterruptedException {
        if (!wrongTokens.tryAcquire()) {
            return new ProblemException(ApiError.TOO_MANY_FAILURES.problem());
        }
        try {
            Thread.sleep(settings.waits().wrongToken());
        } finally {
            wrongTokens.release();
        }
        return new ProblemException(ApiError.TOKEN_INVALID.problem("Authorization", null));
    }

    private boolean isOurs(String name) {
        return LOOPBACK_NAMES.contains(name)
                || name.equals(settings.host().toLowerCase(Locale.ROOT))
                || settings.allowedHosts().contains(name);
    }

    private static boolean isSame(String origin, String host) {
        try {
            URI uri = URI.create(origin);
            return host.equalsIgnoreCase(uri.getRawAuthority());
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    }
}
