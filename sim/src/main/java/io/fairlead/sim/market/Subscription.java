package io.fairlead.sim.market;

import io.fairlead.core.model.Decimal;
import io.fairlead.sim.fault.FeedFault;
import io.fairlead.sim.fault.FeedFault.Naming;
import io.fairlead.sim.match.Depth;
import io.fairlead.sim.match.Ticker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import quickfix.Group;
import quickfix.Message;
import quickfix.SessionID;
import quickfix.field.MDEntryType;

/// One symbol of one MarketDataRequest(V): what its client was shown last, and so what it is shown next. Owned by the
/// desk's thread.
final class Subscription {
    final SessionID session;
    final Wanted wanted;
    final String symbol;
    private final FeedFault.Levels style;
    private final Map<Decimal, String> bidIds = new HashMap<>();
    private final Map<Decimal, String> askIds = new HashMap<>();
    private Depth shown;
    private @Nullable Ticker told;
    private long printsTold;
    private long ids;
    private final AtomicLong rptSeq;
    private long dueNanos;

    /// `rptSeq` counts what is told of the symbol, over all its subscriptions.
    Subscription(SessionID session, Wanted wanted, String symbol, FeedFault.Levels style, AtomicLong rptSeq) {
        this.session = session;
        this.wanted = wanted;
        this.symbol = symbol;
        this.style = style;
        this.rptSeq = rptSeq;
        shown = new Depth(symbol, List.of(), List.of());
    }

    Depth shown() {
        return shown;
    }

    /// Whether a snapshot of the whole is what every update is.
    boolean isFullRefresh() {
        return !wanted.incremental();
    }

    boolean isDue(long nanos, long intervalNanos) {
        if (nanos < dueNanos) {
            return false;
        }
        dueNanos = nanos + intervalNanos;
        return true;
    }

    /// The whole picture. `levels` is what to show of the book, which may be more than what is there.
    Message snapshot(Depth levels, Depth now, Ticker ticker) {
        Entries entries = Entries.snapshot(wanted.mdReqId(), symbol);
        if (wanted.tells(MDEntryType.BID)) {
            side(entries, MDEntryType.BID, levels.bids());
        }
        if (wanted.tells(MDEntryType.OFFER)) {
            side(entries, MDEntryType.OFFER, levels.asks());
        }
        prices(entries, null, ticker);
        List<Ticker.Print> prints = ticker.prints();
        if (wanted.tells(MDEntryType.TRADE) && !prints.isEmpty()) {
            entries.add(
                    MDEntryType.TRADE,
                    prints.getLast().price(),
                    prints.getLast().qty());
        }
        printsTold = prints.isEmpty() ? 0 : prints.getLast().number();
        if (style.numbered()) {
            entries.number(rptSeq.get());
        }
        shown = now;
        told = ticker;
        return entries.message();
    }

    private void side(Entries entries, char type, List<Depth.Level> levels) {
        int position = 1;
        for (Depth.Level level : levels) {
            Group entry = entries.add(type, level.price(), level.qty());
            Entries.position(entry, position);
            if (style.by() == Naming.ID) {
                Entries.id(entry, ids(type).computeIfAbsent(level.price(), _ -> newId()));
            }
            position++;
        }
    }

    /// What changed since; null if nothing that the client wants to know.
    @Nullable
    Message update(Depth now, Ticker ticker) {
        boolean sameBook = now.equals(shown) || !(wanted.tells(MDEntryType.BID) || wanted.tells(MDEntryType.OFFER));
        if (isFullRefresh()) {
            boolean same = sameBook && (ticker.equals(told) || !tellsTape());
            return same ? null : snapshot(now, now, ticker);
        }
        Entries entries = Entries.increments(wanted.mdReqId(), symbol);
        if (wanted.tells(MDEntryType.BID)) {
            changes(entries, MDEntryType.BID, shown.bids(), now.bids());
        }
        if (wanted.tells(MDEntryType.OFFER)) {
            changes(entries, MDEntryType.OFFER, shown.asks(), now.asks());
        }
        prices(entries, told, ticker);
        prints(entries, ticker);
        shown = now;
        told = ticker;
        return entries.isEmpty() ? null : entries.message();
    }

    private boolean tellsTape() {
        return wanted.types().stream().anyMatch(type -> type != MDEntryType.BID && type != MDEntryType.OFFER);
    }

    private void changes(Entries entries, char type, List<Depth.Level> before, List<Depth.Level> after) {
        for (Change change : Change.between(before, after, style.runs())) {
            entry(entries, type, change.action(), change.level(), change.position());
        }
    }

    /// An entry that names its level in the way of this session.
    void entry(Entries entries, char type, Change.Action action, Depth.Level level, int position) {
        boolean isDelete = action != Change.Action.NEW && action != Change.Action.CHANGE;
        boolean pricesIt = !isDelete || style.by() == Naming.PRICE;
        Group entry = entries.add(action.code, type, pricesIt ? level.price() : null, isDelete ? null : level.qty());
        switch (style.by()) {
            case ID -> Entries.id(entry, idFor(type, action, level.price()));
            case POSITION -> Entries.position(entry, position);
            case PRICE -> {}
        }
        number(entry);
    }

    private void number(Group entry) {
        if (style.numbered()) {
            Entries.number(entry, rptSeq.incrementAndGet());
        }
    }

    private String idFor(char type, Change.Action action, Decimal price) {
        Map<Decimal, String> ids = ids(type);
        return switch (action) {
            case NEW -> {
                String id = newId();
                ids.put(price, id);
                yield id;
            }
            case CHANGE, DELETE_THRU, DELETE_FROM -> Objects.requireNonNullElse(ids.get(price), "?");
            case DELETE -> Objects.requireNonNullElse(ids.remove(price), "?");
        };
    }

    private String newId() {
        ids++;
        return "L" + ids;
    }

    private Map<Decimal, String> ids(char type) {
        return type == MDEntryType.BID ? bidIds : askIds;
    }

    private void prices(Entries entries, @Nullable Ticker before, Ticker now) {
        price(entries, MDEntryType.OPENING_PRICE, before == null ? null : before.opening(), now.opening());
        price(entries, MDEntryType.CLOSING_PRICE, before == null ? null : before.closing(), now.closing());
        price(entries, MDEntryType.TRADING_SESSION_HIGH_PRICE, before == null ? null : before.high(), now.high());
        price(entries, MDEntryType.TRADING_SESSION_LOW_PRICE, before == null ? null : before.low(), now.low());
    }

    private void price(Entries entries, char type, @Nullable Decimal before, @Nullable Decimal now) {
        if (wanted.tells(type) && now != null && !now.equals(before)) {
            Group entry = entries.add(type, now, null);
            if (!isFullRefresh() && told != null) {
                number(entry);
            }
        }
    }

    private void prints(Entries entries, Ticker ticker) {
        for (Ticker.Print print : ticker.prints()) {
            if (print.number() > printsTold) {
                printsTold = print.number();
                if (wanted.tells(MDEntryType.TRADE)) {
                    Group entry = entries.add(MDEntryType.TRADE, print.price(), print.qty());
                    Entries.id(entry, "T" + print.number());
                    number(entry);
                }
            }
        }
    }
}
