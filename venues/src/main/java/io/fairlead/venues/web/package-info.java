/// Owns how adapters get WebSocket connections and HTTP answers; all bounded. HTTP is read and written by the thread
/// that polls it, over links of `fix.transport`; WebSockets are the JDK's, whose threads only put into a queue. Start
/// at `Http`, `WireHttp` and `WebStreams`.
@NullMarked
package io.fairlead.venues.web;

import org.jspecify.annotations.NullMarked;
