package io.fairlead.venues.tradelocker.rest;

import io.fairlead.venues.web.HttpCall;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes HTTP requests of what is asked: address, headers, timeout. Immutable.
record HttpCalls(LoginSettings login, RestSettings settings) {
    /// `token` is null where none is wanted.
    HttpCall of(Ask<?> ask, Login.@Nullable Token token) {
        return new HttpCall(
                ask.target().method(),
                address(ask.target()),
                headers(ask, token),
                ask.target().body(),
                timeout(ask));
    }

    private URI address(Ask.Target target) {
        String base = login.base().toString();
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + target.address());
    }

    private Map<String, String> headers(Ask<?> ask, Login.@Nullable Token token) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("User-Agent", settings.userAgent());
        headers.put("Accept", "application/json");
        if (token != null) {
            headers.put("Authorization", "Bearer " + token.access());
        }
        if (ask.account() != null) {
            headers.put("accNum", ask.account().accNum());
        }
        if (ask.target().body().length > 0) {
            headers.put("Content-Type", "application/json");
        }
        SecretText key = login.developerKey();
        if (key != null && ask.route() != Route.STREAM_TOKENS) { // there the venue refuses it
            headers.put("developer-api-key", String.valueOf(key.chars()));
        }
        return headers;
    }

    private long timeout(Ask<?> ask) {
        if (!wantsToken(ask.route())) {
            return settings.timeouts().authNanos();
        }
        return ask.route().isQuery()
                ? settings.timeouts().queryNanos()
                : settings.timeouts().orderNanos();
    }

    /// Logins and what stands for one go without.
    static boolean wantsToken(Route route) {
        return route != Route.LOGIN && route != Route.REFRESH && route != Route.STREAM_TOKENS;
    }
}
