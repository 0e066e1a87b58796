package io.fairlead.fix.engine;

import io.fairlead.fix.session.SessionId;

/// One session's end of the log. Owned by the polling thread.
final class MessageTrace {
    private final SessionId id;
    private final FixLog log;

    MessageTrace(SessionId id, FixLog log) {
        this.id = id;
        this.log = log;
    }

    void incoming(byte[] bytes, int offset, int length, long nowNanos) {
        log.incoming(id, bytes, offset, length, nowNanos);
    }

    void outgoing(byte[] bytes, int offset, int length, long nowNanos) {
        log.outgoing(id, bytes, offset, length, nowNanos);
    }

    void event(String text, long nowNanos) {
        log.event(id, text, nowNanos);
    }
}
