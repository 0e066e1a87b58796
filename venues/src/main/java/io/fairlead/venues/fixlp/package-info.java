/// Owns the adapter to FIX 4.4 liquidity providers; its wire records are the codec's flyweights.
/// Order entry belongs to the engine thread, market data to the thread that polls its session.
/// Start at `FixLpMapping`, then `FixLpStream` (in), `FixLpFix` (out), `FixLpVenue`.
@NullMarked
package io.fairlead.venues.fixlp;

import org.jspecify.annotations.NullMarked;
