/// Owns when a venue that keeps failing is left alone, and when it is tried again.
/// Circuits of orders and connections are the core's state; adapters have breakers of their own thread.
/// Start at `Circuit`.
@NullMarked
package io.fairlead.core.breaker;

import org.jspecify.annotations.NullMarked;
