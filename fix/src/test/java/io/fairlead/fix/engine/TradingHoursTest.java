package io.fairlead.fix.engine;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.fix.engine.TradingHours.Pause;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TradingHoursTest {
    private static final long SECOND = 1_000_000_000L;
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> EVERY_DAY = EnumSet.allOf(DayOfWeek.class);
    private static final LocalTime FIVE = LocalTime.of(17, 0);

    private static long at(String instant) {
        return nanos(Instant.parse(instant));
    }

    private static long nanos(Instant time) {
        return time.getEpochSecond() * SECOND + time.getNano();
    }

    private static SessionWindow window(String opens, String closes, String started) {
        return new SessionWindow(at(opens), at(closes), at(started));
    }

    private static LocalTime time(String text) {
        return LocalTime.parse(text);
    }

    @Test
    void opensDailyWithinHours() {
        TradingHours hours = TradingHours.daily(UTC, EnumSet.range(MONDAY, FRIDAY), time("08:00"), time("16:30"));
        assertThat(hours.open(at("2026-01-05T07:59:59Z"))).isFalse();
        assertThat(hours.open(at("2026-01-05T08:00:00Z"))).isTrue();
        assertThat(hours.open(at("2026-01-05T16:30:00Z"))).isFalse();
        assertThat(hours.open(at("2026-01-10T12:00:00Z"))).isFalse();
        assertThat(hours.startedNanos(at("2026-01-05T12:00:00Z"))).isEqualTo(at("2026-01-05T08:00:00Z"));
        assertThat(hours.startedNanos(at("2026-01-05T07:00:00Z"))).isEqualTo(Long.MIN_VALUE);
        assertThat(hours.nextOpenNanos(at("2026-01-09T17:00:00Z"))).isEqualTo(at("2026-01-12T08:00:00Z"));
        assertThat(hours.nextOpenNanos(at("2026-01-09T12:00:00Z"))).isEqualTo(at("2026-01-09T12:00:00Z"));
    }

    @Test
    void staysOpenAllWeekAcrossDaylightSaving() {
        TradingHours hours = TradingHours.weekly(NEW_YORK, SUNDAY, FIVE, FRIDAY, FIVE);
        // Clocks go forward on Sunday 2026-03-08: before, 17:00 is 22:00 UTC, after it is 21:00.
        assertThat(hours.nextOpenNanos(at("2026-02-28T00:00:00Z"))).isEqualTo(at("2026-03-01T22:00:00Z"));
        assertThat(hours.nextOpenNanos(at("2026-03-07T00:00:00Z"))).isEqualTo(at("2026-03-08T21:00:00Z"));
        assertThat(hours.open(at("2026-03-06T21:59:59Z"))).isTrue();
        assertThat(hours.open(at("2026-03-06T22:00:00Z"))).isFalse();
        assertThat(hours.open(at("2026-03-13T20:59:59Z"))).isTrue();
        assertThat(hours.open(at("2026-03-13T21:00:00Z"))).isFalse();
        assertThat(hours.startedNanos(at("2026-03-11T12:00:00Z"))).isEqualTo(at("2026-03-08T21:00:00Z"));
    }

    @Test
    void runsThroughMidnightAndSkipsHolidays() {
        TradingHours hours =
                TradingHours.daily(NEW_YORK, EVERY_DAY, FIVE, FIVE).withHolidays(Set.of(LocalDate.of(2026, 1, 6)));
        assertThat(hours.startedNanos(at("2026-01-06T21:59:00Z"))).isEqualTo(at("2026-01-05T22:00:00Z"));
        assertThat(hours.open(at("2026-01-07T12:00:00Z"))).isFalse();
        assertThat(hours.nextOpenNanos(at("2026-01-07T12:00:00Z"))).isEqualTo(at("2026-01-07T22:00:00Z"));
    }

    @Test
    void aDayThatFollowsAnotherWithoutAPauseIsASessionOfItsOwn() {
        TradingHours hours = TradingHours.daily(NEW_YORK, EVERY_DAY, FIVE, FIVE);
        assertThat(hours.windowAt(at("2026-01-06T21:59:59Z")))
                .isEqualTo(window("2026-01-05T22:00:00Z", "2026-01-06T22:00:00Z", "2026-01-05T22:00:00Z"));
        assertThat(hours.windowAt(at("2026-01-06T22:00:00Z")))
                .isEqualTo(window("2026-01-06T22:00:00Z", "2026-01-07T22:00:00Z", "2026-01-06T22:00:00Z"));
    }

    @Test
    void pausesAreNoNewSession() {
        TradingHours hours = TradingHours.weekly(NEW_YORK, SUNDAY, FIVE, FRIDAY, FIVE)
                .withPauses(List.of(new Pause(FIVE, time("17:05")), new Pause(time("23:55"), time("00:10"))));
        assertThat(hours.windowAt(at("2026-01-05T12:00:00Z")))
                .isEqualTo(window("2026-01-05T05:10:00Z", "2026-01-05T22:00:00Z", "2026-01-04T22:00:00Z"));
        assertThat(hours.windowAt(at("2026-01-05T22:01:00Z")))
                .isEqualTo(window("2026-01-05T22:05:00Z", "2026-01-06T04:55:00Z", "2026-01-04T22:00:00Z"));
        assertThat(hours.windowAt(at("2026-01-09T22:01:00Z")))
                .isEqualTo(window("2026-01-11T22:05:00Z", "2026-01-12T04:55:00Z", "2026-01-11T22:00:00Z"));
    }

    @Test
    void aHolidayWithinAWeekIsAPauseFromMidnightToMidnight() {
        TradingHours hours = TradingHours.weekly(NEW_YORK, SUNDAY, FIVE, FRIDAY, FIVE)
                .withHolidays(Set.of(LocalDate.of(2026, 1, 4), LocalDate.of(2026, 1, 7), LocalDate.of(2026, 1, 8)));
        assertThat(hours.windowAt(at("2026-01-04T23:00:00Z")))
                .isEqualTo(window("2026-01-05T05:00:00Z", "2026-01-07T05:00:00Z", "2026-01-04T22:00:00Z"));
        assertThat(hours.windowAt(at("2026-01-07T12:00:00Z")))
                .isEqualTo(window("2026-01-09T05:00:00Z", "2026-01-09T22:00:00Z", "2026-01-04T22:00:00Z"));
    }

    @Test
    void severalHoursAddUp() {
        SessionSchedule hours = SessionSchedule.anyOf(List.of(
                TradingHours.daily(UTC, EnumSet.range(MONDAY, WEDNESDAY), time("08:00"), time("12:00")),
                TradingHours.daily(UTC, EnumSet.range(MONDAY, WEDNESDAY), time("13:00"), time("17:00")),
                TradingHours.daily(UTC, Set.of(FRIDAY), time("08:00"), time("11:00"))));
        assertThat(hours.windowAt(at("2026-01-05T12:30:00Z")))
                .isEqualTo(window("2026-01-05T13:00:00Z", "2026-01-05T17:00:00Z", "2026-01-05T13:00:00Z"));
        assertThat(hours.nextOpenNanos(at("2026-01-07T17:00:00Z"))).isEqualTo(at("2026-01-09T08:00:00Z"));
        assertThat(hours.nextOpenNanos(at("2026-01-09T11:00:00Z"))).isEqualTo(at("2026-01-12T08:00:00Z"));
        assertThat(SessionSchedule.anyOf(List.of()).nextOpenNanos(0)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void numbersMayGoOnFromDayToDay() {
        SessionSchedule hours =
                TradingHours.daily(UTC, EVERY_DAY, time("08:00"), time("16:00")).keepingNumbers();
        assertThat(hours.open(at("2026-01-05T12:00:00Z"))).isTrue();
        assertThat(hours.startedNanos(at("2026-01-05T12:00:00Z"))).isEqualTo(Long.MIN_VALUE);
    }

    /// Berlin skips 02:00 to 03:00 on 2026-03-29, and has 02:00 to 03:00 twice on 2026-10-25.
    @ParameterizedTest
    @CsvSource({
        "02:30, 04:00, 2026-03-29, 2026-03-29T01:00:00Z, 2026-03-29T02:00:00Z",
        "01:00, 02:30, 2026-03-29, 2026-03-29T00:00:00Z, 2026-03-29T01:00:00Z",
        "02:30, 03:15, 2026-03-29, 2026-03-29T01:00:00Z, 2026-03-29T01:15:00Z",
        "02:30, 04:00, 2026-10-25, 2026-10-25T00:30:00Z, 2026-10-25T03:00:00Z",
        "01:00, 02:30, 2026-10-25, 2026-10-24T23:00:00Z, 2026-10-25T00:30:00Z",
        "02:15, 02:45, 2026-10-25, 2026-10-25T00:15:00Z, 2026-10-25T00:45:00Z",
        "03:00, 04:00, 2026-10-25, 2026-10-25T02:00:00Z, 2026-10-25T03:00:00Z",
    })
    void opensAndClosesOnceWhereClocksChange(String open, String close, LocalDate day, String opens, String closes) {
        TradingHours hours = TradingHours.daily(BERLIN, EVERY_DAY, time(open), time(close));
        long midnight = nanos(day.atStartOfDay(BERLIN).toInstant());
        assertThat(hours.windowAt(midnight)).isEqualTo(window(opens, closes, opens));
        assertThat(hours.nextOpenNanos(at(closes))).isGreaterThan(at(closes) + 20 * 3600 * SECOND);
    }

    @Test
    void doesNotOpenWithinTimeThatIsSkipped() {
        TradingHours hours = TradingHours.daily(BERLIN, EVERY_DAY, time("02:15"), time("02:45"));
        assertThat(hours.nextOpenNanos(at("2026-03-28T12:00:00Z"))).isEqualTo(at("2026-03-30T00:15:00Z"));
        // Samoa left out the whole of 2011-12-30 when it moved over the date line.
        TradingHours samoa = TradingHours.daily(ZoneId.of("Pacific/Apia"), EVERY_DAY, time("08:00"), time("16:00"));
        assertThat(samoa.nextOpenNanos(at("2011-12-30T03:00:00Z"))).isEqualTo(at("2011-12-30T18:00:00Z"));
    }

    /// Thirty years of changes against a clock on the wall that is looked at every quarter of an hour.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UTC",
                "America/New_York",
                "America/Sao_Paulo",
                "America/St_Johns",
                "Europe/London",
                "Africa/Casablanca",
                "Asia/Tehran",
                "Asia/Tokyo",
                "Asia/Kathmandu",
                "Australia/Lord_Howe",
                "Pacific/Apia",
                "Pacific/Chatham",
                "Antarctica/Troll"
            })
    void agreesWithAClockOnTheWall(String name) {
        ZoneId zone = ZoneId.of(name);
        ZoneClock clock = new ZoneClock(zone);
        Instant now = Instant.parse("2005-01-01T12:00:00Z");
        while (now.isBefore(Instant.parse("2035-01-01T00:00:00Z"))) {
            ZoneOffsetTransition change = zone.getRules().nextTransition(now);
            now = change == null ? now.plus(Duration.ofDays(365)) : change.getInstant();
            LocalDate changed = LocalDate.ofInstant(now, zone);
            for (LocalDate day : List.of(changed.minusDays(1), changed, changed.plusDays(1))) {
                for (LocalTime time : List.of(LocalTime.MIDNIGHT, time("01:30"), time("02:15"), time("03:00"), FIVE)) {
                    assertThat(clock.reaches(day, time)).as(day + " " + time).isEqualTo(firstShown(zone, day, time));
                }
            }
        }
    }

    private static long firstShown(ZoneId zone, LocalDate day, LocalTime time) {
        LocalDateTime wanted = day.atTime(time);
        // No zone is further from UTC than 14 hours, and no change is longer than a day.
        Instant now = wanted.toInstant(ZoneOffset.UTC).minus(Duration.ofHours(39));
        while (LocalDateTime.ofInstant(now, zone).isBefore(wanted)) {
            now = now.plus(Duration.ofMinutes(15));
        }
        return nanos(now);
    }

    @ParameterizedTest
    @ValueSource(strings = {"America/New_York", "Europe/London", "Australia/Sydney", "Africa/Cairo", "Asia/Tokyo"})
    void windowsFollowEachOtherWithoutOverlapForYears(String name) {
        TradingHours week = TradingHours.weekly(ZoneId.of(name), SUNDAY, FIVE, FRIDAY, FIVE)
                .withPauses(List.of(new Pause(time("01:45"), time("02:30"))));
        TradingHours daily = TradingHours.daily(ZoneId.of(name), EVERY_DAY, time("02:30"), time("02:30"));
        for (SessionSchedule hours : List.of(week, daily)) {
            long now = at("2010-01-01T00:00:00Z");
            while (now < at("2035-01-01T00:00:00Z")) {
                SessionWindow window = hours.windowAt(now);
                assertThat(window.closesNanos()).isGreaterThan(now);
                assertThat(window.closesNanos()).isGreaterThan(window.opensNanos());
                assertThat(hours.windowAt(Math.max(now, window.opensNanos()))).isEqualTo(window);
                assertThat(hours.windowAt(window.closesNanos() - 1)).isEqualTo(window);
                SessionWindow next = hours.windowAt(window.closesNanos());
                assertThat(next.opensNanos()).isGreaterThanOrEqualTo(window.closesNanos());
                now = window.closesNanos() + 3 * 24 * 3600 * SECOND;
            }
        }
    }

    @Test
    void refusesHoursThatMakeNoSense() {
        assertThatThrownBy(() -> new TradingHours(NEW_YORK, Set.of(), FIVE, FIVE, 1, Set.of(), List.of()))
                .hasMessageContaining("a day to open on");
        assertThatThrownBy(() -> new TradingHours(NEW_YORK, Set.of(MONDAY), FIVE, FIVE, 0, Set.of(), List.of()))
                .hasMessageContaining("must be before close");
        assertThat(SessionSchedule.ALWAYS.open(0)).isTrue();
        assertThat(SessionSchedule.ALWAYS.nextOpenNanos(7)).isEqualTo(7);
        TradingHours closed = TradingHours.daily(UTC, Set.of(SATURDAY), FIVE, FIVE)
                .withHolidays(Set.copyOf(LocalDate.of(2026, 1, 1)
                        .datesUntil(LocalDate.of(2028, 1, 1))
                        .toList()));
        assertThat(closed.nextOpenNanos(at("2026-01-05T00:00:00Z"))).isEqualTo(Long.MAX_VALUE);
        assertThat(closed.open(at("2026-01-10T18:00:00Z"))).isFalse();
    }
}
