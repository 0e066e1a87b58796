package io.fairlead.app.fixfile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Text of a log made fit for a terminal. Stateless.
final class Printable {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS").withZone(ZoneOffset.UTC);

    private Printable() {}

    /// Bytes, one character each, as UTF-8; what could move a cursor, colour a line or turn its direction is `?`.
    static String of(String bytes) {
        return text(new String(bytes.getBytes(ISO_8859_1), UTF_8));
    }

    /// The same for text that has been read already.
    static String text(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(each -> printable.appendCodePoint(harmless(each) ? each : '?'));
        return printable.toString();
    }

    private static boolean harmless(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> true;
        };
    }

    /// In UTC; a dash where there is none.
    static String time(long epochNanos) {
        return epochNanos == LogEntry.NO_TIME
                ? "-"
                : TIME.format(Instant.ofEpochSecond(
                        Math.floorDiv(epochNanos, 1_000_000_000L), Math.floorMod(epochNanos, 1_000_000_000L)));
    }
}
