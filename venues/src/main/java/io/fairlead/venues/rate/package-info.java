/// Owns how many requests a venue gets: limits that hold together, with a reserve for what must not wait. Used by
/// the thread that sends, the engine's for FIX; views may go anywhere. Start at `RateBudget`.
@NullMarked
package io.fairlead.venues.rate;

import org.jspecify.annotations.NullMarked;
