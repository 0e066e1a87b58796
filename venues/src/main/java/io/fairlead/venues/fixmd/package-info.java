/// Owns market-data messages of FIX as any venue sends them: what a request says, what the entries of W and X mean.
/// Belongs to the thread that polls the session; reading allocates nothing. Start at `MarketDataDecoder`.
@NullMarked
package io.fairlead.venues.fixmd;

import org.jspecify.annotations.NullMarked;
