/// Owns the measurements of TradeLocker: a whole gateway on real sockets before the simulated venue.
/// The bench's thread trades; gateway, venue and wire have the threads that they have in a process.
/// Start at `LockerStage`, then `OrderHops` and `EventDelays`.
@NullMarked
package io.fairlead.bench.locker;

import org.jspecify.annotations.NullMarked;
