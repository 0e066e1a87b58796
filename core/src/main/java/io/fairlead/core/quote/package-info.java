/// Owns the prices that venues give on request, and whether an order may be executed at one.
/// Immutable values; the book of them is read by any thread.
/// Start at `VenueQuote`.
@NullMarked
package io.fairlead.core.quote;

import org.jspecify.annotations.NullMarked;
