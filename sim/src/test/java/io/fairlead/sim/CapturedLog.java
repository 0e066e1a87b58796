package io.fairlead.sim;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/// Keeps what is logged from its start to its close, except by QuickFIX/J's client side. Any thread.
final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();

    private CapturedLog() {
        setContext(root.getLoggerContext());
    }

    static CapturedLog open() {
        CapturedLog log = new CapturedLog();
        log.start();
        log.root.addAppender(log);
        log.root.setLevel(Level.INFO);
        return log;
    }

    @Override
    protected void append(ILoggingEvent event) {
        if (!event.getLoggerName().startsWith("quickfix.mina.initiator")) {
            events.add(event);
        }
    }

    List<String> texts() {
        return events.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /// Warnings, errors and stack traces.
    List<ILoggingEvent> troubles() {
        return events.stream()
                .filter(event -> event.getLevel().isGreaterOrEqual(Level.WARN)
                        || event.getThrowableProxy() != null
                        || event.getFormattedMessage().contains("\tat "))
                .toList();
    }

    @Override
    public void close() {
        root.detachAppender(this);
        root.setLevel(before);
    }
}
