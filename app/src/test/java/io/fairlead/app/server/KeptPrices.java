package io.fairlead.app.server;

import io.fairlead.core.bar.BarBuilder;
import io.fairlead.core.bar.BarSize;
import io.fairlead.core.book.Books;
import io.fairlead.core.model.TradingDay;
import io.fairlead.gateway.tape.PriceHistory;
import io.fairlead.gateway.tape.Recorder;
import io.fairlead.journal.testing.SimulatedDisk;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;

/// A real history of prices that records to memory; the test polls it.
public final class KeptPrices {
    private KeptPrices() {}

    /// With bars of a second and a minute.
    public static PriceHistory of(Books books) {
        TradingDay day = new TradingDay(ZoneOffset.UTC, LocalTime.MIDNIGHT);
        return new PriceHistory(
                new PriceHistory.Plan(
                        new SimulatedDisk(),
                        new Recorder.Settings(day, 1024, 1, 0, 0),
                        new BarBuilder.Settings(day, List.of(BarSize.S1, BarSize.M1), 100, 0),
                        false,
                        0),
                books);
    }
}
