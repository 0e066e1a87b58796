package io.fairlead.core.position;

import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.math.BigDecimal;

/// Both sides of one instrument on one account, the same object where they net. Owned by the thread of the core state.
record Sides(Position longs, Position shorts) {

    Position of(Side side) {
        return side == Side.BUY ? longs : shorts;
    }

    /// Others for the same, flat.
    Sides fresh() {
        Position fresh = new Position(longs.account(), longs.instrument());
        return new Sides(fresh, nets() ? fresh : new Position(longs.account(), longs.instrument()));
    }

    private boolean nets() {
        return longs == shorts;
    }

    void set(Sides other) {
        longs.set(other.longs);
        if (!nets()) {
            shorts.set(other.shorts);
        }
    }

    void changed(long atNanos) {
        longs.changed(atNanos);
        shorts.changed(atNanos);
    }

    void apply(ReconEvent.PositionAdopted event) {
        of(event.side()).adopt(event.units().toBigDecimal(), event.price().toBigDecimal());
    }

    void apply(Execution fill) {
        if (!fill.counts()) {
            return;
        }
        LiveOrder order = fill.order();
        boolean buys = order.side() == Side.BUY;
        BigDecimal price = fill.price().toBigDecimal();
        Position own = of(order.side());
        Position other = of(order.side().opposite());
        if (own == other || !order.terms().flags().reduceOnly()) {
            own.add(buys ? fill.units().toBigDecimal() : fill.units().toNegatedBigDecimal(), price);
            return;
        }
        BigDecimal units = fill.units().toBigDecimal();
        BigDecimal closing = units.min(other.exactUnits().abs());
        BigDecimal opening = units.subtract(closing);
        other.add(buys ? closing : closing.negate(), price);
        own.add(buys ? opening : opening.negate(), price);
    }

    /// Takes a settled fill out, at the price that it was booked at: out of the side that it had opened, or into the
    /// one that it had closed.
    void reverse(LiveOrder order, Decimal settledUnits, Decimal price) {
        BigDecimal units = settledUnits.toBigDecimal();
        boolean closed = !nets() && order.terms().flags().reduceOnly();
        Position side = of(closed ? order.side().opposite() : order.side());
        side.add(order.side() == Side.BUY ? units.negate() : units, price.toBigDecimal());
    }

    void write(SectionWriter to) {
        longs.write(to);
        if (!nets()) {
            shorts.write(to);
        }
    }

    void read(SectionReader from) {
        longs.read(from);
        if (!nets()) {
            shorts.read(from);
        }
    }
}
