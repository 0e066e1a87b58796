/// Owns the sockets around the simulated TradeLocker: HTTP, Socket.IO and the control port, and the thread
/// behind them. Connections have threads of their own and hand everything to the venue's thread, which alone
/// calls the simulator. Start at `TradeLockerVenue`.
@NullMarked
package io.fairlead.sim.tradelocker.door;

import org.jspecify.annotations.NullMarked;
