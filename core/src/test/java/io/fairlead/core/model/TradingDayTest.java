package io.fairlead.core.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A firm's day begins at its own time of day, summer and winter, and a loss limit is what its text says.
final class TradingDayTest {
    private static long nanos(String utc) {
        return Instant.parse(utc).getEpochSecond() * 1_000_000_000L;
    }

    @ParameterizedTest
    @CsvSource({
        // An ordinary day in winter, a second before and at its beginning.
        "Europe/Prague, 00:00, 2026-01-14T22:59:59Z, 2026-01-14",
        "Europe/Prague, 00:00, 2026-01-14T23:00:00Z, 2026-01-15",
        // The same in summer, an hour earlier in UTC.
        "Europe/Prague, 00:00, 2026-07-14T21:59:59Z, 2026-07-14",
        "Europe/Prague, 00:00, 2026-07-14T22:00:00Z, 2026-07-15",
        // A day from five in the afternoon belongs to the date on which it begins.
        "America/New_York, 17:00, 2026-01-14T21:59:59Z, 2026-01-13",
        "America/New_York, 17:00, 2026-01-14T22:00:00Z, 2026-01-14",
        "America/New_York, 17:00, 2026-07-14T21:00:00Z, 2026-07-14",
        // Clocks skip 02:00 to 03:00 on 29 March: a day from 02:30 begins at 03:30 summer time.
        "Europe/Prague, 02:30, 2026-03-29T01:29:59Z, 2026-03-28",
        "Europe/Prague, 02:30, 2026-03-29T01:30:00Z, 2026-03-29",
        // Clocks show 02:00 to 03:00 twice on 25 October: a day from 02:30 begins at the first, and only once.
        "Europe/Prague, 02:30, 2026-10-25T00:29:59Z, 2026-10-24",
        "Europe/Prague, 02:30, 2026-10-25T00:30:00Z, 2026-10-25",
        "Europe/Prague, 02:30, 2026-10-25T01:15:00Z, 2026-10-25",
        "Europe/Prague, 02:30, 2026-10-25T01:30:00Z, 2026-10-25",
        // The day of the change itself has 23 or 25 hours.
        "America/New_York, 00:00, 2026-03-08T04:59:59Z, 2026-03-07",
        "America/New_York, 00:00, 2026-03-08T05:00:00Z, 2026-03-08",
        "America/New_York, 00:00, 2026-03-09T03:59:59Z, 2026-03-08",
        "America/New_York, 00:00, 2026-03-09T04:00:00Z, 2026-03-09",
        "America/New_York, 00:00, 2026-11-02T04:59:59Z, 2026-11-01",
        "America/New_York, 00:00, 2026-11-02T05:00:00Z, 2026-11-02",
        // A zone whose midnight is skipped: the day begins at one.
        "Africa/Cairo, 00:00, 2026-04-23T21:59:59Z, 2026-04-23",
        "Africa/Cairo, 00:00, 2026-04-23T22:00:00Z, 2026-04-24",
        "UTC, 00:00, 1969-12-31T23:59:59Z, 1969-12-31",
    })
    void tellsTheDayOfAMoment(String zone, String start, String at, String day) {
        TradingDay days = new TradingDay(ZoneId.of(zone), LocalTime.parse(start));
        LocalDate expected = LocalDate.parse(day);
        assertThat(days.at(nanos(at))).isEqualTo(expected);
        assertThat(days.beginNanos(expected)).isLessThanOrEqualTo(nanos(at));
        assertThat(days.beginNanos(expected.plusDays(1))).isGreaterThan(nanos(at));
    }

    @ParameterizedTest
    @CsvSource({
        "2500, 100000, 50000, 2500",
        "5%, 104000, 100000, 5200",
        "4.5%, 104000, 100000, 4680",
        "5% of start, 104000, 100000, 5000",
    })
    void readsALossLimit(String text, String base, String start, String amount) {
        LossLimit limit = LossLimit.parse(text);
        assertThat(limit).hasToString(text);
        assertThat(limit.amount(new BigDecimal(base), new BigDecimal(start))).isEqualByComparingTo(amount);
    }

    @ParameterizedTest
    @CsvSource({"0", "-5", "101%", "5 %", "%", "5% of balance", "five"})
    void refusesWhatIsNoLossLimit(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> LossLimit.parse(text));
    }
}
