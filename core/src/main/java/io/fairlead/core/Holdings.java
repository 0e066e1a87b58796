package io.fairlead.core;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.Position;
import io.fairlead.core.risk.Proposal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What an account holds, and may come to hold by its live orders. Made anew for a decision; engine thread.
final class Holdings {
    private final boolean nets;
    private final Map<Symbol, Line> lines = new LinkedHashMap<>();

    /// One instrument, in units: held long and short (a netting account only one of them), and ordered.
    private record Line(Instrument instrument, BigDecimal longs, BigDecimal shorts, BigDecimal buys, BigDecimal sells) {
        static Line of(Instrument instrument) {
            return new Line(instrument, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        }

        Line holding(BigDecimal units) {
            return units.signum() > 0
                    ? new Line(instrument, longs.add(units), shorts, buys, sells)
                    : new Line(instrument, longs, shorts.subtract(units), buys, sells);
        }

        Line ordering(Side side, BigDecimal units) {
            return side == Side.BUY
                    ? new Line(instrument, longs, shorts, buys.add(units), sells)
                    : new Line(instrument, longs, shorts, buys, sells.add(units));
        }

        /// The most that a side may come to.
        BigDecimal most(Side side, boolean nets) {
            BigDecimal most = side == Side.BUY ? longs.add(buys) : shorts.add(sells);
            return nets ? most.subtract(side == Side.BUY ? shorts : longs).max(BigDecimal.ZERO) : most;
        }
    }

    /// The lots of all instruments together at their most, and how many positions there may be.
    record Sum(BigDecimal lots, int positions) {}

    private Holdings(boolean nets) {
        this.nets = nets;
    }

    /// All but one order: the one that a replace is about.
    static Holdings of(CoreState state, Account account, @Nullable LiveOrder but) {
        Holdings holdings = new Holdings(account.mode() == PositionMode.NETTING);
        for (Position position : state.positions().all()) {
            if (position.account().id().equals(account.id()) && !position.isFlat()) {
                holdings.lines.merge(
                        position.instrument().symbol(),
                        Line.of(position.instrument()).holding(position.units().toBigDecimal()),
                        (known, _) -> known.holding(position.units().toBigDecimal()));
            }
        }
        for (LiveOrder order : state.orders().live()) {
            if (!order.equals(but)
                    && order.account().id().equals(account.id())
                    && !Closing.isClosing(order)
                    && !order.terms().flags().reduceOnly()) {
                holdings.order(
                        order.instrument(), order.side(), order.leavesQty().toBigDecimal());
            }
        }
        return holdings;
    }

    private void order(Instrument instrument, Side side, BigDecimal units) {
        Line known = lines.getOrDefault(instrument.symbol(), Line.of(instrument));
        lines.put(instrument.symbol(), known.ordering(side, units));
    }

    /// With what is proposed.
    Holdings with(Proposal proposal) {
        Holdings more = new Holdings(nets);
        more.lines.putAll(lines);
        LiveOrder replaced = proposal.replaced();
        BigDecimal units = proposal.terms().units().toBigDecimal();
        more.order(
                proposal.instrument(),
                proposal.side(),
                replaced == null ? units : units.subtract(replaced.cumQty().toBigDecimal()));
        return more;
    }

    boolean mayHold(Instrument instrument, Side side) {
        Line line = lines.get(instrument.symbol());
        return line != null && line.most(side, nets).signum() > 0;
    }

    Sum sum() {
        BigDecimal lots = BigDecimal.ZERO;
        int positions = 0;
        for (Line line : lines.values()) {
            BigDecimal buys = line.most(Side.BUY, nets);
            BigDecimal sells = line.most(Side.SELL, nets);
            BigDecimal size = line.instrument.contract().contractSize().toBigDecimal();
            lots = lots.add((nets ? buys.max(sells) : buys.add(sells)).divide(size, MathContext.DECIMAL64));
            int sides = buys.signum() + sells.signum();
            positions += nets ? Math.min(1, sides) : sides;
        }
        return new Sum(lots, positions);
    }
}
