package io.fairlead.core.bar;

import io.fairlead.core.model.Decimal;

/// What one instrument did in one period, `startNanos` included and `endNanos` not; epoch nanoseconds. Immutable.
///
/// A period in which nothing happened has no bar. `settled` once no late tick can change it any more; before that, the
/// bar is what is known so far.
public record Bar(
        BarSize size, long startNanos, long endNanos, Prices prices, Decimal volume, long ticks, boolean settled) {

    /// The first, highest, lowest and last price, by the time of the ticks and not of their arrival.
    public record Prices(Decimal open, Decimal high, Decimal low, Decimal close) {}
}
