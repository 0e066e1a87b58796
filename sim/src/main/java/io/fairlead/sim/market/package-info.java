/// Owns market data, quotes and reference data of the FIX door: who asked for what, what each was shown, what is
/// next. Belongs to the desk's thread; reading requests is pure. Start at `MarketFeed`, then `Subscription` and
/// `QuoteDesk`.
@NullMarked
package io.fairlead.sim.market;

import org.jspecify.annotations.NullMarked;
