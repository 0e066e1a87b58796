package io.fairlead.venues.tradelocker.rest;

import java.util.List;
import java.util.Map;

/// What `/trade/config` says, the columns aside. Immutable.
///
/// @param access what the login may see, by the venue's names
/// @param limits other limits, such as `MAX_ORDERS_COUNT_IN_HISTORY`
public record TradeConfig(Map<String, Boolean> access, List<RateLimit> rateLimits, Map<String, Long> limits) {
    public TradeConfig {
        access = Map.copyOf(access);
        rateLimits = List.copyOf(rateLimits);
        limits = Map.copyOf(limits);
    }
}
