package io.fairlead.fix.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/// A clock on the wall of a place, and the instants at which it shows a time. Immutable.
///
/// A time is reached at the first instant at which the clock shows it or a later one. Where daylight saving skips it,
/// that is the moment of the change; where it comes twice, the first time. So a later time is never reached earlier,
/// and hours neither overlap nor turn round.
record ZoneClock(ZoneId zone) {
    private static final long SECOND_NANOS = 1_000_000_000L;

    LocalDate date(long nowNanos) {
        return Instant.ofEpochSecond(0, nowNanos).atZone(zone).toLocalDate();
    }

    /// When the clock reaches this time of this day.
    long reaches(LocalDate day, LocalTime time) {
        LocalDateTime shown = day.atTime(time);
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(shown);
        if (offsets.isEmpty()) {
            ZoneOffsetTransition gap = zone.getRules().getTransition(shown);
            return nanos(gap.getInstant());
        }
        return nanos(shown.toInstant(offsets.getFirst()));
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * SECOND_NANOS + instant.getNano();
    }
}
