package io.fairlead.proof.sessions;

import io.fairlead.fix.engine.FixLog;
import io.fairlead.fix.session.SessionId;

/// Puts what a session says into the world's trace, and counts what tells of trouble. Owned by the process.
record TracingLog(Stage stage, String host) implements FixLog {
    private static final int SOH = 1;

    @Override
    public void incoming(SessionId session, byte[] bytes, int offset, int length, long nowNanos) {
        stage.trace().bytes(stage.now(), host + " <", bytes, offset, length);
    }

    @Override
    public void outgoing(SessionId session, byte[] bytes, int offset, int length, long nowNanos) {
        stage.trace().bytes(stage.now(), host + " >", bytes, offset, length);
        switch (msgType(bytes, offset, length)) {
            case '2' -> stage.census().count(Happening.RESEND_REQUESTS);
            case '4' -> stage.census().count(Happening.GAP_FILLS);
            default -> {}
        }
    }

    /// The one character of MsgType(35), which is the third field.
    private static int msgType(byte[] bytes, int offset, int length) {
        int fields = 0;
        for (int i = offset; i < offset + length - 4; i++) {
            if (bytes[i] == SOH && ++fields == 2) {
                return bytes[i + 4];
            }
        }
        return 0;
    }

    @Override
    public void event(SessionId session, String text, long nowNanos) {
        stage.trace().event(stage.now(), host, text);
    }
}
