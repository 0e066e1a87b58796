package io.fairlead.app.log;

import ch.qos.logback.classic.AsyncAppender;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.fairlead.app.config.LogSettings;
import io.fairlead.app.secret.OwnerOnly;
import java.nio.file.Path;
import net.logstash.logback.encoder.LogstashEncoder;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Sets up logging in code, so that no file on the class path has a say and a start costs no search for one. Used
/// by the main thread.
///
/// Who logs hands the event to a bounded queue: a slow disk never stops the engine. Warnings and errors wait for room,
/// the rest is dropped when the queue is nearly full.
public final class Logs implements AutoCloseable {
    private static final int QUEUE = 16_384;
    private static final int FLUSH_MILLIS = 5_000;

    private final Logger root;
    private final AsyncAppender queue;

    private Logs(Logger root, AsyncAppender queue) {
        this.root = root;
        this.queue = queue;
    }

    /// Logs as configured from now on, until closed.
    public static Logs start(LogSettings settings, Redactor redactor) {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        OutputStreamAppender<ILoggingEvent> target = target(settings.file(), context);
        target.setContext(context);
        RedactingEncoder encoder = new RedactingEncoder(encoder(settings.format(), context), redactor);
        encoder.setContext(context);
        encoder.start();
        target.setEncoder(encoder);
        target.start();
        AsyncAppender async = new AsyncAppender();
        async.setContext(context);
        async.setQueueSize(QUEUE);
        async.setMaxFlushTime(FLUSH_MILLIS);
        async.addAppender(target);
        async.start();
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        root.addAppender(async);
        // It prints what a counterparty sent, unmasked.
        context.getLogger("quickfix.mina.message").setLevel(Level.OFF);
        context.getLogger("io.fairlead").setLevel(Level.valueOf(settings.level().name()));
        return new Logs(root, async);
    }

    private static OutputStreamAppender<ILoggingEvent> target(@Nullable Path file, LoggerContext context) {
        if (file == null) {
            ConsoleAppender<ILoggingEvent> console = new ConsoleAppender<>();
            console.setTarget("System.err");
            return console;
        }
        OwnerOnly.create(file);
        FileAppender<ILoggingEvent> appender = new FileAppender<>();
        appender.setContext(context);
        appender.setFile(file.toString());
        return appender;
    }

    private static Encoder<ILoggingEvent> encoder(LogSettings.Format format, LoggerContext context) {
        return switch (format) {
            case JSON -> {
                LogstashEncoder json = new LogstashEncoder();
                json.setContext(context);
                json.setTimeZone("UTC");
                yield json;
            }
            case TEXT -> {
                PatternLayoutEncoder text = new PatternLayoutEncoder();
                text.setContext(context);
                text.setPattern("%d{yyyy-MM-dd HH:mm:ss.SSS,UTC} %-5level [%thread] %logger{20} %msg%n");
                yield text;
            }
        };
    }

    /// Writes what is still queued. The context goes on: once stopped, it would let nobody log again.
    @Override
    public void close() {
        root.detachAppender(queue);
        queue.stop();
    }
}
