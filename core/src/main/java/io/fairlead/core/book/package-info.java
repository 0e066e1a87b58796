/// Owns market data as the readers see it.
/// Immutable snapshots; any thread.
/// Start at `MarketData`.
@NullMarked
package io.fairlead.core.book;

import org.jspecify.annotations.NullMarked;
