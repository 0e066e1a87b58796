package io.fairlead.fix.engine;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// Session hours in the counterparty's time zone, correct across daylight saving as [ZoneClock] says. A session opens
/// on each of `days` and lasts to the next `close` on the same or a later day: `closeAfterDays` is 0 for hours within
/// a day, 1 for a session through midnight, and up to 6 for a weekly one, where `days` holds the opening day alone.
///
/// A session of a day does not open on a holiday. One that lasts longer is closed from midnight to midnight of it, and
/// goes on afterwards with its sequence numbers, as it does after each pause.
public record TradingHours(
        ZoneId zone,
        Set<DayOfWeek> days,
        LocalTime open,
        LocalTime close,
        int closeAfterDays,
        Set<LocalDate> holidays,
        List<Pause> pauses)
        implements SessionSchedule {

    private static final int SEARCHED_DAYS = 400;

    /// A time of every day at which the session is not connected, such as a venue's maintenance. An end at or before
    /// the start is on the day after.
    public record Pause(LocalTime from, LocalTime to) {}

    public TradingHours {
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
        pauses = List.copyOf(pauses);
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
        return new TradingHours(zone, days, open, close, open.isBefore(close) ? 0 : 1, Set.of(), List.of());
    }

    /// One session a week, such as Sunday 17:00 to Friday 17:00.
    public static TradingHours weekly(
            ZoneId zone, DayOfWeek openDay, LocalTime open, DayOfWeek closeDay, LocalTime close) {
        int after = (closeDay.getValue() - openDay.getValue() + 7) % 7;
        return new TradingHours(zone, Set.of(openDay), open, close, after, Set.of(), List.of());
    }

    /// The same hours, but closed on these dates.
    public TradingHours withHolidays(Set<LocalDate> dates) {
        return new TradingHours(zone, days, open, close, closeAfterDays, dates, pauses);
    }

    /// The same hours, but not connected in these pauses.
    public TradingHours withPauses(List<Pause> times) {
        return new TradingHours(zone, days, open, close, closeAfterDays, holidays, times);
    }

    @Override
    public SessionWindow windowAt(long nowNanos) {
        ZoneClock clock = new ZoneClock(zone);
        LocalDate today = clock.date(nowNanos);
        for (int ahead = -closeAfterDays - 1; ahead < SEARCHED_DAYS; ahead++) {
            LocalDate day = today.plusDays(ahead);
            if (opensOn(day)) {
                SessionWindow window = firstWindow(clock, day, nowNanos);
                if (!window.equals(SessionWindow.NEVER)) {
                    return window;
                }
            }
        }
        return SessionWindow.NEVER;
    }

    private boolean opensOn(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && (lasting() || !holidays.contains(day));
    }

    /// Whether a session is longer than a day, so that a holiday is a part of it.
    private boolean lasting() {
        return closeAfterDays > 1;
    }

    /// The first window of the session of this day that is not over, between its pauses.
    private SessionWindow firstWindow(ZoneClock clock, LocalDate day, long nowNanos) {
        long started = clock.reaches(day, open);
        long ends = clock.reaches(day.plusDays(closeAfterDays), close);
        long from = started;
        for (Span pause : pausesOf(clock, day)) {
            long until = Math.min(pause.from, ends);
            if (from < until && nowNanos < until) {
                return new SessionWindow(from, until, started);
            }
            from = Math.max(from, pause.to);
        }
        return from < ends && nowNanos < ends ? new SessionWindow(from, ends, started) : SessionWindow.NEVER;
    }

    private record Span(long from, long to) {}

    /// When the session of this day pauses, in the order of time.
    private List<Span> pausesOf(ZoneClock clock, LocalDate day) {
        List<Span> spans = new ArrayList<>();
        for (LocalDate date = day.minusDays(1); !date.isAfter(day.plusDays(closeAfterDays)); date = date.plusDays(1)) {
            for (Pause pause : pauses) {
                LocalDate last = pause.from.isBefore(pause.to) ? date : date.plusDays(1);
                spans.add(new Span(clock.reaches(date, pause.from), clock.reaches(last, pause.to)));
            }
            if (lasting() && holidays.contains(date)) {
                spans.add(new Span(
                        clock.reaches(date, LocalTime.MIDNIGHT), clock.reaches(date.plusDays(1), LocalTime.MIDNIGHT)));
            }
        }
        spans.sort(Comparator.comparingLong(Span::from));
        return spans;
    }
}
