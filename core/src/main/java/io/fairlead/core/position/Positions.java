package io.fairlead.core.position;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every position, made of fills and nothing else. Owned by the thread of the core state.
///
/// A netting account has one position per instrument. A hedging account has two, one long and one short: a fill
/// opens on its own side, unless its order was reduce-only, which closes the other side first. A bust or a
/// correction restates a position by adding up all its fills again, in the order in which they came.
public final class Positions {
    private final Map<AccountId, Map<Symbol, Holding>> holdings = new HashMap<>();
    private final List<Position> all = new ArrayList<>();

    public Positions() {}

    /// In the order of their first fills; flat ones stay.
    public List<Position> all() {
        return Collections.unmodifiableList(all);
    }

    /// The position of a netting account, or that side of a hedging one; null if never held.
    public @Nullable Position find(AccountId account, Symbol symbol, Side side) {
        Holding holding = holding(account, symbol);
        return holding == null ? null : side == Side.BUY ? holding.longs : holding.shorts;
    }

    private @Nullable Holding holding(AccountId account, Symbol symbol) {
        Map<Symbol, Holding> ofAccount = holdings.get(account);
        return ofAccount == null ? null : ofAccount.get(symbol);
    }

    public void add(Execution execution) {
        LiveOrder order = execution.order();
        Holding holding = holdings.computeIfAbsent(order.account().id(), _ -> new HashMap<>())
                .computeIfAbsent(order.instrument().symbol(), _ -> open(order.account(), order.instrument()));
        holding.fills.add(execution);
        holding.apply(execution);
    }

    /// Adds up the position of an order again, after one of its executions changed.
    public void restate(LiveOrder order) {
        Holding holding = holding(order.account().id(), order.instrument().symbol());
        if (holding != null) {
            holding.recompute();
        }
    }

    private Holding open(Account account, Instrument instrument) {
        Position longs = new Position(account, instrument);
        all.add(longs);
        if (account.mode() == PositionMode.NETTING) {
            return new Holding(longs, longs);
        }
        Position shorts = new Position(account, instrument);
        all.add(shorts);
        return new Holding(longs, shorts);
    }

    /// Both sides of one instrument on one account, the same object where they net.
    private static final class Holding {
        final Position longs;
        final Position shorts;
        final List<Execution> fills = new ArrayList<>();

        Holding(Position longs, Position shorts) {
            this.longs = longs;
            this.shorts = shorts;
        }

        void recompute() {
            longs.clear();
            shorts.clear();
            for (Execution fill : fills) {
                apply(fill);
            }
        }

        void apply(Execution fill) {
            if (!fill.counts()) {
                return;
            }
            LiveOrder order = fill.order();
            boolean buys = order.side() == Side.BUY;
            BigDecimal units = fill.units().toBigDecimal();
            BigDecimal price = fill.price().toBigDecimal();
            Position own = buys ? longs : shorts;
            Position other = buys ? shorts : longs;
            if (own != other && order.terms().flags().reduceOnly()) {
                BigDecimal closing = units.min(other.exactUnits().abs());
                other.add(buys ? closing : closing.negate(), price);
                units = units.subtract(closing);
            }
            own.add(buys ? units : units.negate(), price);
        }
    }
}
