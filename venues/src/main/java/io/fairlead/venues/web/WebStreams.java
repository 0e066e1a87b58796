package io.fairlead.venues.web;

import java.net.URI;
import java.util.Map;

/// Where adapters get WebSocket connections from; a simulated world gives its own.
@FunctionalInterface
public interface WebStreams {
    /// Begins to connect and returns at once: what becomes of it comes with the first poll. `headers` go with the
    /// request that opens the stream; they may hold secrets and are never printed.
    ///
    /// @throws IllegalArgumentException naming a header that can't be sent
    WebStream open(URI address, Map<String, String> headers);

    /// The same without headers of its own.
    default WebStream open(URI address) {
        return open(address, Map.of());
    }
}
