package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import org.jspecify.annotations.Nullable;

/// One bar. `openNanos` is when it began, epoch time; 0 for the bar of the day, which does not say.
public record BarRow(
        long openNanos,
        Decimal open,
        Decimal high,
        Decimal low,
        Decimal close,
        @Nullable Decimal volume) {}
