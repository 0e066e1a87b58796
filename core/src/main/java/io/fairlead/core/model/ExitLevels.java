package io.fairlead.core.model;

import org.jspecify.annotations.Nullable;

/// Where the stop loss and the take profit of a position are to stand; null for none. A stop loss stands at a price or
/// follows the market at a distance, not both.
public record ExitLevels(
        @Nullable Decimal stopLoss,
        @Nullable Decimal trailingOffset,
        @Nullable Decimal takeProfit) {
    public ExitLevels {
        if (stopLoss != null && trailingOffset != null) {
            throw new IllegalArgumentException(
                    "a stop loss stands at a price or trails, not both: had " + stopLoss + " and " + trailingOffset);
        }
    }

    /// What the venue says that stands.
    public static ExitLevels of(VenuePosition.Exits exits) {
        return new ExitLevels(exits.stopLoss(), null, exits.takeProfit());
    }

    @Override
    public String toString() {
        String loss =
                trailingOffset == null ? "stop loss " + shown(stopLoss) : "stop loss trailing by " + trailingOffset;
        return loss + ", take profit " + shown(takeProfit);
    }

    private static String shown(@Nullable Decimal price) {
        return price == null ? "none" : price.toString();
    }
}
