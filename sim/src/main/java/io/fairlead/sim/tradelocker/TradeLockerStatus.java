package io.fairlead.sim.tradelocker;

import java.util.Map;

/// How a simulated TradeLocker is doing. Immutable.
///
/// @param logins how often somebody logged in with a password
/// @param exceeded how often each limit was ever exceeded, by login and type; empty is good
public record TradeLockerStatus(
        long requests, long logins, int openOrders, int finishedOrders, int positions, Map<String, Long> exceeded) {
    public TradeLockerStatus {
        exceeded = Map.copyOf(exceeded);
    }
}
