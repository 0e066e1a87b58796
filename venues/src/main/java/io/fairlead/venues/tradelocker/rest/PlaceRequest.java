package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import org.jspecify.annotations.Nullable;

/// A new order as the venue takes it. Its validity follows from its type.
///
/// @param qty lots
/// @param strategyId the one word of ours that the venue keeps: it comes back with the order and its position
public record PlaceRequest(
        String tradableInstrumentId,
        String routeId,
        Side side,
        Type type,
        Decimal qty,
        @Nullable Decimal price,
        @Nullable Decimal stopPrice,
        @Nullable Bracket stopLoss,
        @Nullable Bracket takeProfit,
        String strategyId) {
    /// As the venue's documents bound it; one more was seen to be taken.
    public static final int LONGEST_STRATEGY_ID = 31;

    public PlaceRequest {
        WireWords.requirePlain("instrument", tradableInstrumentId);
        WireWords.requirePlain("route", routeId);
        if (strategyId.isEmpty() || strategyId.length() > LONGEST_STRATEGY_ID) {
            throw new IllegalArgumentException(
                    "strategyId must have 1 to " + LONGEST_STRATEGY_ID + " characters, had " + strategyId.length());
        }
        if ((type == Type.LIMIT) != (price != null) || (type == Type.STOP) != (stopPrice != null)) {
            throw new IllegalArgumentException(
                    type + " with price " + price + " and stop price " + stopPrice + " is no order of the venue");
        }
        if (takeProfit != null && takeProfit.kind() == Bracket.Kind.TRAILING_OFFSET) {
            throw new IllegalArgumentException("a take profit does not trail");
        }
    }

    /// Types that the venue has, each with the only validity that it takes.
    public enum Type {
        MARKET("market", "IOC"),
        LIMIT("limit", "GTC"),
        STOP("stop", "GTC");

        private final String word;
        private final String validity;

        Type(String word, String validity) {
            this.word = word;
            this.validity = validity;
        }

        String word() {
            return word;
        }

        String validity() {
            return validity;
        }
    }
}
