package io.fairlead.fix.engine;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/// Session hours in the counterparty's time zone, correct across daylight saving. A session opens on each of `days`
/// that is no holiday, and lasts to the next `close` on the same or a later day: `closeAfterDays` is 0 for hours within
/// a day, 1 for a session through midnight, and up to 6 for a weekly one, where `days` holds the opening day alone.
///
/// A local time that daylight saving skips is the same distance later; one that comes twice is the first.
public record TradingHours(
        ZoneId zone, Set<DayOfWeek> days, LocalTime open, LocalTime close, int closeAfterDays, Set<LocalDate> holidays)
        implements SessionSchedule {

    private static final int SEARCHED_DAYS = 400;

    public TradingHours {
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
        if (days.isEmpty() || closeAfterDays < 0 || closeAfterDays > 6) {
            throw new IllegalArgumentException("trading hours need a day to open on and must close 0 to 6 days later,"
                    + " were " + days + " and " + closeAfterDays);
        }
        if (closeAfterDays == 0 && !open.isBefore(close)) {
            throw new IllegalArgumentException(
                    "open " + open + " must be before close " + close + ", or the session close on a later day");
        }
    }

    /// Hours of each of the given days; a close at or before the open is on the day after.
    public static TradingHours daily(ZoneId zone, Set<DayOfWeek> days, LocalTime open, LocalTime close) {
        return new TradingHours(zone, days, open, close, open.isBefore(close) ? 0 : 1, Set.of());
    }

    /// One session a week, such as Sunday 17:00 to Friday 17:00.
    public static TradingHours weekly(
            ZoneId zone, DayOfWeek openDay, LocalTime open, DayOfWeek closeDay, LocalTime close) {
        int after = (closeDay.getValue() - openDay.getValue() + 7) % 7;
        return new TradingHours(zone, Set.of(openDay), open, close, after, Set.of());
    }

    /// The same hours, but closed on sessions that would open on these dates.
    public TradingHours withHolidays(Set<LocalDate> dates) {
        return new TradingHours(zone, days, open, close, closeAfterDays, dates);
    }

    @Override
    public boolean open(long nowNanos) {
        return startedNanos(nowNanos) != Long.MIN_VALUE;
    }

    @Override
    public long startedNanos(long nowNanos) {
        LocalDate today = date(nowNanos);
        for (int back = 0; back <= closeAfterDays; back++) {
            LocalDate day = today.minusDays(back);
            if (opensOn(day) && nowNanos >= nanos(day, open) && nowNanos < nanos(day.plusDays(closeAfterDays), close)) {
                return nanos(day, open);
            }
        }
        return Long.MIN_VALUE;
    }

    @Override
    public long nextOpenNanos(long nowNanos) {
        LocalDate today = date(nowNanos);
        for (int ahead = 0; ahead < SEARCHED_DAYS; ahead++) {
            LocalDate day = today.plusDays(ahead);
            if (opensOn(day) && nanos(day, open) > nowNanos) {
                return nanos(day, open);
            }
        }
        return Long.MAX_VALUE;
    }

    private boolean opensOn(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !holidays.contains(day);
    }

    private LocalDate date(long nowNanos) {
        return Instant.ofEpochSecond(0, nowNanos).atZone(zone).toLocalDate();
    }

    private long nanos(LocalDate day, LocalTime time) {
        Instant instant = ZonedDateTime.of(day, time, zone).toInstant();
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }
}
