package io.fairlead.venues.web;

import java.net.URI;

/// Where adapters get WebSocket connections from; a simulated world gives its own.
@FunctionalInterface
public interface WebStreams {
    /// Begins to connect and returns at once: what becomes of it comes with the first poll.
    WebStream open(URI address);
}
