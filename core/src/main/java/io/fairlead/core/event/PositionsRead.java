package io.fairlead.core.event;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenuePosition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The venue told every position of an account, to the end of its answer: what is not in `held` it does not have.
///
/// @param askedNanos when the question left, epoch nanoseconds
/// @param unreadable how many positions were told that we have no instrument for
public record PositionsRead(VenueId venue, AccountId account, long askedNanos, List<Held> held, int unreadable)
        implements AccountWord {
    public PositionsRead {
        held = List.copyOf(held);
    }

    /// What is held of one instrument, in units. `price` is what the venue values it at, null if it does not say.
    /// `singles` are the positions that make it up, where the venue tells them one by one.
    public record Held(
            Symbol symbol,
            Decimal longUnits,
            Decimal shortUnits,
            @Nullable Decimal price,
            List<VenuePosition> singles) {
        public Held {
            singles = List.copyOf(singles);
        }

        /// Of a venue that tells sums alone.
        public Held(Symbol symbol, Decimal longUnits, Decimal shortUnits, @Nullable Decimal price) {
            this(symbol, longUnits, shortUnits, price, List.of());
        }

        /// Adds up positions of one instrument.
        public static Held of(Symbol symbol, List<VenuePosition> singles) {
            return new Held(symbol, sum(singles, Side.BUY), sum(singles, Side.SELL), null, singles);
        }

        private static Decimal sum(List<VenuePosition> singles, Side side) {
            Decimal sum = Decimal.ZERO;
            for (VenuePosition each : singles) {
                sum = each.side() == side ? sum.plus(each.units()) : sum;
            }
            return sum;
        }

        /// What a side is valued at: the average of its positions, where each tells its price.
        public @Nullable Decimal price(Side side) {
            BigDecimal cost = BigDecimal.ZERO;
            BigDecimal units = BigDecimal.ZERO;
            for (VenuePosition each : singles) {
                Decimal avgPx = each.avgPx();
                if (each.side() == side && avgPx == null) {
                    return price;
                }
                if (each.side() == side && avgPx != null) {
                    units = units.add(each.units().toBigDecimal());
                    cost = cost.add(each.units().toBigDecimal().multiply(avgPx.toBigDecimal()));
                }
            }
            return units.signum() == 0 ? price : Decimal.quotient(cost, units);
        }
    }

    /// The positions that were told one by one, in the order of their telling.
    public List<VenuePosition> singles() {
        List<VenuePosition> singles = new ArrayList<>();
        held.forEach(each -> singles.addAll(each.singles()));
        return singles;
    }
}
