package io.fairlead.app.server;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Epoch nanoseconds and the ISO 8601 text that is shown instead: UTC, always nine digits behind the second.
public final class Times {
    private static final long NANOS = 1_000_000_000L;
    private static final DateTimeFormatter FORMAT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private Times() {}

    /// Null for 0, which means never.
    static @Nullable String iso(long epochNanos) {
        return epochNanos == 0 ? null : text(epochNanos);
    }

    public static String text(long epochNanos) {
        return FORMAT.format(instant(epochNanos));
    }

    static Instant instant(long epochNanos) {
        return Instant.ofEpochSecond(Math.floorDiv(epochNanos, NANOS), Math.floorMod(epochNanos, NANOS));
    }

    /// @throws IllegalArgumentException if the text is not an ISO 8601 instant that fits
    static long epochNanos(String iso) {
        try {
            return ChronoUnit.NANOS.between(Instant.EPOCH, Instant.parse(iso));
        } catch (DateTimeParseException | ArithmeticException _) {
            throw new IllegalArgumentException("must be an instant such as 2026-11-21T16:00:00Z");
        }
    }
}
