/// Owns an order and the table of its legal moves.
/// Engine thread; the follower thread has a copy of its own.
/// Start at `Lifecycle`.
@NullMarked
package io.fairlead.core.order;

import org.jspecify.annotations.NullMarked;
