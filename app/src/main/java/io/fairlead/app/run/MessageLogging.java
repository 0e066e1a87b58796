package io.fairlead.app.run;

import io.fairlead.app.config.MessageLogSettings;
import io.fairlead.app.fixlog.LogArchive;
import io.fairlead.app.fixlog.MessageLogs;
import io.fairlead.app.log.Redactor;
import io.fairlead.app.log.SessionEvents;
import io.fairlead.app.secret.OwnerOnly;
import io.fairlead.fix.engine.FixLog;
import io.fairlead.gateway.GatewayConfig.FixLine;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/// The message logs of a running gateway, with the two threads that write and compress them. Used by the main thread.
final class MessageLogging implements AutoCloseable {
    private final MessageLogs logs;
    private final LogArchive archive;

    private MessageLogging(MessageLogs logs, LogArchive archive) {
        this.logs = logs;
        this.archive = archive;
    }

    /// Makes the folder; no thread runs yet.
    static MessageLogging open(MessageLogSettings settings, Redactor redactor, WallClock clock) throws IOException {
        OwnerOnly.createFolder(settings.folder());
        MessageLogs logs = new MessageLogs(
                settings.folder(), Math.toIntExact(settings.ringBytes()), redactor::redactLearnt, clock::nanos);
        LogArchive archive = new LogArchive(
                settings.folder(),
                new LogArchive.Keep(settings.keep(), settings.maxBytes()),
                logs,
                () -> LocalDate.ofInstant(Instant.ofEpochSecond(0, clock.nanos()), ZoneOffset.UTC));
        return new MessageLogging(logs, archive);
    }

    /// The session is called in its log as it is in the configuration.
    void name(FixLine line) {
        logs.name(line.profile().id(), line.id());
    }

    FixLog log() {
        return new SessionEvents(logs);
    }

    void start(GatewayThreads threads) {
        threads.start("fix-log", logs);
        threads.start("fix-log-archive", archive);
    }

    /// Writes what is left; once the sessions have ended.
    @Override
    public void close() {
        archive.close();
        logs.close();
    }
}
