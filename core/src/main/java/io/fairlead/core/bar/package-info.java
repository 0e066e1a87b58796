/// Owns bars: open, high, low and close of each period, from trades or from the middle of the book.
/// Each builder belongs to one thread, the market thread in a gateway; bars are immutable and may go anywhere.
/// Start at `BarBuilder`.
@NullMarked
package io.fairlead.core.bar;

import org.jspecify.annotations.NullMarked;
