package io.fairlead.app.config;

import java.nio.file.Path;
import java.time.Duration;

/// Where FIX messages are logged, and how long they are kept.
public record MessageLogSettings(Path folder, Duration keep, long maxBytes, long ringBytes) {
    static final Key<Path> FOLDER = Key.optional(
            "folder", Scalars.PATH, "Folder of the message logs; `fix-log` within `data-dir` without one.");
    static final Key<Duration> KEEP = Key.of(
            "keep",
            Scalars.span("1d", "36500d"),
            "2557d",
            "How long a day's file is kept: seven years, which is what supervisors ask for.");
    static final Key<Long> MAX_SIZE = Key.of(
            "max-size",
            Scalars.size("1MiB", "1048576GiB"),
            "100GiB",
            "All files together: past it the oldest day goes before its time, with a warning. `fairlead check` shows"
                    + " how much there is.");
    static final Key<Long> RING = Key.of(
            "ring",
            Scalars.size("64KiB", "1GiB"),
            "1MiB",
            "How much of one session may wait for the disk; a power of two. What finds no room is dropped, and the log"
                    + " says so.");
    static final Table TABLE = Table.of(
            "Every FIX message in and out, without secrets: a file for each session and day, compressed when the day"
                    + " (UTC) is over.",
            FOLDER,
            KEEP,
            MAX_SIZE,
            RING);

    static MessageLogSettings of(Values values, Path dataDir) {
        Path folder = values.find(FOLDER);
        return new MessageLogSettings(
                folder == null ? dataDir.resolve("fix-log") : folder,
                values.get(KEEP),
                values.get(MAX_SIZE),
                values.get(RING));
    }
}
