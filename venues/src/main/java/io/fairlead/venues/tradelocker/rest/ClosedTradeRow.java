package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import org.jspecify.annotations.Nullable;

/// The money of one closed position or part of it. Amounts are units; times are epoch nanoseconds, 0 if not told.
///
/// @param side the venue's word for the side of the position
public record ClosedTradeRow(
        String positionId,
        @Nullable String tradeId,
        @Nullable String instrument,
        @Nullable String side,
        @Nullable Decimal openAmount,
        @Nullable Decimal closeAmount,
        long openNanos,
        long closeNanos,
        @Nullable Decimal profit,
        @Nullable Decimal netProfit,
        @Nullable Decimal commission,
        @Nullable Decimal swap) {}
