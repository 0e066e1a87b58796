/// Owns the simulated market-data feed of Coinbase Exchange: real WebSockets, prices by seed, faults on demand.
/// The venue's thread owns prices, readers and faults; connections hand it what their clients say.
/// Start at `CoinbaseVenue`.
@NullMarked
package io.fairlead.sim.coinbase;

import org.jspecify.annotations.NullMarked;
