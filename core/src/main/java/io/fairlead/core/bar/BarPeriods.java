package io.fairlead.core.bar;

import io.fairlead.core.model.TradingDay;
import java.time.LocalDate;

/// Cuts time into the periods of bars, by a trading day in its zone. Remembers the day that it looked at last; owned by
/// one thread.
///
/// A day of 23 or 25 hours ends when the next one begins, so its last bar may be shorter than its size, and the bar of
/// the whole day is as long as the day was.
final class BarPeriods {
    private final TradingDay day;
    private long dayStart = 0;
    private long dayEnd = 0;

    BarPeriods(TradingDay day) {
        this.day = day;
    }

    long start(BarSize size, long nanos) {
        look(nanos);
        return size == BarSize.D1 ? dayStart : dayStart + (nanos - dayStart) / size.nanos() * size.nanos();
    }

    /// The end of the period that begins at `start`.
    long end(BarSize size, long start) {
        look(start);
        return size == BarSize.D1 ? dayEnd : Math.min(start + size.nanos(), dayEnd);
    }

    private void look(long nanos) {
        if (nanos < dayStart || nanos >= dayEnd) {
            LocalDate date = day.at(nanos);
            dayStart = day.beginNanos(date);
            dayEnd = day.beginNanos(date.plusDays(1));
        }
    }
}
