package io.fairlead.sim.tradelocker;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One position of a hedging book: what an order opened, until it is closed. Mutable; owned by the venue's
/// thread.
final class Holding {
    final String id;
    final Account account;
    final ListedInstrument instrument;
    final Side side;
    final long openedNanos;
    final @Nullable String strategyId;
    Decimal qty = Decimal.ZERO;
    /// What its fills have cost in commission, for what is still open.
    BigDecimal fees = BigDecimal.ZERO;

    @Nullable
    Ticket stopLoss;

    @Nullable
    Ticket takeProfit;

    private Decimal openedQty = Decimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;

    Holding(String id, Ticket opening, long nowNanos) {
        this.id = id;
        this.account = opening.made.account();
        this.instrument = opening.made.instrument();
        this.side = opening.made.side();
        this.strategyId = opening.made.strategyId();
        this.openedNanos = nowNanos;
    }

    void grow(Decimal lots, Decimal price, BigDecimal fee) {
        qty = qty.plus(lots);
        openedQty = openedQty.plus(lots);
        cost = cost.add(lots.toBigDecimal().multiply(price.toBigDecimal()));
        fees = fees.add(fee);
    }

    /// Takes lots off, and the share of the fees that goes with them, which this returns.
    BigDecimal shrink(Decimal lots) {
        BigDecimal share = Money.cents(fees.multiply(
                Decimal.quotient(lots.toBigDecimal(), qty.toBigDecimal()).toBigDecimal()));
        fees = fees.subtract(share);
        qty = qty.minus(lots);
        return share;
    }

    Decimal average() {
        return Decimal.ofRounded(
                Decimal.quotient(cost, openedQty.toBigDecimal()).toBigDecimal(), 8);
    }

    boolean isOpen() {
        return qty.signum() > 0;
    }
}
