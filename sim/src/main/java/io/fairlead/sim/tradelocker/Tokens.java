package io.fairlead.sim.tradelocker;

import io.fairlead.sim.tradelocker.TradeLockerConfig.AccountSetup;
import io.fairlead.sim.tradelocker.TradeLockerConfig.Login;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Gives tokens out, which look like JWTs, and knows which are good. Owned by the venue's thread.
final class Tokens {
    private static final long SECOND = 1_000_000_000L;

    private final TradeLockerConfig config;
    private final SplittableRandom random;
    private final Map<String, Token> known = new LinkedHashMap<>();
    private long logins;

    Tokens(TradeLockerConfig config) {
        this.config = config;
        this.random = new SplittableRandom(config.seed() ^ 0x70_6b_65_6eL);
    }

    /// What a login or a refresh gives.
    record Pair(Token access, Token refresh) {}

    /// Whose credentials these are, or null if they are nobody's.
    @Nullable
    Login check(@Nullable String email, @Nullable String password, @Nullable String server) {
        for (Login login : config.logins()) {
            if (login.email().equals(email)
                    && same(login.password(), password)
                    && config.server().equals(server)) {
                return login;
            }
        }
        return null;
    }

    private static boolean same(String password, @Nullable String given) {
        return given != null
                && MessageDigest.isEqual(
                        password.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    Pair login(Login login, long nowNanos) {
        logins++;
        if (config.tokens().loginEvicts()) {
            evict(login.email());
        }
        return pair(login, nowNanos);
    }

    /// New tokens for a refresh token, which is good once; null if it is not good.
    @Nullable
    Pair refresh(@Nullable String text, long nowNanos) {
        Token token = find(text, nowNanos);
        if (token == null || token.kind() != Token.Kind.REFRESH) {
            return null;
        }
        known.remove(token.text());
        return pair(token.login(), nowNanos);
    }

    private Pair pair(Login login, long nowNanos) {
        long access = nowNanos + config.tokens().access().toNanos();
        long refresh = nowNanos + config.tokens().refresh().toNanos();
        return new Pair(issue(Token.Kind.ACCESS, login, null, access), issue(Token.Kind.REFRESH, login, null, refresh));
    }

    Token stream(Login login, AccountSetup account, long nowNanos) {
        return issue(
                Token.Kind.STREAM,
                login,
                account,
                nowNanos + config.tokens().stream().toNanos());
    }

    private Token issue(Token.Kind kind, Login login, @Nullable AccountSetup account, long expiresNanos) {
        String claims = "{\"sub\":\"" + login.email() + "\",\"host\":\"" + config.environment().host + "\",\"jti\":\""
                + Long.toHexString(random.nextLong()) + "\",\"exp\":" + expiresNanos / SECOND + "}";
        String text = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + base64(claims) + "."
                + base64(Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()));
        Token token = new Token(text, kind, login, account, expiresNanos);
        known.put(text, token);
        return token;
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /// The token of this text if it is good now, or null.
    @Nullable
    Token find(@Nullable String text, long nowNanos) {
        known.values().removeIf(token -> token.expiresNanos() <= nowNanos);
        return text == null ? null : known.get(text);
    }

    /// The `host` that a token claims, whoever gave it out; empty if it is no JWT or claims none.
    static String host(String text) {
        String[] parts = text.split("\\.", -1);
        try {
            byte[] claims = Base64.getUrlDecoder().decode(parts.length == 3 ? parts[1] : "");
            var object = Json.parse(new String(claims, StandardCharsets.UTF_8));
            String host = object == null ? null : Json.text(object, "host");
            return host == null ? "" : host;
        } catch (IllegalArgumentException _) {
            return "";
        }
    }

    /// Ends every token of a login; of all if `email` is empty.
    void evict(String email) {
        known.values()
                .removeIf(token -> email.isEmpty() || token.login().email().equals(email));
    }

    /// Whether a login has a token for requests that is good now.
    boolean hasLetIn(String email, long nowNanos) {
        return known.values().stream()
                .anyMatch(token -> token.kind() == Token.Kind.ACCESS
                        && token.expiresNanos() > nowNanos
                        && token.login().email().equals(email));
    }

    /// How often somebody logged in with a password.
    long logins() {
        return logins;
    }
}
