/// Owns market data as the readers and the checks see it.
/// Immutable snapshots and quotes read in place; any thread.
/// Start at `MarketData`, and `Quotes` for the checks.
@NullMarked
package io.fairlead.core.book;

import org.jspecify.annotations.NullMarked;
