package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import org.jspecify.annotations.Nullable;

/// One order, open or final, as the venue tells it. Words are the venue's own, ids are text, quantities are lots;
/// what it did not tell is null, and so are prices that it gives as 0. Times are epoch nanoseconds, 0 if not told.
///
/// @param lastModifiedNanos cut to whole seconds by the venue, so it may lie before `createdNanos`
public record OrderRow(
        String id,
        String tradableInstrumentId,
        @Nullable String routeId,
        Decimal qty,
        Side side,
        @Nullable String type,
        @Nullable String status,
        @Nullable Decimal filledQty,
        @Nullable Decimal avgPrice,
        @Nullable Decimal price,
        @Nullable Decimal stopPrice,
        @Nullable String validity,
        long expireNanos,
        long createdNanos,
        long lastModifiedNanos,
        @Nullable Boolean isOpen,
        @Nullable String positionId,
        @Nullable Decimal stopLoss,
        @Nullable String stopLossType,
        @Nullable Decimal takeProfit,
        @Nullable String takeProfitType,
        @Nullable String strategyId) {
    /// Whether it trades at the market; an exit of a position never does.
    public boolean isMarket() {
        return "market".equalsIgnoreCase(type);
    }
}
