/// Owns TradeLocker as a venue: orders and positions ↔ REST, the fate of what has no id of ours, and what its
/// accounts are worth. `TradeLockerVenue` stands on the engine thread; everything else is owned by the thread
/// `venue-NAME` that polls `TradeLockerDesk`. Start at `TradeLockerMapping`, then `OrderLedger`, `AccountReads`,
/// `AccountDesk`, `TradeLockerDesk`.
@NullMarked
package io.fairlead.venues.tradelocker;

import org.jspecify.annotations.NullMarked;
