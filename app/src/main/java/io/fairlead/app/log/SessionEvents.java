package io.fairlead.app.log;

import io.fairlead.fix.engine.FixLog;
import io.fairlead.fix.session.SessionId;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Tells what happens to sessions: at info, and at warn what somebody should look at. Messages go on to the message
/// logs, and so does every event. Called on polling threads.
public final class SessionEvents implements FixLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.fairlead.fix");
    private static final List<String> WORRYING = List.of(
            "gap", "reject", "refus", "missed", "silen", "too low", "fail", "lost", "garbled", "timed out", "clock");

    private final FixLog messages;

    public SessionEvents(FixLog messages) {
        this.messages = messages;
    }

    @Override
    public void incoming(SessionId session, byte[] bytes, int offset, int length, long nowNanos) {
        messages.incoming(session, bytes, offset, length, nowNanos);
    }

    @Override
    public void outgoing(SessionId session, byte[] bytes, int offset, int length, long nowNanos) {
        messages.outgoing(session, bytes, offset, length, nowNanos);
    }

    @Override
    public void event(SessionId session, String text, long nowNanos) {
        messages.event(session, text, nowNanos);
        LOG.atLevel(level(text)).log("{} {}", session, text);
    }

    static Level level(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return WORRYING.stream().anyMatch(lower::contains) ? Level.WARN : Level.INFO;
    }
}
