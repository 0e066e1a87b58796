package io.fairlead.app.log;

import io.fairlead.fix.engine.FixLog;
import io.fairlead.fix.session.SessionId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// FIX messages at debug, what happens to sessions at info, and at warn what somebody should look at. Called on polling
/// threads: when debug is off, a message costs one comparison.
public final class LoggedMessages implements FixLog {
    private static final Logger LOG = LoggerFactory.getLogger("io.fairlead.fix");
    private static final List<String> WORRYING = List.of(
            "gap", "reject", "refus", "missed", "silen", "too low", "fail", "lost", "garbled", "timed out", "clock");

    @Override
    public void incoming(SessionId session, byte[] bytes, int offset, int length, long nowNanos) {
        message("in", session, bytes, offset, length);
    }

    @Override
    public void outgoing(SessionId session, byte[] bytes, int offset, int length, long nowNanos) {
        message("out", session, bytes, offset, length);
    }

    private static void message(String way, SessionId session, byte[] bytes, int offset, int length) {
        if (LOG.isDebugEnabled()) {
            String text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
            LOG.debug("{} {} {}", session, way, text.replace('\u0001', '|'));
        }
    }

    @Override
    public void event(SessionId session, String text, long nowNanos) {
        LOG.atLevel(level(text)).log("{} {}", session, text);
    }

    static Level level(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return WORRYING.stream().anyMatch(lower::contains) ? Level.WARN : Level.INFO;
    }
}
