/// Owns how adapters get WebSocket connections and HTTP answers: ports, and the JDK's client behind them; all
/// bounded. Polled by the thread that opened or asked; the client's own threads only put into a queue. Start at
/// `WebStreams` and `Http`.
@NullMarked
package io.fairlead.venues.web;

import org.jspecify.annotations.NullMarked;
