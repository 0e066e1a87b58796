package io.fairlead.venues.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Requests of HTTP/1.1 as they are on the wire. Pure; what is said of one that can't be sent shows no value of it.
final class RequestBytes {
    /// How a message is framed and where it goes is not a caller's to say.
    private static final Set<String> OURS = Set.of(
            "accept-encoding",
            "connection",
            "content-length",
            "expect",
            "host",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private RequestBytes() {}

    /// Why a request can't be sent; empty if it can.
    static String problem(HttpCall call) {
        if (!Tokens.isToken(call.method())) {
            return "its method is no word";
        }
        if (Origin.of(call.uri()) == null) {
            return "its address is neither http:// nor https://";
        }
        if (!Tokens.isTarget(target(call.uri()))) {
            return "its address has characters that must be encoded";
        }
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            String problem = problem(header.getKey(), header.getValue());
            if (!problem.isEmpty()) {
                return problem;
            }
        }
        return "";
    }

    private static String problem(String name, String value) {
        if (!Tokens.isToken(name)) {
            return "a header's name is no word";
        }
        if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
            return "header '" + name + "' is not a caller's to set";
        }
        return Tokens.isFieldValue(value) ? "" : "header '" + name + "' must be printable ASCII, and is not";
    }

    /// Of a request without a problem. May hold secrets: whoever takes the bytes wipes them.
    static byte[] of(HttpCall call) {
        StringBuilder head = new StringBuilder(512)
                .append(call.method())
                .append(' ')
                .append(target(call.uri()))
                .append(" HTTP/1.1\r\n");
        field(head, "Host", host(call.uri()));
        field(head, "Accept-Encoding", "identity");
        call.headers().forEach((name, value) -> field(head, name, value));
        if (call.body().length > 0 || mayHaveBody(call.method())) {
            field(head, "Content-Length", String.valueOf(call.body().length));
        }
        byte[] first = head.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(first, first.length + call.body().length);
        System.arraycopy(call.body(), 0, all, first.length, call.body().length);
        Arrays.fill(first, (byte) 0);
        return all;
    }

    private static void field(StringBuilder head, String name, String value) {
        head.append(name).append(": ").append(value).append("\r\n");
    }

    /// Servers expect a length of these, be it 0.
    private static boolean mayHaveBody(String method) {
        return method.equals("POST") || method.equals("PUT") || method.equals("PATCH");
    }

    private static String target(URI uri) {
        String path = uri.getRawPath();
        String query = uri.getRawQuery();
        return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : "?" + query);
    }

    private static String host(URI uri) {
        return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
    }
}
