/// Owns what goes into and comes out of decisions: inputs, outcomes, journaled events.
/// Immutable values; any thread.
/// Start at `Input`.
@NullMarked
package io.fairlead.core.event;

import org.jspecify.annotations.NullMarked;
