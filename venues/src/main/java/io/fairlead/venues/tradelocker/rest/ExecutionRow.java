package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import org.jspecify.annotations.Nullable;

/// One execution as the venue tells it. `qty` is lots; `createdNanos` is epoch time, 0 if not told.
public record ExecutionRow(
        String id,
        Decimal price,
        Side side,
        long createdNanos,
        Decimal qty,
        String orderId,
        @Nullable String positionId,
        @Nullable String tradableInstrumentId) {}
