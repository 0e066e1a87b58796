package io.fairlead.fix.engine;

import io.fairlead.fix.codec.Redactor;
import io.fairlead.fix.session.SessionId;

/// Writes messages to the log, redacted first. Owned by the polling thread.
final class MessageTrace {
    private final SessionId id;
    private final FixLog log;
    private final boolean traced;
    private final Redactor redactor = new Redactor();

    MessageTrace(SessionId id, FixLog log) {
        this.id = id;
        this.log = log;
        traced = !log.equals(FixLog.NONE);
    }

    void incoming(byte[] bytes, int offset, int length, long nowNanos) {
        if (traced) {
            int redacted = redactor.redact(bytes, offset, length);
            log.incoming(id, redactor.buffer(), 0, redacted, nowNanos);
        }
    }

    void outgoing(byte[] bytes, int offset, int length, long nowNanos) {
        if (traced) {
            int redacted = redactor.redact(bytes, offset, length);
            log.outgoing(id, redactor.buffer(), 0, redacted, nowNanos);
        }
    }

    void event(String text, long nowNanos) {
        log.event(id, text, nowNanos);
    }
}
