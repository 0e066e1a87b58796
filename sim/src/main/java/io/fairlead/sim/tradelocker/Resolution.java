package io.fairlead.sim.tradelocker;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/// How long a bar is, in the venue's spelling. Bars begin at round times of UTC, those of months with the first
/// trading day.
enum Resolution {
    MINUTE("1m", 60_000L),
    FIVE_MINUTES("5m", 5 * 60_000L),
    QUARTER("15m", 15 * 60_000L),
    HALF_HOUR("30m", 30 * 60_000L),
    HOUR("1H", 3_600_000L),
    FOUR_HOURS("4H", 4 * 3_600_000L),
    DAY("1D", 86_400_000L),
    WEEK("1W", 7 * 86_400_000L),
    MONTH("1M", 30 * 86_400_000L);

    private final String word;
    /// Its length, for a month about that.
    final long millis;

    Resolution(String word, long millis) {
        this.word = word;
        this.millis = millis;
    }

    /// @throws IllegalArgumentException if the venue has no such resolution
    static Resolution of(@Nullable String word) {
        for (Resolution resolution : values()) {
            if (resolution.word.equals(word)) {
                return resolution;
            }
        }
        throw new IllegalArgumentException("Invalid resolution " + word);
    }

    /// When the bar began that holds this time.
    long start(long atMillis) {
        return switch (this) {
            case MINUTE, FIVE_MINUTES, QUARTER, HALF_HOUR, HOUR, FOUR_HOURS, DAY ->
                Math.floorDiv(atMillis, millis) * millis;
            case WEEK -> millis(day(atMillis).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
            case MONTH -> {
                LocalDate month = day(atMillis).withDayOfMonth(1);
                long start = millis(firstTradingDay(month));
                yield start <= atMillis ? start : millis(firstTradingDay(month.minusMonths(1)));
            }
        };
    }

    /// When the bar after the one begins that began then.
    long next(long startMillis) {
        return this == MONTH
                ? millis(firstTradingDay(day(startMillis).withDayOfMonth(1).plusMonths(1)))
                : startMillis + millis;
    }

    private static LocalDate firstTradingDay(LocalDate month) {
        return switch (month.getDayOfWeek()) {
            case SATURDAY -> month.plusDays(2);
            case SUNDAY -> month.plusDays(1);
            case MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY -> month;
        };
    }

    private static LocalDate day(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    private static long millis(LocalDate day) {
        return day.atTime(LocalTime.MIDNIGHT).toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
