package io.fairlead.app.fixlog;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How files of message logs are called: `yofx-orders.2026-11-21.log`, and `.log.gz` once the day is over. Stateless.
final class LogNames {
    /// What a log file is made with: nobody but its owner may read it.
    static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final Pattern DAY = Pattern.compile("(.+)\\.(\\d{4}-\\d{2}-\\d{2})\\.log(\\.\\d+)?(\\.gz)?");
    private static final Pattern ODD = Pattern.compile("[^A-Za-z0-9._-]");
    private static final String UNFINISHED = ".unfinished";

    private LogNames() {}

    /// A session's name as part of a file name and as one word of a line. Names that only odd characters tell apart
    /// stay apart.
    static String word(String session) {
        String plain = ODD.matcher(session).replaceAll("_");
        return plain.equals(session) ? plain : plain + "-" + Integer.toHexString(session.hashCode());
    }

    static String of(String word, LocalDate day) {
        return word + "." + day + ".log";
    }

    /// The day in a file's name; empty if it is no message log.
    static Optional<LocalDate> day(Path file) {
        Matcher name = DAY.matcher(file.getFileName().toString());
        try {
            return name.matches() ? Optional.of(LocalDate.parse(name.group(2))) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static boolean isCompressed(Path file) {
        return file.toString().endsWith(".gz");
    }

    static boolean isUnfinished(Path file) {
        return file.toString().endsWith(".gz" + UNFINISHED);
    }

    /// What a day's file becomes; `attempt` 0 is the first choice.
    static Path compressed(Path log, int attempt) {
        return log.resolveSibling(log.getFileName() + (attempt == 0 ? ".gz" : "." + attempt + ".gz"));
    }

    static Path unfinished(Path compressed) {
        return compressed.resolveSibling(compressed.getFileName() + UNFINISHED);
    }
}
