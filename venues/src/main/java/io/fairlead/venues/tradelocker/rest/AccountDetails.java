package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an account may do. Rules keep the venue's names; a rule that it gives as null is not there. Immutable.
///
/// @param tradingRules such as `supportPartialClosePosition`
/// @param riskRules such as `maxPositionsNumber` and `dailyLossLimit`
public record AccountDetails(
        String id,
        String name,
        @Nullable String type,
        @Nullable String currency,
        @Nullable String status,
        Map<String, Boolean> tradingRules,
        Map<String, Decimal> riskRules) {
    public AccountDetails {
        tradingRules = Map.copyOf(tradingRules);
        riskRules = Map.copyOf(riskRules);
    }
}
