/// Owns what accounts look like at TradeLocker while it changes: streams where there is a developer key, polling
/// that adapts where there is none, and both as one; quotes and bars. The venue's thread polls it; what is told may
/// go anywhere. Start at `TradeLockerLive`, then `LiveListener`.
@NullMarked
package io.fairlead.venues.tradelocker.live;

import org.jspecify.annotations.NullMarked;
