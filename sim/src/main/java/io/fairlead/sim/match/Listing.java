package io.fairlead.sim.match;

import io.fairlead.core.model.Decimal;
import java.math.BigDecimal;
import java.math.MathContext;

/// One instrument as the venue lists it, with the market that is simulated for it.
///
/// Inside the matching core prices are whole ticks and quantities whole lots; this record converts both ways,
/// exactly. Symbol and currency are the venue's own spelling.
public record Listing(
        String symbol, String currency, Decimal tick, Decimal lot, Decimal minQty, Decimal maxQty, Market market) {

    /// The simulated market: where the price starts, how far it walks in one step, and the liquidity on each
    /// side: `levels` prices, `levelGapTicks` apart, `spreadTicks` between the best two, each with a random size.
    public record Market(
            Decimal startPrice,
            int stepTicks,
            int spreadTicks,
            int levels,
            int levelGapTicks,
            Decimal minLevelQty,
            Decimal maxLevelQty) {
        public Market {
            if (stepTicks < 0 || spreadTicks < 1 || levels < 1 || levelGapTicks < 1) {
                throw new IllegalArgumentException("a market needs stepTicks ≥ 0 and spreadTicks, levels and"
                        + " levelGapTicks ≥ 1, had " + stepTicks + ", " + spreadTicks + ", " + levels + ", "
                        + levelGapTicks);
            }
        }
    }

    public Listing {
        if (tick.signum() <= 0 || lot.signum() <= 0) {
            throw new IllegalArgumentException(symbol + ": tick and lot must be positive");
        }
        for (Decimal qty : new Decimal[] {minQty, maxQty, market.minLevelQty(), market.maxLevelQty()}) {
            if (qty.signum() <= 0 || !qty.isMultipleOf(lot)) {
                throw new IllegalArgumentException(symbol + ": quantity " + qty + " is not a multiple of lot " + lot);
            }
        }
        if (minQty.compareTo(maxQty) > 0 || market.minLevelQty().compareTo(market.maxLevelQty()) > 0) {
            throw new IllegalArgumentException(symbol + ": a least quantity is greater than its greatest");
        }
        if (!market.startPrice().isMultipleOf(tick) || market.startPrice().signum() <= 0) {
            throw new IllegalArgumentException(symbol + ": start price is not a positive multiple of tick " + tick);
        }
    }

    /// Whole ticks of a price that is a multiple of the tick.
    public long ticks(Decimal price) {
        return price.toBigDecimal().divideToIntegralValue(tick.toBigDecimal()).longValueExact();
    }

    /// Whole lots of a quantity that is a multiple of the lot.
    public long lots(Decimal qty) {
        return qty.toBigDecimal().divideToIntegralValue(lot.toBigDecimal()).longValueExact();
    }

    public Decimal price(long ticks) {
        return tick.times(Decimal.of(ticks));
    }

    public Decimal qty(long lots) {
        return lot.times(Decimal.of(lots));
    }

    /// The average price of `lots` bought for `notional` ticks × lots, rounded to 12 places.
    Decimal average(long notional, long lots) {
        if (lots == 0) {
            return Decimal.ZERO;
        }
        BigDecimal total = BigDecimal.valueOf(notional).multiply(tick.toBigDecimal());
        return Decimal.ofRounded(total.divide(BigDecimal.valueOf(lots), MathContext.DECIMAL64), Decimal.MAX_SCALE);
    }
}
