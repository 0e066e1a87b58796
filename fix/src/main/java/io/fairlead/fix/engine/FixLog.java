package io.fairlead.fix.engine;

import io.fairlead.fix.session.SessionId;

/// Where messages and events of sessions are written for people. Called on the polling thread; must not block.
///
/// **Messages come as they are on the wire, secrets included**, so that redacting them costs the polling thread
/// nothing. Whoever implements this passes them through a [io.fairlead.fix.codec.Redactor] before they leave the
/// process.
public interface FixLog {
    /// A message came in, garbled ones included. The bytes are valid during the call only.
    void incoming(SessionId session, byte[] bytes, int offset, int length, long nowNanos);

    /// A message went out. The bytes are valid during the call only.
    void outgoing(SessionId session, byte[] bytes, int offset, int length, long nowNanos);

    /// Something happened: connected, logged on, gap, refusal.
    void event(SessionId session, String text, long nowNanos);

    /// Writes nothing, and spares the copies.
    FixLog NONE = new FixLog() {
        @Override
        public void incoming(SessionId session, byte[] bytes, int offset, int length, long nowNanos) {}

        @Override
        public void outgoing(SessionId session, byte[] bytes, int offset, int length, long nowNanos) {}

        @Override
        public void event(SessionId session, String text, long nowNanos) {}
    };
}
