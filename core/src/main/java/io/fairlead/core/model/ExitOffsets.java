package io.fairlead.core.model;

import org.jspecify.annotations.Nullable;

/// A stop loss and a take profit that stand so far from where the order fills, as differences of price above zero.
///
/// @param stopLoss the distance of the stop loss, null for none
/// @param trailing whether the stop loss follows the market at that distance
/// @param takeProfit the distance of the take profit, null for none
public record ExitOffsets(
        @Nullable Decimal stopLoss,
        boolean trailing,
        @Nullable Decimal takeProfit) {
    public ExitOffsets {
        if (stopLoss == null && (trailing || takeProfit == null)) {
            throw new IllegalArgumentException(
                    "offsets need a stop loss or a take profit, and a trailing one is a" + " stop loss: had none");
        }
    }
}
