/// Owns the words of the trade: typed ids, exact decimals, instruments, orders.
/// Immutable values; any thread.
/// Start at `Order`.
@NullMarked
package io.fairlead.core.model;

import org.jspecify.annotations.NullMarked;
