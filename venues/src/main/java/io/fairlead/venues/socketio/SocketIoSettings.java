package io.fairlead.venues.socketio;

import java.net.URI;
import java.util.Map;

/// Where a server is and how it is spoken to. Immutable; headers may hold secrets and are never printed.
///
/// @param server scheme, host and port, such as `wss://api.example.com`
/// @param path of the handshake, such as `/socket.io`
/// @param namespace `/` for the main one
/// @param openNanos how long connecting, greeting and joining may take together
/// @param longestSilenceNanos after which a silent connection is given up even if the server announced rarer pings
public record SocketIoSettings(
        URI server,
        String path,
        String namespace,
        Map<String, String> headers,
        long openNanos,
        long longestSilenceNanos) {
    private static final long SECOND_NANOS = 1_000_000_000L;

    public SocketIoSettings {
        headers = Map.copyOf(headers);
        if (server.getHost() == null || !("ws".equals(server.getScheme()) || "wss".equals(server.getScheme()))) {
            throw new IllegalArgumentException("a Socket.IO server must be ws://… or wss://…, was " + server);
        }
        if (!path.matches("/[A-Za-z0-9._~/-]*[A-Za-z0-9._~-]") || !namespace.matches("/[A-Za-z0-9._~-]*")) {
            throw new IllegalArgumentException(
                    "path and namespace must begin with '/', were '" + path + "' and '" + namespace + "'");
        }
        if (openNanos < 1 || longestSilenceNanos < 1) {
            throw new IllegalArgumentException(
                    "a connection must be given time, was given " + openNanos + " and " + longestSilenceNanos + " ns");
        }
    }

    /// Ten seconds to open, two minutes of silence.
    public static SocketIoSettings of(URI server, String path, String namespace, Map<String, String> headers) {
        return new SocketIoSettings(server, path, namespace, headers, 10 * SECOND_NANOS, 120 * SECOND_NANOS);
    }

    /// WebSocket from the first byte: there is no long polling to upgrade from.
    URI address() {
        return URI.create(server.getScheme() + "://" + server.getRawAuthority() + path + "/?EIO=4&transport=websocket");
    }

    @Override
    public String toString() {
        return server.getScheme() + "://" + server.getHost() + path + " " + namespace;
    }
}
