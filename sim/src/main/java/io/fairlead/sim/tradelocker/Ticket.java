package io.fairlead.sim.tradelocker;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.sim.match.Terms;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// One order as the venue shows it. Mutable; owned by the venue's thread.
final class Ticket {
    /// Where an order stands. What is held has been accepted, and trades later.
    enum Status {
        HELD("New"),
        WORKING("New"),
        FILLED("Filled"),
        CANCELLED("Cancelled"),
        REFUSED("Refused");

        final String word;

        Status(String word) {
            this.word = word;
        }

        boolean isFinal() {
            return this != HELD && this != WORKING;
        }
    }

    /// What an order is for.
    enum Purpose {
        OPEN,
        CLOSE,
        STOP_LOSS,
        TAKE_PROFIT
    }

    /// What never changes of an order. `strategyId` is null where none came.
    record Made(
            String id,
            Account account,
            ListedInstrument instrument,
            Side side,
            Purpose purpose,
            long nanos,
            @Nullable String strategyId) {}

    final Made made;
    final OrdType type;
    final TimeInForce tif;
    Decimal qty;

    @Nullable
    Decimal price;

    @Nullable
    Decimal stopPx;
    /// How far a trailing stop keeps from the best price that it saw; null if it does not trail.
    @Nullable
    Decimal trail;

    Protection protection = Protection.NONE;
    Status status = Status.HELD;
    Decimal filledQty = Decimal.ZERO;
    long modifiedNanos;

    @Nullable
    Holding holding;

    private BigDecimal cost = BigDecimal.ZERO;

    Ticket(Made made, Terms terms) {
        this.made = made;
        this.type = terms.type();
        this.tif = terms.tif();
        this.qty = terms.qty();
        this.price = terms.price();
        this.stopPx = terms.stopPx();
        this.modifiedNanos = made.nanos();
    }

    String id() {
        return made.id();
    }

    /// What the matching core is to work for.
    Terms terms() {
        return new Terms(made.side(), type, tif, qty, price, stopPx, 0, Instructions.NONE);
    }

    boolean isLive() {
        return !status.isFinal();
    }

    Decimal leaves() {
        return isLive() ? qty.minus(filledQty) : Decimal.ZERO;
    }

    void fill(Decimal lots, Decimal at, long nowNanos) {
        filledQty = filledQty.plus(lots);
        cost = cost.add(lots.toBigDecimal().multiply(at.toBigDecimal()));
        modifiedNanos = nowNanos;
        if (filledQty.equals(qty)) {
            status = Status.FILLED;
        }
    }

    void end(Status ended, long nowNanos) {
        status = ended;
        modifiedNanos = nowNanos;
    }

    /// The average price of its fills, or null while it has none.
    @Nullable
    Decimal average() {
        return filledQty.isZero()
                ? null
                : Decimal.ofRounded(
                        Decimal.quotient(cost, filledQty.toBigDecimal()).toBigDecimal(), 8);
    }
}
