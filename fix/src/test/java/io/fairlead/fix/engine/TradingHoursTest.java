package io.fairlead.fix.engine;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TradingHoursTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalTime FIVE = LocalTime.of(17, 0);

    private static long at(String instant) {
        Instant time = Instant.parse(instant);
        return time.getEpochSecond() * 1_000_000_000L + time.getNano();
    }

    @Test
    void opensDailyWithinHours() {
        TradingHours hours = TradingHours.daily(
                ZoneId.of("UTC"), EnumSet.range(MONDAY, FRIDAY), LocalTime.of(8, 0), LocalTime.of(16, 30));
        assertThat(hours.open(at("2026-01-05T07:59:59Z"))).isFalse();
        assertThat(hours.open(at("2026-01-05T08:00:00Z"))).isTrue();
        assertThat(hours.open(at("2026-01-05T16:30:00Z"))).isFalse();
        assertThat(hours.open(at("2026-01-10T12:00:00Z"))).isFalse();
        assertThat(hours.startedNanos(at("2026-01-05T12:00:00Z"))).isEqualTo(at("2026-01-05T08:00:00Z"));
        assertThat(hours.nextOpenNanos(at("2026-01-09T12:00:00Z"))).isEqualTo(at("2026-01-12T08:00:00Z"));
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
        TradingHours hours = TradingHours.daily(NEW_YORK, EnumSet.allOf(DayOfWeek.class), FIVE, FIVE)
                .withHolidays(Set.of(LocalDate.of(2026, 1, 6)));
        assertThat(hours.startedNanos(at("2026-01-06T21:59:00Z"))).isEqualTo(at("2026-01-05T22:00:00Z"));
        assertThat(hours.open(at("2026-01-07T12:00:00Z"))).isFalse();
        assertThat(hours.nextOpenNanos(at("2026-01-07T12:00:00Z"))).isEqualTo(at("2026-01-07T22:00:00Z"));
    }

    @Test
    void refusesHoursThatMakeNoSense() {
        assertThatThrownBy(() -> new TradingHours(NEW_YORK, Set.of(), FIVE, FIVE, 1, Set.of()))
                .hasMessageContaining("a day to open on");
        assertThatThrownBy(() -> new TradingHours(NEW_YORK, Set.of(MONDAY), FIVE, FIVE, 0, Set.of()))
                .hasMessageContaining("must be before close");
        assertThat(SessionSchedule.ALWAYS.open(0)).isTrue();
        assertThat(SessionSchedule.ALWAYS.nextOpenNanos(7)).isEqualTo(7);
        assertThat(new TradingHours(NEW_YORK, Set.of(MONDAY), FIVE, FIVE, 1, Set.of()).withHolidays(Set.of()))
                .isNotNull();
    }
}
