package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import org.jspecify.annotations.Nullable;

/// One position as the venue tells it. `qty` is lots; `openNanos` is epoch time, 0 if not told.
///
/// @param stopLossId the order that holds the level, if there is one
public record PositionRow(
        String id,
        String tradableInstrumentId,
        @Nullable String routeId,
        Side side,
        Decimal qty,
        @Nullable Decimal avgPrice,
        @Nullable String stopLossId,
        @Nullable String takeProfitId,
        long openNanos,
        @Nullable Decimal unrealizedPl,
        @Nullable String strategyId) {}
