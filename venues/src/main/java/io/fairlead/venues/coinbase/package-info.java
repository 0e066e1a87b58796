/// Owns the reference prices of Coinbase Exchange: its public WebSocket feed, translated. No orders.
/// The market thread polls it and owns everything here.
/// Start at `CoinbaseFeed`, then `CoinbaseMessages`.
@NullMarked
package io.fairlead.venues.coinbase;

import org.jspecify.annotations.NullMarked;
