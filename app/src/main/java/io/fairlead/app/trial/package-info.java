/// Owns the trials: a venue and a gateway as real processes on real sockets, which are disturbed and killed, and the
/// comparison of both books afterwards. The main thread of the trial's own process; clients on virtual threads.
/// Start at `Torture`, `Scenarios`; both stand on `Rig`.
@NullMarked
package io.fairlead.app.trial;

import org.jspecify.annotations.NullMarked;
