/// Owns the simulator as a whole: its settings, its start and its end.
/// Start and close it from any one thread; it brings its own.
/// Start at `Simulator`.
@NullMarked
package io.fairlead.sim;

import org.jspecify.annotations.NullMarked;
