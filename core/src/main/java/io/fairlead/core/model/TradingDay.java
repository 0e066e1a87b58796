package io.fairlead.core.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// When a firm's day begins: a time of day in a zone, summer time followed. Pure.
///
/// A day is named by the date on which it begins. Where clocks skip the time, it begins at the end of the gap; where
/// they show it twice, at the first.
public record TradingDay(ZoneId zone, LocalTime start) {
    private static final long SECOND = 1_000_000_000L;

    /// The day that a moment, in epoch nanoseconds, belongs to.
    public LocalDate at(long nanos) {
        LocalDate date =
                Instant.ofEpochSecond(Math.floorDiv(nanos, SECOND)).atZone(zone).toLocalDate();
        return beginNanos(date) <= nanos ? date : date.minusDays(1);
    }

    /// When a day begins, in epoch nanoseconds.
    public long beginNanos(LocalDate day) {
        return day.atTime(start.truncatedTo(ChronoUnit.SECONDS)).atZone(zone).toEpochSecond() * SECOND;
    }
}
