package io.fairlead.sim.tradelocker;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Stop loss and take profit that an order brings for the position that it opens; null for none. Immutable.
record Protection(@Nullable Level stopLoss, @Nullable Level takeProfit) {
    static final Protection NONE = new Protection(null, null);

    /// How a level is meant: as a price, as a distance in pips, or as one that follows the price.
    enum Kind {
        ABSOLUTE("absolute"),
        OFFSET("offset"),
        TRAILING("trailingOffset");

        final String word;

        Kind(String word) {
            this.word = word;
        }

        static @Nullable Kind of(@Nullable String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            return null;
        }
    }

    record Level(Kind kind, Decimal value) {
        /// The price of a stop loss for a position of this side that was opened at `price`.
        Decimal stop(ListedInstrument instrument, Side side, Decimal price) {
            return kind == Kind.ABSOLUTE ? value : away(instrument, side.opposite(), price);
        }

        /// The price of a take profit.
        Decimal profit(ListedInstrument instrument, Side side, Decimal price) {
            return kind == Kind.ABSOLUTE ? value : away(instrument, side, price);
        }

        /// Above the price for a buy, below it for a sell, and on the tick.
        private Decimal away(ListedInstrument instrument, Side side, Decimal price) {
            Decimal distance = distance(instrument);
            Decimal level = side == Side.BUY ? price.plus(distance) : price.minus(distance);
            return instrument.listing().price(instrument.listing().ticks(level));
        }

        Decimal distance(ListedInstrument instrument) {
            return value.times(instrument.contract().pip());
        }
    }

    @Override
    public String toString() {
        return "sl " + stopLoss + " tp " + takeProfit;
    }

    static String word(@Nullable Level level) {
        return level == null ? "" : level.kind().word.toLowerCase(Locale.ROOT);
    }
}
