package io.fairlead.app.server;

import java.util.LinkedHashMap;
import java.util.Map;

/// The headers that every answer carries. Scripts come from our own files alone; style attributes are allowed because
/// the chart's tooltips set them.
final class SecurityHeaders {
    private SecurityHeaders() {}

    static Map<String, String> of(String scriptHashes) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'" + scriptHashes
                        + "; style-src 'self'; style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self'; "
                        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        return headers;
    }
}
