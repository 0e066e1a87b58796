/// Owns what is stopped: kills in force, and the connections whose loss is not cleaned up after yet.
/// Owned by the thread that owns the core state.
/// Start at `Halts`.
@NullMarked
package io.fairlead.core.halt;

import org.jspecify.annotations.NullMarked;
