package io.fairlead.app.config;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// When a session is open. Without `open` and `close` it always is; with `openDay` and `closeDay` it is one session a
/// week, otherwise one for each of `days`.
public record HoursSettings(
        ZoneId timeZone,
        @Nullable LocalTime open,
        @Nullable LocalTime close,
        @Nullable DayOfWeek openDay,
        @Nullable DayOfWeek closeDay,
        List<DayOfWeek> days,
        Set<LocalDate> holidays,
        List<Pause> pauses,
        boolean keepNumbers) {

    /// A time of each day at which the session is not connected.
    public record Pause(LocalTime from, LocalTime to) {
        private static final Pattern FORM = Pattern.compile("([0-9]{2}:[0-9]{2})-([0-9]{2}:[0-9]{2})");

        static Pause parse(String text) {
            Matcher times = FORM.matcher(text);
            if (!times.matches()) {
                throw new IllegalArgumentException("must be two times, as \"17:00-17:05\", was '" + text + "'");
            }
            try {
                return new Pause(LocalTime.parse(times.group(1)), LocalTime.parse(times.group(2)));
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("must be two times of day, was '" + text + "'", e);
            }
        }
    }

    static final Key<ZoneId> TIME_ZONE =
            Key.of("time-zone", Scalars.ZONE, "UTC", "Zone of the times below; summer time is followed.");
    static final Key<LocalTime> OPEN = Key.optional(
            "open", Scalars.TIME, "When the session logs on. Leave out open and close for round the clock.");
    static final Key<LocalTime> CLOSE = Key.optional(
            "close", Scalars.TIME, "When the session logs out; earlier than `open` means on the next day.");
    static final Key<DayOfWeek> OPEN_DAY = Key.optional(
            "open-day",
            Scalars.oneOf(dayNames()),
            "Day on which a session that lasts the week opens, such as sun. Leave out for a session a day.");
    static final Key<DayOfWeek> CLOSE_DAY = Key.optional(
            "close-day", Scalars.oneOf(dayNames()), "Day on which a session that lasts the week closes, such as fri.");
    static final Key<List<DayOfWeek>> DAYS = Key.of(
            "days",
            new Shape.Several<>(Scalars.oneOf(dayNames())),
            "mon,tue,wed,thu,fri,sat,sun",
            "Days on which the session opens; not together with `open-day`.");
    static final Key<List<LocalDate>> HOLIDAYS = Key.optional(
            "holidays",
            new Shape.Several<>(Scalars.DATE),
            "Dates on which it does not open; within a session that lasts the week, those on which it is closed.");
    static final Key<List<Pause>> PAUSES = Key.optional(
            "pauses",
            new Shape.Several<>(new Shape.Scalar<>(
                    "two times of day, as \"17:00-17:05\"",
                    Map.of("type", "string", "pattern", "^[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}$"),
                    Pause::parse)),
            "Times of each day at which it is not connected, such as the venue's maintenance. Sequence numbers go on"
                    + " after a pause.");
    static final Key<Boolean> KEEP_NUMBERS = Key.of(
            "keep-numbers",
            Scalars.FLAG,
            "false",
            "Whether sequence numbers go on from session to session, instead of starting from 1 when it opens.");
    private static final List<Key<?>> KEYS =
            List.of(TIME_ZONE, OPEN, CLOSE, OPEN_DAY, CLOSE_DAY, DAYS, HOLIDAYS, PAUSES, KEEP_NUMBERS);
    static final Table TABLE = new Table("Trading hours.", KEYS);
    static final Table MORE =
            new Table("More hours, for a venue whose days differ: the session is open whenever any of them is.", KEYS);

    static HoursSettings of(Values values) {
        List<LocalDate> holidays = values.find(HOLIDAYS);
        List<Pause> pauses = values.find(PAUSES);
        return new HoursSettings(
                values.get(TIME_ZONE),
                values.find(OPEN),
                values.find(CLOSE),
                values.find(OPEN_DAY),
                values.find(CLOSE_DAY),
                values.get(DAYS),
                holidays == null ? Set.of() : Set.copyOf(holidays),
                pauses == null ? List.of() : pauses,
                values.get(KEEP_NUMBERS));
    }

    static Map<String, DayOfWeek> dayNames() {
        Map<String, DayOfWeek> names = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            names.put(day.name().substring(0, 3).toLowerCase(Locale.ROOT), day);
        }
        return names;
    }
}
