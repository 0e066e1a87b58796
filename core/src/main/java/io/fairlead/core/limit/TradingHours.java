package io.fairlead.core.limit;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The hours of a week in which trading is open, by the clock of a zone: `mon-fri 08:00-17:00 Europe/London`. Several
/// windows are parted by commas; one that ends before it begins ends on the next day. Immutable.
public record TradingHours(List<Window> windows, ZoneId zone) {
    private static final int DAY_MINUTES = 24 * 60;
    private static final long SECOND_NANOS = 1_000_000_000L;

    /// From one minute of a day to another, on each of these days.
    public record Window(Set<DayOfWeek> days, int fromMinute, int untilMinute) {
        private static final Pattern TEXT =
                Pattern.compile("([a-z]{3})(?:-([a-z]{3}))? ([0-9]{2}):([0-9]{2})-([0-9]{2}):([0-9]{2})");

        public Window {
            days = Set.copyOf(days);
            if (days.isEmpty() || fromMinute < 0 || fromMinute >= DAY_MINUTES || untilMinute < 0) {
                throw new IllegalArgumentException("a window must have days, and begin within one");
            }
            if (untilMinute > DAY_MINUTES || fromMinute == untilMinute) {
                throw new IllegalArgumentException("a window must end by 24:00, and not where it begins");
            }
        }

        static Window parse(String text) {
            Matcher window = TEXT.matcher(text);
            if (!window.matches()) {
                throw new IllegalArgumentException(
                        "must be days and times as 'mon-fri 08:00-17:00', was '" + text + "'");
            }
            DayOfWeek first = day(window.group(1));
            DayOfWeek last = window.group(2) == null ? first : day(window.group(2));
            Set<DayOfWeek> days = EnumSet.of(last);
            for (DayOfWeek day = first; day != last; day = day.plus(1)) {
                days.add(day);
            }
            return new Window(days, minute(window.group(3), window.group(4)), minute(window.group(5), window.group(6)));
        }

        private static DayOfWeek day(String text) {
            for (DayOfWeek day : DayOfWeek.values()) {
                if (shown(day).equals(text)) {
                    return day;
                }
            }
            throw new IllegalArgumentException("must be a day from mon to sun, was '" + text + "'");
        }

        private static int minute(String hour, String minute) {
            int value = 60 * Integer.parseInt(hour) + Integer.parseInt(minute);
            if (Integer.parseInt(minute) > 59 || value > DAY_MINUTES) {
                throw new IllegalArgumentException("must be a time from 00:00 to 24:00, was " + hour + ":" + minute);
            }
            return value;
        }

        boolean isOpen(DayOfWeek day, int minute) {
            if (fromMinute < untilMinute) {
                return days.contains(day) && minute >= fromMinute && minute < untilMinute;
            }
            return (days.contains(day) && minute >= fromMinute)
                    || (days.contains(day.minus(1)) && minute < untilMinute);
        }

        /// One range of days where they are one, else a window for each.
        @Override
        public String toString() {
            String times = String.format(
                    Locale.ROOT,
                    "%02d:%02d-%02d:%02d",
                    fromMinute / 60,
                    fromMinute % 60,
                    untilMinute / 60,
                    untilMinute % 60);
            List<String> ranges = new ArrayList<>();
            for (DayOfWeek day : DayOfWeek.values()) {
                boolean begins = days.contains(day) && (!days.contains(day.minus(1)) || days.size() == 7);
                if (begins && (days.size() < 7 || day == DayOfWeek.MONDAY)) {
                    DayOfWeek last = day;
                    while (days.contains(last.plus(1)) && last.plus(1) != day) {
                        last = last.plus(1);
                    }
                    ranges.add(shown(day) + (last == day ? "" : "-" + shown(last)) + " " + times);
                }
            }
            return String.join(", ", ranges);
        }

        private static String shown(DayOfWeek day) {
            return day.name().substring(0, 3).toLowerCase(Locale.ROOT);
        }
    }

    public TradingHours {
        windows = List.copyOf(windows);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException("trading hours must have a window");
        }
    }

    /// Reads what `toString` writes.
    ///
    /// @throws IllegalArgumentException saying what was required
    public static TradingHours parse(String text) {
        int blank = text.strip().lastIndexOf(' ');
        if (blank < 0) {
            throw new IllegalArgumentException(
                    "must be days, times and a zone as 'mon-fri 08:00-17:00 Europe/London', was '" + text + "'");
        }
        List<Window> windows = new ArrayList<>();
        for (String window : text.strip().substring(0, blank).split(",", -1)) {
            windows.add(Window.parse(window.strip().toLowerCase(Locale.ROOT)));
        }
        return new TradingHours(windows, zone(text.strip().substring(blank + 1)));
    }

    private static ZoneId zone(String text) {
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must end with a time zone as Europe/London, was '" + text + "'", e);
        }
    }

    /// Whether trading is open at a time in epoch nanoseconds.
    public boolean isOpen(long atNanos) {
        ZonedDateTime local =
                Instant.ofEpochSecond(Math.floorDiv(atNanos, SECOND_NANOS)).atZone(zone);
        int minute = 60 * local.getHour() + local.getMinute();
        for (Window window : windows) {
            if (window.isOpen(local.getDayOfWeek(), minute)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return String.join(", ", windows.stream().map(Window::toString).toList()) + " " + zone;
    }
}
