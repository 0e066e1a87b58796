package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import org.jspecify.annotations.Nullable;

/// One account that a login may trade.
public record AccountRow(
        AccountRef ref,
        String name,
        String currency,
        @Nullable String status,
        @Nullable Decimal balance) {}
