/// Owns the measurements of TradeLocker: a whole gateway on real sockets before the simulated venue.
/// The bench's thread trades; gateway and wire have the threads that they have in a process, the venue has its own.
/// Start at `LockerStage`, then `OrderHops` and `EventDelays`.
@NullMarked
package io.fairlead.bench.locker;

import org.jspecify.annotations.NullMarked;
