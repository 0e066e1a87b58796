package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The terms of an instrument. Immutable.
///
/// @param symbolStatus `FULLY_OPEN`, `CLOSED`, `TRADING_HALT`, or a word that we do not know yet
/// @param sizes in lots, and how many units a lot has
/// @param ticks steps of the price, by where the price stands
/// @param others what else the venue tells, by its own names
public record InstrumentDetails(
        String name,
        @Nullable String type,
        @Nullable String quotingCurrency,
        @Nullable String baseCurrency,
        @Nullable String symbolStatus,
        Sizes sizes,
        @Nullable Decimal leverage,
        List<Band> ticks,
        List<Band> tickCosts,
        @Nullable String tradeSessionId,
        @Nullable String tradeSessionStatusId,
        Map<String, String> others) {
    public InstrumentDetails {
        ticks = List.copyOf(ticks);
        tickCosts = List.copyOf(tickCosts);
        others = Map.copyOf(others);
    }

    /// `lotSize` is units per lot, the rest is lots; null where the venue sets none.
    public record Sizes(
            @Nullable Decimal lotSize,
            @Nullable Decimal lotStep,
            @Nullable Decimal minLot,
            @Nullable Decimal maxLot) {}

    /// A value that holds from a price on; `fromPrice` is null for any price.
    public record Band(@Nullable Decimal fromPrice, Decimal value) {}
}
