package io.fairlead.core.recon;

import io.fairlead.core.event.AccountBreak;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.ByteReader;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import io.fairlead.core.view.BreakView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The breaks that stand, with their ages, and the last ones that ended. Owned by the thread of the core state.
public final class BreakBook {
    /// How many that ended are remembered.
    public static final int ENDED_KEPT = 256;

    private static final Break.Kind[] KINDS = Break.Kind.values();
    private static final Break.Kind[] NONE = {};

    private final Map<OrderKey, Break> ofOrders = new LinkedHashMap<>();
    private final Map<AccountKey, AccountBreak> ofAccounts = new LinkedHashMap<>();
    private final Map<Record, BreakView> open = new LinkedHashMap<>();
    private final ArrayDeque<BreakView> ended = new ArrayDeque<>();
    private final Collection<Break> ofOrdersView = Collections.unmodifiableCollection(ofOrders.values());

    private record OrderKey(Break.Kind kind, @Nullable OrderId order) {}

    private record AccountKey(
            Break.Kind kind,
            AccountId account,
            @Nullable Symbol symbol,
            @Nullable Side side) {
        static AccountKey of(AccountBreak what) {
            return new AccountKey(what.kind(), what.account(), what.symbol(), what.side());
        }
    }

    public BreakBook() {}

    /// `account` is that of the order; null where no order is concerned.
    public void raised(Break what, @Nullable AccountId account, long atNanos) {
        OrderKey key = new OrderKey(what.kind(), what.order());
        ofOrders.put(key, what);
        BreakView.Subject about = new BreakView.Subject(account, what.order(), null, null);
        seen(key, what.kind(), about, new BreakView.Values("", "", what.detail()), atNanos);
    }

    public void cleared(Break what, long atNanos) {
        OrderKey key = new OrderKey(what.kind(), what.order());
        ofOrders.remove(key);
        end(key, atNanos, "the venue's word on the order agrees again");
    }

    public void raised(AccountBreak what, long atNanos) {
        AccountKey key = AccountKey.of(what);
        ofAccounts.put(key, what);
        BreakView.Subject about = new BreakView.Subject(what.account(), null, what.symbol(), what.side());
        seen(key, what.kind(), about, new BreakView.Values(what.ours(), what.theirs(), ""), atNanos);
    }

    public void cleared(AccountBreak what, long atNanos, String by) {
        AccountKey key = AccountKey.of(what);
        ofAccounts.remove(key);
        end(key, atNanos, by);
    }

    /// Whether a break says that what we know of an order is open to doubt; others only tell what happened.
    public boolean holds(OrderId order) {
        for (Break.Kind kind : ofOrders.isEmpty() ? NONE : KINDS) {
            if (isOfDoubt(kind) && ofOrders.containsKey(new OrderKey(kind, order))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOfDoubt(Break.Kind kind) {
        return switch (kind) {
            case ADOPTED, SIGHTED_AFTER_ALL, RESOLUTION_REVISED, LATE_WORD -> false;
            case FILL_NOT_STREAMED, FILL_NOT_COPIED -> false;
            case MISSING_EXECUTIONS, EXECUTION_CONFLICT, UNKNOWN_EXECUTION, UNCOUNTABLE_EXECUTION, OVERFILLED -> true;
            case OUTSIDE_LIFECYCLE, UNATTRIBUTED, LOOK_ALIKE, GROUP_RACED, ORDER_NOT_LISTED, FILL_INFERRED -> true;
            case RECOVERY_OVERDUE, POSITION_DIFFERS, POSITION_UNREADABLE, FORGOTTEN_ORDER, BALANCE_DIFFERS -> true;
            case MISTAKEN_ORDER -> true;
        };
    }

    /// Orders leave the live state; what only told of them ends with that. Whether there was any.
    public boolean left(List<OrderId> orders, long atNanos) {
        boolean any = false;
        for (OrderId order : ofOrders.isEmpty() ? List.<OrderId>of() : orders) {
            for (Break.Kind kind : KINDS) {
                OrderKey key = new OrderKey(kind, order);
                if (ofOrders.remove(key) != null) {
                    end(key, atNanos, "the order is closed, complete, and left the live state");
                    any = true;
                }
            }
        }
        return any;
    }

    private void seen(Record key, Break.Kind kind, BreakView.Subject about, BreakView.Values values, long atNanos) {
        BreakView known = open.get(key);
        open.put(
                key,
                known == null
                        ? new BreakView(kind, about, values, new BreakView.Times(atNanos, atNanos, 1, 0, ""))
                        : known.again(values, atNanos));
    }

    private void end(Record key, long atNanos, String by) {
        BreakView known = open.remove(key);
        if (known == null) {
            return;
        }
        if (ended.size() == ENDED_KEPT) {
            ended.removeFirst();
        }
        ended.addLast(known.cleared(atNanos, by));
    }

    /// In a snapshot: those that stand in their order, then those that ended.
    public void write(SectionWriter to) {
        to.out().unsigned(open.size());
        open.forEach((key, view) -> {
            to.event(
                    key instanceof OrderKey
                            ? new Event.BreakRaised(0, Objects.requireNonNull(ofOrders.get(key)))
                            : new ReconEvent.AccountBreakRaised(0, Objects.requireNonNull(ofAccounts.get(key))));
            write(view, to);
        });
        to.out().unsigned(ended.size());
        ended.forEach(view -> write(view, to));
    }

    public void read(SectionReader from) {
        for (int left = from.in().size(); left > 0; left--) {
            Event raised = from.event();
            BreakView view = readView(from);
            if (raised instanceof Event.BreakRaised(long _, Break what)) {
                OrderKey key = new OrderKey(what.kind(), what.order());
                ofOrders.put(key, what);
                open.put(key, view);
            } else if (raised instanceof ReconEvent.AccountBreakRaised(long _, AccountBreak what)) {
                ofAccounts.put(AccountKey.of(what), what);
                open.put(AccountKey.of(what), view);
            }
        }
        for (int left = from.in().size(); left > 0; left--) {
            ended.addLast(readView(from));
        }
    }

    private static void write(BreakView view, SectionWriter to) {
        to.out().constant(view.kind());
        to.values().account(view.subject().account());
        to.values().order(view.subject().order());
        to.values().symbol(view.subject().symbol());
        to.out().constant(view.subject().side());
        to.out().text(view.values().ours());
        to.out().text(view.values().theirs());
        to.out().text(view.values().detail());
        to.out().signed(view.times().firstNanos());
        to.out().signed(view.times().lastNanos());
        to.out().signed(view.times().count());
        to.out().signed(view.times().clearedNanos());
        to.out().text(view.times().clearedBy());
    }

    private static BreakView readView(SectionReader from) {
        ByteReader in = from.in();
        return new BreakView(
                in.constant(Break.Kind.values()),
                new BreakView.Subject(
                        from.values().accountOrNull(),
                        from.values().orderOrNull(),
                        from.values().symbolOrNull(),
                        in.constantOrNull(Side.values())),
                new BreakView.Values(in.text(), in.text(), in.text()),
                new BreakView.Times(in.signed(), in.signed(), in.int32(), in.signed(), in.text()));
    }

    /// Those of orders and venues that stand, oldest first.
    public Collection<Break> ofOrders() {
        return ofOrdersView;
    }

    /// Those of accounts that stand, oldest first.
    public Collection<AccountBreak> ofAccounts() {
        return Collections.unmodifiableCollection(ofAccounts.values());
    }

    public @Nullable Break find(Break.Kind kind, @Nullable OrderId order) {
        return ofOrders.isEmpty() ? null : ofOrders.get(new OrderKey(kind, order));
    }

    public @Nullable AccountBreak find(
            Break.Kind kind, AccountId account, @Nullable Symbol symbol, @Nullable Side side) {
        return ofAccounts.isEmpty() ? null : ofAccounts.get(new AccountKey(kind, account, symbol, side));
    }

    /// All that stand, oldest first, and behind them the ones that ended, newest first.
    public List<BreakView> report() {
        List<BreakView> all = new ArrayList<>(open.values());
        ended.descendingIterator().forEachRemaining(all::add);
        return List.copyOf(all);
    }
}
