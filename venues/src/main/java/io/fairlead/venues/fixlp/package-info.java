/// Owns the adapter to FIX 4.4 liquidity providers: order entry and market data over `fix` sessions.
/// Order entry belongs to the engine thread, market data to the thread that polls its session (the `market` thread).
/// Start at `FixLpMapping`, then `FixLpStream` (in), `FixLpFix` (out), `FixLpVenue`; wire records are the codec's
/// flyweights.
@NullMarked
package io.fairlead.venues.fixlp;

import org.jspecify.annotations.NullMarked;
