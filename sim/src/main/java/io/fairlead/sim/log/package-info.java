/// Owns the venue's own record on disk: every order and execution, written before it is answered.
/// The writer belongs to the desk's thread; what the reader gives is immutable.
/// Start at `TradeLog`; the format is in `docs/simulator.md`.
@NullMarked
package io.fairlead.sim.log;

import org.jspecify.annotations.NullMarked;
