package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;

/// A change of the levels of a position.
public record ModifyPositionRequest(String positionId, Level stopLoss, Level takeProfit, Level trailingOffset) {
    public ModifyPositionRequest {
        WireWords.requirePlain("position id", positionId);
        if (stopLoss instanceof Level.Keep
                && takeProfit instanceof Level.Keep
                && trailingOffset instanceof Level.Keep) {
            throw new IllegalArgumentException("a change of position " + positionId + " must change something");
        }
    }

    public ModifyPositionRequest(String positionId, Level stopLoss, Level takeProfit) {
        this(positionId, stopLoss, takeProfit, Level.KEEP);
    }

    /// What becomes of one level.
    public sealed interface Level {
        Level KEEP = new Keep();
        Level REMOVE = new Remove();

        static Level at(Decimal value) {
            return new At(value);
        }

        record Keep() implements Level {}

        /// The venue wants a `null` that is written out.
        record Remove() implements Level {}

        /// A price; for `trailingOffset` a distance in the venue's pips.
        record At(Decimal value) implements Level {}
    }
}
