package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;

/// A stop loss or take profit of an order. Offsets are in the venue's pips.
public record Bracket(Kind kind, Decimal value) {
    public static Bracket at(Decimal price) {
        return new Bracket(Kind.ABSOLUTE, price);
    }

    /// How `value` is meant.
    public enum Kind {
        ABSOLUTE("absolute"),
        OFFSET("offset"),
        /// Follows the price; a stop loss alone.
        TRAILING_OFFSET("trailingOffset");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
