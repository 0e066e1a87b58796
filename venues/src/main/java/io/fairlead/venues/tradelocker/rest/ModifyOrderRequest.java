package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import org.jspecify.annotations.Nullable;

/// A change of a working order; what is null stays as it is.
public record ModifyOrderRequest(
        String orderId,
        @Nullable Decimal qty,
        @Nullable Decimal price,
        @Nullable Decimal stopPrice,
        @Nullable Bracket stopLoss,
        @Nullable Bracket takeProfit) {
    public ModifyOrderRequest {
        WireWords.requirePlain("order id", orderId);
        if (qty == null && price == null && stopPrice == null && stopLoss == null && takeProfit == null) {
            throw new IllegalArgumentException("a change of order " + orderId + " must change something");
        }
    }
}
