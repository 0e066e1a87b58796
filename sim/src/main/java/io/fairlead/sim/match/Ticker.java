package io.fairlead.sim.match;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the tape of one symbol shows: the prices of the trading day, and its newest prints, oldest first. `closing` is
/// that of the day before, null until one has ended. Immutable.
public record Ticker(Decimal opening, @Nullable Decimal closing, Decimal high, Decimal low, List<Print> prints) {
    /// A trade, numbered through for the symbol; `aggressor` came second.
    public record Print(long number, Decimal price, Decimal qty, Side aggressor) {}

    public Ticker {
        prints = List.copyOf(prints);
    }
}
