package io.fairlead.app.server;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Headers;
import java.util.Locale;

/// Reads from HTTP headers what the gate asks for.
final class Knocks {
    /// The sub-protocol of the event stream.
    static final String STREAM_PROTOCOL = "fairlead.v1";

    static final HeaderName SUB_PROTOCOL = HeaderNames.create("Sec-WebSocket-Protocol");

    private static final String BEARER = "bearer ";
    private static final String BEARER_PROTOCOL = "bearer.";

    private Knocks() {}

    static Gate.Knock of(Headers headers, String address) {
        return new Gate.Knock(
                headers.first(HeaderNames.HOST).orElse(""),
                headers.first(HeaderNames.ORIGIN).orElse(""),
                token(headers),
                address);
    }

    /// From `Authorization`, or, because browsers cannot set that on a WebSocket, from a sub-protocol `bearer.TOKEN`.
    private static String token(Headers headers) {
        String authorization = headers.first(HeaderNames.AUTHORIZATION).orElse("");
        if (authorization.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
            return authorization.substring(BEARER.length()).strip();
        }
        for (String protocol : protocols(headers)) {
            if (protocol.startsWith(BEARER_PROTOCOL)) {
                return protocol.substring(BEARER_PROTOCOL.length());
            }
        }
        return authorization;
    }

    static boolean offersStreamProtocol(Headers headers) {
        for (String protocol : protocols(headers)) {
            if (protocol.equals(STREAM_PROTOCOL)) {
                return true;
            }
        }
        return false;
    }

    private static String[] protocols(Headers headers) {
        return headers.first(SUB_PROTOCOL).orElse("").split("\\s*,\\s*", -1);
    }
}
