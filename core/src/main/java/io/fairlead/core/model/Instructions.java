package io.fairlead.core.model;

import java.time.LocalDate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What some types of order need besides prices, and what some venues take with any order.
///
/// @param maxFloor MaxFloor(111): how much of it the book shows at a time
/// @param minQty MinQty(110): the least that the first execution must be, else nothing is executed
/// @param peg what a pegged order follows
/// @param quote QuoteID(117) of a previously quoted order, IOIID(23) of a previously indicated one
/// @param farDate SettlDate2(193): the value date of a swap's far leg
/// @param closes the position of a hedging account that it closes, or a part of it
/// @param exits a stop loss and a take profit that are told as distances
/// @param held whether the gateway holds it until its stop price is reached, as the venue has no such orders
public record Instructions(
        @Nullable Decimal maxFloor,
        @Nullable Decimal minQty,
        @Nullable Peg peg,
        @Nullable String quote,
        @Nullable LocalDate farDate,
        @Nullable VenuePositionId closes,
        @Nullable ExitOffsets exits,
        boolean held) {
    public static final Instructions NONE = new Instructions(null, null, null, null, null);

    private static final int LONGEST_QUOTE = 64;

    /// The price that a pegged order follows, and how far from it: PegOffsetValue(211) is added, so that below the
    /// market it is negative.
    public record Peg(To to, Decimal offset) {

        /// By ExecInst(18).
        public enum To {
            /// The best price of its own side.
            PRIMARY('R'),
            /// The best price of the other side.
            MARKET('P'),
            /// The middle of both.
            MID('M');

            private static final To[] VALUES = values();

            private final char code;

            To(char code) {
                this.code = code;
            }

            /// The FIX value.
            public char code() {
                return code;
            }

            /// The constant of a value of ExecInst(18), null if that is no peg that we know.
            public static @Nullable To ofCode(char code) {
                for (To value : VALUES) {
                    if (value.code == code) {
                        return value;
                    }
                }
                return null;
            }
        }
    }

    /// Without what concerns single positions.
    public Instructions(
            @Nullable Decimal maxFloor,
            @Nullable Decimal minQty,
            @Nullable Peg peg,
            @Nullable String quote,
            @Nullable LocalDate farDate) {
        this(maxFloor, minQty, peg, quote, farDate, null, null, false);
    }

    /// Of an order that closes this position of a hedging account, or a part of it.
    public static Instructions closing(VenuePositionId position) {
        return new Instructions(null, null, null, null, null, position, null, false);
    }

    public Instructions {
        if (quote != null && (quote.isBlank() || quote.length() > LONGEST_QUOTE || !isAscii(quote))) {
            throw new IllegalArgumentException(
                    "the id of a quote must have 1 to " + LONGEST_QUOTE + " printable ASCII characters");
        }
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    public boolean isNone() {
        return maxFloor == null
                && minQty == null
                && peg == null
                && quote == null
                && farDate == null
                && !concernsPositions();
    }

    /// Whether it has any of what venues with single positions brought: those stand behind the others in the log.
    public boolean concernsPositions() {
        return closes != null || exits != null || held;
    }

    /// The same, held by the gateway or not.
    public Instructions held(boolean byGateway) {
        return byGateway == held
                ? this
                : new Instructions(maxFloor, minQty, peg, quote, farDate, closes, exits, byGateway);
    }

    /// The same with quantities in another unit.
    public Instructions convert(UnaryOperator<Decimal> quantity) {
        return maxFloor == null && minQty == null
                ? this
                : new Instructions(
                        maxFloor == null ? null : quantity.apply(maxFloor),
                        minQty == null ? null : quantity.apply(minQty),
                        peg,
                        quote,
                        farDate,
                        closes,
                        exits,
                        held);
    }
}
