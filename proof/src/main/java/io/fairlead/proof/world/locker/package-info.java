/// Owns TradeLocker in a world of the gateway: the simulated venue on virtual time with what goes wrong there, who
/// trades at it, and who judges by its own log. Single-threaded: the world's thread. Start at `LockerVenue`.
@NullMarked
package io.fairlead.proof.world.locker;

import org.jspecify.annotations.NullMarked;
