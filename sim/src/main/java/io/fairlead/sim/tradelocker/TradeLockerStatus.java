package io.fairlead.sim.tradelocker;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;

/// How a simulated TradeLocker is doing. Immutable.
///
/// @param logins how often somebody logged in with a password
/// @param streams connections of the Streams API
/// @param exceeded how often each limit was ever exceeded, by login and type; empty is good
public record TradeLockerStatus(
        long requests,
        long logins,
        int openOrders,
        int finishedOrders,
        int positions,
        int streams,
        Map<String, Long> exceeded) {
    public TradeLockerStatus {
        exceeded = Map.copyOf(exceeded);
    }

    /// One line of JSON.
    public String json() {
        return Json.MAPPER.valueToTree(this).toString();
    }

    /// What [#json] wrote.
    ///
    /// @throws IllegalArgumentException if this is something else
    public static TradeLockerStatus of(String json) {
        try {
            return Json.MAPPER.readValue(json, TradeLockerStatus.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no status of a simulated TradeLocker: " + e.getOriginalMessage(), e);
        }
    }
}
