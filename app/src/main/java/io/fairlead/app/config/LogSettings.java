package io.fairlead.app.config;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What is logged, and where. Without a file, logs go to standard error.
public record LogSettings(
        Level level, Format format, @Nullable Path file) {

    /// How much: `info` the life of sessions; `warn` rejects, gaps and missed heartbeats. Messages have logs of their
    /// own; see [MessageLogSettings].
    public enum Level {
        DEBUG,
        INFO,
        WARN,
        ERROR
    }

    /// For machines or for eyes.
    public enum Format {
        JSON,
        TEXT
    }

    static final Key<Level> LEVEL = Key.of(
            "level",
            Scalars.oneOf(Level.class),
            "info",
            "error; warn: rejects, gaps, missed heartbeats; info: the life of sessions; debug: more of it."
                    + " FIX messages have logs of their own, see `fix-log`.");
    static final Key<Format> FORMAT =
            Key.of("format", Scalars.oneOf(Format.class), "json", "One JSON object a line, or plain text.");
    static final Key<Path> FILE = Key.optional(
            "file", Scalars.PATH, "File to append to, made for its owner alone; standard error without one.");
    static final Table TABLE = Table.of("What is logged, and where.", LEVEL, FORMAT, FILE);

    static LogSettings of(Values values) {
        return new LogSettings(values.get(LEVEL), values.get(FORMAT), values.find(FILE));
    }
}
