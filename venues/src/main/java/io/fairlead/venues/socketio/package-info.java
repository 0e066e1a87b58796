/// Owns the client's side of Socket.IO 4 (protocol 5 on Engine.IO 4, WebSocket alone): framing, acks, silence.
/// Polled by the thread that opened the connection; starts none and reads no clock. Start at `SocketIo`.
@NullMarked
package io.fairlead.venues.socketio;

import org.jspecify.annotations.NullMarked;
