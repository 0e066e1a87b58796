/// Owns what may go wrong at the simulated venue: which faults there are, how they are written, when they strike.
/// Faults and plans are immutable; `Faults` belongs to the desk's thread. Start at `Fault`.
@NullMarked
package io.fairlead.sim.fault;

import org.jspecify.annotations.NullMarked;
