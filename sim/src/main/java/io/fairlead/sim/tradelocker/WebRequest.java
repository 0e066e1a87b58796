package io.fairlead.sim.tradelocker;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One HTTP request. `path` begins behind the base `/backend-api`; names of headers are in lower case.
/// Immutable; holds passwords and tokens, and prints none.
public record WebRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, String body) {
    public WebRequest {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    /// Takes a target such as `/trade/quotes?routeId=452` apart.
    public static WebRequest of(String method, String target, Map<String, String> headers, String body) {
        int mark = target.indexOf('?');
        Map<String, String> query = new LinkedHashMap<>();
        if (mark >= 0) {
            for (String pair : target.substring(mark + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        }
        return new WebRequest(method, mark < 0 ? target : target.substring(0, mark), query, headers, body);
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
