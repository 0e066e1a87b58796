package io.fairlead.core.quote;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A price that a venue gave on request; immutable.
///
/// @param id QuoteID(117): what an order names to be executed at it
/// @param request what was asked, by our id
/// @param firm whether the venue promised to trade; if not, it only indicates
/// @param bid what the venue pays, null if it does not say
/// @param offer what it asks
/// @param settlDate the value date of a forward, null for spot
/// @param validUntilNanos from when it does not hold any more, 0 if the venue did not say
/// @param ended why it is over before its time, empty while it is not
public record VenueQuote(
        VenueId venue,
        String id,
        String request,
        Symbol symbol,
        boolean firm,
        @Nullable Price bid,
        @Nullable Price offer,
        @Nullable LocalDate settlDate,
        long receivedNanos,
        long validUntilNanos,
        String ended) {

    /// One side. Quantities are units, null where the venue names none; `spot` and `points` are what a forward's
    /// price is made of.
    public record Price(
            Decimal price,
            @Nullable Decimal least,
            @Nullable Decimal most,
            @Nullable Decimal spot,
            @Nullable Decimal points) {}

    /// The side that an order would be executed at.
    public @Nullable Price priceFor(Side side) {
        return side == Side.BUY ? offer : bid;
    }

    /// Whether it can be traded at this time.
    public boolean isOpen(long nowNanos) {
        return ended.isEmpty() && (validUntilNanos == 0 || nowNanos < validUntilNanos);
    }

    /// The same, over.
    public VenueQuote end(String why) {
        return new VenueQuote(
                venue, id, request, symbol, firm, bid, offer, settlDate, receivedNanos, validUntilNanos, why);
    }
}
