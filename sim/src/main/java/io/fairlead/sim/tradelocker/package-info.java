/// Owns the simulated TradeLocker: logins, accounts, orders, positions, prices and streams behind one pure
/// handler of HTTP requests. Everything belongs to the one thread that calls `TradeLockerSim`; it has no clock
/// and no socket. Start at `TradeLockerSim`.
@NullMarked
package io.fairlead.sim.tradelocker;

import org.jspecify.annotations.NullMarked;
