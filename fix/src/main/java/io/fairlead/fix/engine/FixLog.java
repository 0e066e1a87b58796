package io.fairlead.fix.engine;

import io.fairlead.fix.session.SessionId;

/// Where messages and events of sessions are written for people. Called on the polling thread; must not block.
/// Messages come without Password(554), NewPassword(925) and RawData(96), and with Account(1) masked.
public interface FixLog {
    /// A message came in, garbled ones included. The bytes are valid during the call only.
    void incoming(SessionId session, byte[] bytes, int offset, int length, long nowNanos);

    /// A message went out. The bytes are valid during the call only.
    void outgoing(SessionId session, byte[] bytes, int offset, int length, long nowNanos);

    /// Something happened: connected, logged on, gap, refusal.
    void event(SessionId session, String text, long nowNanos);

    /// Writes nothing, and spares the redaction.
    FixLog NONE = new FixLog() {
        @Override
        public void incoming(SessionId session, byte[] bytes, int offset, int length, long nowNanos) {}

        @Override
        public void outgoing(SessionId session, byte[] bytes, int offset, int length, long nowNanos) {}

        @Override
        public void event(SessionId session, String text, long nowNanos) {}
    };
}
