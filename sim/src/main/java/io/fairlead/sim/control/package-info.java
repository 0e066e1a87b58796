/// Owns how the simulator is steered while it runs: commands, their text, and a loopback port that takes them.
/// `SimControl` may be used by any thread; each connection of the port has a thread of its own.
/// Start at `SimControl`.
@NullMarked
package io.fairlead.sim.control;

import org.jspecify.annotations.NullMarked;
