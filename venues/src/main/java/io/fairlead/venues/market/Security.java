package io.fairlead.venues.market;

import io.fairlead.core.book.TradingStatus;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Symbol;
import org.jspecify.annotations.Nullable;

/// An instrument as a venue lists it; immutable.
///
/// @param name the venue's own
/// @param symbol ours, null if it is not configured
/// @param roundLot the step of quantities, as the venue counts them; null if it does not say
/// @param least the least quantity
/// @param tick the step of prices
/// @param trading what the list says of trading in it; by SecurityStatus(f) the book knows better
/// @param text whatever else the venue says of it
public record Security(
        String name,
        @Nullable Symbol symbol,
        String currency,
        @Nullable Decimal roundLot,
        @Nullable Decimal least,
        @Nullable Decimal tick,
        TradingStatus trading,
        String text) {}
