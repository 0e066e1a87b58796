/// Owns the measurement of market data: a feed's bytes applied to a book, ours and the ordinary way.
/// The bench's thread does the work; a second one plays the strategy.
/// Start at `MarketBench`.
@NullMarked
package io.fairlead.bench.market;

import org.jspecify.annotations.NullMarked;
