package io.fairlead.core.position;

import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.snapshot.Section;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Every position, made of fills and of what was adopted from the venue, labelled. Owned by the thread of the core
/// state.
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
        holding.changed(execution.appliedNanos());
    }

    /// Takes in what the venue holds and no fill of ours explains.
    public void adopt(Account account, Instrument instrument, ReconEvent.PositionAdopted event) {
        Holding holding = holdings.computeIfAbsent(account.id(), _ -> new HashMap<>())
                .computeIfAbsent(instrument.symbol(), _ -> open(account, instrument));
        Adopted adopted = new Adopted(event, holding.fills.size());
        holding.adopted.add(adopted);
        holding.apply(adopted);
    }

    /// What came from elsewhere when there were `behind` fills.
    private record Adopted(ReconEvent.PositionAdopted event, int behind) {}

    /// Adds up the position of an order again, after one of its executions changed.
    public void restate(LiveOrder order) {
        Holding holding = holding(order.account().id(), order.instrument().symbol());
        if (holding != null) {
            holding.recompute();
        }
    }

    /// The part of a snapshot that holds the positions, with the fills that made them.
    public Section section() {
        return new Section(Section.POSITIONS, 1, this::write, this::read);
    }

    private void write(SectionWriter to) {
        for (Position position : all) {
            Holding holding =
                    holding(position.account().id(), position.instrument().symbol());
            if (holding != null && holding.longs == position) {
                to.account(position.account());
                to.instrument(position.instrument());
                holding.write(to);
                to.pieceEnds();
            }
        }
    }

    private void read(SectionReader from) {
        while (!from.atEnd()) {
            Account account = from.account();
            Instrument instrument = from.instrument();
            Holding holding = open(account, instrument);
            holdings.computeIfAbsent(account.id(), _ -> new HashMap<>()).put(instrument.symbol(), holding);
            holding.read(from);
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
        final List<Adopted> adopted = new ArrayList<>(0);

        Holding(Position longs, Position shorts) {
            this.longs = longs;
            this.shorts = shorts;
        }

        void write(SectionWriter to) {
            longs.write(to);
            if (shorts != longs) {
                shorts.write(to);
            }
            to.out().unsigned(fills.size());
            fills.forEach(to::reference);
            to.out().unsigned(adopted.size());
            for (Adopted each : adopted) {
                to.event(each.event);
                to.out().unsigned(each.behind);
            }
        }

        void read(SectionReader from) {
            longs.read(from);
            if (shorts != longs) {
                shorts.read(from);
            }
            for (int left = from.in().size(); left > 0; left--) {
                fills.add(from.reference(Execution.class));
            }
            for (int left = from.in().size(); left > 0; left--) {
                if (from.event() instanceof ReconEvent.PositionAdopted event) {
                    adopted.add(new Adopted(event, (int) from.in().unsigned()));
                }
            }
        }

        void recompute() {
            longs.clear();
            shorts.clear();
            int next = 0;
            for (int i = 0; i <= fills.size(); i++) {
                while (next < adopted.size() && adopted.get(next).behind == i) {
                    apply(adopted.get(next));
                    next++;
                }
                if (i < fills.size()) {
                    apply(fills.get(i));
                }
            }
        }

        void changed(long atNanos) {
            longs.changed(atNanos);
            shorts.changed(atNanos);
        }

        void apply(Adopted each) {
            Position position = each.event.side() == Side.BUY ? longs : shorts;
            position.adopt(each.event.units().toBigDecimal(), each.event.price().toBigDecimal());
            changed(each.event.atNanos());
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
