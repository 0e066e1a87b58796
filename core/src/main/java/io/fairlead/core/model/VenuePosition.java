package io.fairlead.core.model;

import org.jspecify.annotations.Nullable;

/// One position of a hedging account, as its venue tells it. Null where the venue said nothing.
///
/// @param units above zero; `side` says which way
/// @param openedNanos epoch nanoseconds, 0 if not told
/// @param unrealised the venue's own figure, in the currency of the account
/// @param opener our id of the order that opened it, where the venue tells it
public record VenuePosition(
        VenuePositionId id,
        Symbol symbol,
        Side side,
        Decimal units,
        @Nullable Decimal avgPx,
        Exits exits,
        long openedNanos,
        @Nullable Decimal unrealised,
        @Nullable OrderId opener) {

    /// The stop loss and the take profit that stand, and the venue's orders that they are.
    public record Exits(
            @Nullable Decimal stopLoss,
            @Nullable Decimal takeProfit,
            @Nullable VenueOrderId stopLossOrder,
            @Nullable VenueOrderId takeProfitOrder) {
        public static final Exits NONE = new Exits(null, null, null, null);
    }

    public VenuePosition {
        if (units.signum() <= 0) {
            throw new IllegalArgumentException("position " + id + " must have units above zero, had " + units);
        }
    }
}
