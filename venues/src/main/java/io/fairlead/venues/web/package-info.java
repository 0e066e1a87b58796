/// Owns how adapters get WebSocket connections: a port, and the JDK's client behind it. Bounded in both directions.
/// A stream is polled by the thread that opened it; the client's own threads only put into its queue.
/// Start at `WebStreams`.
@NullMarked
package io.fairlead.venues.web;

import org.jspecify.annotations.NullMarked;
