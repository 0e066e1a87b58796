/// Owns drills: a whole gateway and the simulator over real sockets, in a situation that must go well.
/// Run by the thread that calls; gateway and simulator have threads of their own, which end with the drill.
/// Start at `KillDrill`.
@NullMarked
package io.fairlead.proof.drill;

import org.jspecify.annotations.NullMarked;
