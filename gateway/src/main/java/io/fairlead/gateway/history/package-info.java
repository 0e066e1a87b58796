/// Owns the core's past: snapshots beside the log, the way back to any state, and what may leave the disk. `Keeper`
/// belongs to the follower thread, `CoreRecovery` to whoever opens or asks. Start at `CoreRecovery`.
@NullMarked
package io.fairlead.gateway.history;

import org.jspecify.annotations.NullMarked;
