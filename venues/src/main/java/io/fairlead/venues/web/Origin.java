package io.fairlead.venues.web;

import io.fairlead.fix.transport.Endpoint;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where connections go to: those of one origin serve each other's exchanges.
record Origin(boolean secure, Endpoint endpoint) {
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /// Null if the address is none of HTTP.
    static @Nullable Origin of(URI uri) {
        boolean secure = "https".equalsIgnoreCase(uri.getScheme());
        String host = uri.getHost();
        if (host == null || host.isBlank() || !(secure || "http".equalsIgnoreCase(uri.getScheme()))) {
            return null;
        }
        int port = uri.getPort() < 0 ? (secure ? HTTPS_PORT : HTTP_PORT) : uri.getPort();
        return new Origin(secure, new Endpoint(bare(host), port));
    }

    /// An address of IPv6 stands in brackets in a URI alone.
    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }
}
