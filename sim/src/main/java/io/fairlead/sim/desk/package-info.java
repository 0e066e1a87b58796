/// Owns the venue's one thread: requests in, the matching core, the trade log, answers out, faults between. All but
/// the hand-over methods of `Desk` run on the thread `sim-desk`. Start at `Desk`.
@NullMarked
package io.fairlead.sim.desk;

import org.jspecify.annotations.NullMarked;
