package io.fairlead.app.server;

import java.time.Duration;
import java.util.Set;

/// How the API listens and what it bears. `allowedHosts` are further names in the Host header (without port) and
/// `allowedOrigins` further web origins, both for a proxy in front; `maxStreams` bounds the open event streams.
public record ApiSettings(
        String host,
        int port,
        Set<String> allowedHosts,
        Set<String> allowedOrigins,
        int maxBodyBytes,
        int maxStreams,
        Waits waits) {

    /// `view`: for the views to reach a position; `command`: for the gateway's answer; `wrongToken`: before a wrong
    /// token is answered; `slowClient`: how long one write of an event stream may take; `silence`: for how long a
    /// client may send nothing before its connection is closed.
    public record Waits(Duration view, Duration command, Duration wrongToken, Duration slowClient, Duration silence) {
        public static final Waits DEFAULTS = new Waits(
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofMillis(250),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30));
    }

    public static final String LOOPBACK = "127.0.0.1";
    public static final int DEFAULT_PORT = 8420;

    /// This machine only.
    public static final ApiSettings DEFAULTS =
            new ApiSettings(LOOPBACK, DEFAULT_PORT, Set.of(), Set.of(), 64 * 1024, 64, Waits.DEFAULTS);

    public ApiSettings {
        allowedHosts = Set.copyOf(allowedHosts);
        allowedOrigins = Set.copyOf(allowedOrigins);
    }

    public ApiSettings withPort(int port) {
        return new ApiSettings(host, port, allowedHosts, allowedOrigins, maxBodyBytes, maxStreams, waits);
    }
}
