package io.fairlead.app.alert;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/// Notices in the log: errors what is critical, warnings the rest. Called by the `alerts` thread.
public final class LogSink implements AlertSink {
    private static final Logger LOG = LoggerFactory.getLogger("io.fairlead.alert");

    @Override
    public void tell(Notice notice) {
        LOG.atLevel(level(notice)).log("{}", notice.line());
    }

    private static Level level(Notice notice) {
        if (notice.event() == Notice.Event.RESOLVED) {
            return Level.INFO;
        }
        return switch (notice.alert().condition().severity()) {
            case WARNING -> Level.WARN;
            case CRITICAL -> Level.ERROR;
        };
    }
}
