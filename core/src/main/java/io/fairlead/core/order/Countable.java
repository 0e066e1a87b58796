package io.fairlead.core.order;

import io.fairlead.core.model.Decimal;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Says which executions can be counted: those with a quantity and a price that are not beyond all reason. Pure.
final class Countable {
    private static final BigDecimal LARGEST_NOTIONAL = BigDecimal.TEN.pow(17);
    private static final double CERTAINLY_BELOW = 0.9e17;
    private static final Decimal LARGEST_FIGURE = Decimal.of(1_000_000_000_000L);

    private Countable() {}

    static boolean is(Decimal units, @Nullable Decimal price) {
        return price != null
                && units.signum() > 0
                && units.compareTo(LARGEST_FIGURE) < 0
                && price.abs().compareTo(LARGEST_FIGURE) < 0
                && isNotionalBelow(units, price);
    }

    /// An estimate decides unless it is close, and allocates nothing.
    private static boolean isNotionalBelow(Decimal units, Decimal price) {
        if (estimate(units) * estimate(price) < CERTAINLY_BELOW) {
            return true;
        }
        return units.toBigDecimal().multiply(price.abs().toBigDecimal()).compareTo(LARGEST_NOTIONAL) < 0;
    }

    private static double estimate(Decimal value) {
        return Math.abs((double) value.unscaled()) / Math.pow(10, value.scale());
    }
}
