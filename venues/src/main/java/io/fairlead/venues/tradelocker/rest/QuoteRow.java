package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import org.jspecify.annotations.Nullable;

/// Best prices of an instrument; a side that is not there is null. The venue says no time.
public record QuoteRow(
        @Nullable Decimal ask,
        @Nullable Decimal askSize,
        @Nullable Decimal bid,
        @Nullable Decimal bidSize) {}
