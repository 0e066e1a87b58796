/// Owns positions: what fills made of them, and what they are worth.
/// `Positions` belongs to the thread of its core state; `Valuations` is pure.
/// Start at `Positions`.
@NullMarked
package io.fairlead.core.position;

import org.jspecify.annotations.NullMarked;
