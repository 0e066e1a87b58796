package io.fairlead.app.config;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
        Set<LocalDate> holidays) {

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
    static final Key<List<LocalDate>> HOLIDAYS =
            Key.optional("holidays", new Shape.Several<>(Scalars.DATE), "Dates on which it does not open.");
    static final Table TABLE = Table.of("Trading hours.", TIME_ZONE, OPEN, CLOSE, OPEN_DAY, CLOSE_DAY, DAYS, HOLIDAYS);

    static HoursSettings of(Values values) {
        List<LocalDate> holidays = values.find(HOLIDAYS);
        return new HoursSettings(
                values.get(TIME_ZONE),
                values.find(OPEN),
                values.find(CLOSE),
                values.find(OPEN_DAY),
                values.find(CLOSE_DAY),
                values.get(DAYS),
                holidays == null ? Set.of() : Set.copyOf(holidays));
    }

    private static Map<String, DayOfWeek> dayNames() {
        Map<String, DayOfWeek> names = new LinkedHashMap<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            names.put(day.name().substring(0, 3).toLowerCase(Locale.ROOT), day);
        }
        return names;
    }
}
