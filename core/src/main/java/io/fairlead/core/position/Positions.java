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
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every position, made of fills and of what was adopted from the venue, labelled. Owned by the thread of the core
/// state.
///
/// A netting account has one position per instrument. A hedging account has two, one long and one short: a fill
/// opens on its own side, unless its order was reduce-only, which closes the other side first. A bust or a
/// correction restates a position by adding up its fills again, in the order in which they came.
///
/// When orders leave the live state, their fills are settled, with all that came before them: of those only the sum is
/// kept. A late bust or correction of a settled fill is booked by taking it out of that sum at its own price, so units
/// and the whole result are exact; how much of the result counts as realised may differ from adding up again.
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
        return holding == null ? null : holding.now().of(side);
    }

    private @Nullable Holding holding(AccountId account, Symbol symbol) {
        Map<Symbol, Holding> ofAccount = holdings.get(account);
        return ofAccount == null ? null : ofAccount.get(symbol);
    }

    public void add(Execution execution) {
        LiveOrder order = execution.order();
        holdings.computeIfAbsent(order.account().id(), _ -> new HashMap<>())
                .computeIfAbsent(order.instrument().symbol(), _ -> open(order.account(), order.instrument()))
                .add(execution);
    }

    /// Takes in what the venue holds and no fill of ours explains.
    public void adopt(Account account, Instrument instrument, ReconEvent.PositionAdopted event) {
        holdings.computeIfAbsent(account.id(), _ -> new HashMap<>())
                .computeIfAbsent(instrument.symbol(), _ -> open(account, instrument))
                .adopt(event);
    }

    /// Adds up the position of an order again, after one of its executions changed.
    public void restate(LiveOrder order) {
        Holding holding = holding(order.account().id(), order.instrument().symbol());
        if (holding != null) {
            holding.restate(order);
        }
    }

    /// Keeps of the executions of these orders, and of all before them, only the sum.
    public void settle(List<LiveOrder> leaving) {
        Set<Holding> touched = new LinkedHashSet<>();
        LiveOrder before = null;
        for (int i = 0; i < leaving.size(); i++) {
            LiveOrder order = leaving.get(i);
            if (order.isExecuted() && (before == null || !isOfSame(order, before))) {
                Holding holding =
                        holding(order.account().id(), order.instrument().symbol());
                if (holding != null) {
                    touched.add(holding);
                }
                before = order;
            }
        }
        touched.forEach(holding -> holding.settle(leaving));
    }

    @SuppressWarnings("ReferenceEquality") // others only take another look
    private static boolean isOfSame(LiveOrder order, LiveOrder before) {
        return order.account() == before.account() && order.instrument() == before.instrument();
    }

    /// The part of a snapshot that holds the positions, with the fills that made them.
    public Section section() {
        return new Section(Section.POSITIONS, 2, this::write, this::read);
    }

    private void write(SectionWriter to) {
        for (Position position : all) {
            Holding holding =
                    holding(position.account().id(), position.instrument().symbol());
            if (holding != null && holding.now().longs() == position) {
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
            return new Holding(new Sides(longs, longs));
        }
        Position shorts = new Position(account, instrument);
        all.add(shorts);
        return new Holding(new Sides(longs, shorts));
    }
}
