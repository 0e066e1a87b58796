package io.fairlead.sim.match;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The venue: takes requests, keeps every order, trades by price and time, and says what happened. Pure and
/// deterministic: the same seed, calls and times give the same answers. Owned by one thread.
public final class Exchange {
    /// `idPrefix` makes order and execution ids unique between venues that began afresh; `dayEndNanos` is the
    /// time of the UTC day at which day orders end.
    public record Settings(List<Listing> listings, long seed, String idPrefix, long dayEndNanos) {
        public Settings {
            listings = List.copyOf(listings);
        }
    }

    private final Tape tape;
    private final Registry registry;
    private final Amendments amendments;
    private final Enquiries enquiries;
    private final HeldPrices held;
    private final TradingDay day;
    private final Map<String, Pit> pits = new LinkedHashMap<>();
    private long dayEndNanos;

    public Exchange(Settings settings) {
        this.tape = new Tape(settings.idPrefix());
        this.registry = new Registry(settings.idPrefix());
        this.held = new HeldPrices(settings.idPrefix());
        this.day = new TradingDay(settings.dayEndNanos());
        this.amendments = new Amendments(registry, tape, pits, day::endOf);
        this.enquiries = new Enquiries(registry, tape);
        long seed = settings.seed();
        for (Listing listing : settings.listings()) {
            pits.put(
                    listing.symbol(),
                    new Pit(listing, tape, seed ^ listing.symbol().hashCode()));
        }
    }

    /// Serves one request.
    public List<Answer> on(Request request, long nanos) {
        tape.begin(nanos);
        switch (request) {
            case Request.New order -> {
                Order placed = place(order, OrdStatus.NEW);
                if (placed != null) {
                    enter(placed);
                }
            }
            case Request.Cancel cancel -> amendments.cancel(cancel);
            case Request.Replace replace -> amendments.replace(replace);
            case Request.Status status -> enquiries.status(status);
            case Request.MassStatus status -> enquiries.massStatus(status);
            case Request.MassCancel cancel -> massCancel(cancel);
        }
        return tape.end();
    }

    /// Takes an order and holds it back: it is open, pending new, and trades with nobody until it is released.
    public List<Answer> admit(Request.New request, long nanos) {
        tape.begin(nanos);
        place(request, OrdStatus.PENDING_NEW);
        return tape.end();
    }

    /// Lets an order trade that was held back; nothing happens to any other.
    public List<Answer> release(String owner, Request.Named named, long nanos) {
        tape.begin(nanos);
        Order order = registry.find(owner, named);
        if (order != null && order.heldBack()) {
            order.status = OrdStatus.NEW;
            enter(order);
        }
        return tape.end();
    }

    /// Rejects an order that may be perfectly good.
    public List<Answer> refuse(Request.New request, String text, long nanos) {
        tape.begin(nanos);
        reject(request, new Rules.Objection(Rules.OTHER, text));
        return tape.end();
    }

    /// One step of every market: ends the trading day if it is over, expires orders, walks the prices, renews the
    /// liquidity.
    public List<Answer> step(long nanos) {
        tape.begin(nanos);
        boolean dayEnds = nanos >= dayEndNanos && dayEndNanos != 0;
        if (dayEnds) {
            pits.values().forEach(Pit::close);
        }
        for (Order order : registry.expired(nanos)) {
            pit(order).remove(order);
            tape.expired(order, "");
        }
        if (dayEnds) {
            pits.values().forEach(Pit::value);
            pits.values().forEach(Pit::open);
        }
        dayEndNanos = day.endAfter(nanos);
        pits.values().forEach(Pit::step);
        registry.sweep();
        return tape.end();
    }

    /// Moves a symbol's price, as news would. Unknown symbols and prices off the tick are the caller's bug.
    public List<Answer> move(String symbol, Decimal price, long nanos) {
        Pit pit = listed(symbol);
        long ticks = ticks(pit, price);
        tape.begin(nanos);
        pit.moveTo(ticks);
        return tape.end();
    }

    /// Holds an auction now, whatever the time of the day, in one market or, if `symbol` is empty, in all.
    public List<Answer> hold(Auction auction, String symbol, long nanos) {
        tape.begin(nanos);
        for (Pit pit : symbol.isEmpty() ? List.copyOf(pits.values()) : List.of(listed(symbol))) {
            switch (auction) {
                case OPENING -> pit.open();
                case CLOSE -> pit.close();
                case VALUATION -> pit.value();
            }
        }
        return tape.end();
    }

    /// Quotes a price to whoever names the id that this returns, for at most `qty` and until `endNanos`.
    public String quote(String symbol, Decimal bid, Decimal offer, Decimal qty, long endNanos) {
        Listing listing = listed(symbol).listing;
        return quote(symbol, bid, offer, new QuoteSizes(listing.minQty(), qty), endNanos);
    }

    /// The same for no less than a least quantity.
    public String quote(String symbol, Decimal bid, Decimal offer, QuoteSizes sizes, long endNanos) {
        Pit pit = listed(symbol);
        return held.hold(new HeldPrices.Held(
                pit.listing,
                OrdType.PREVIOUSLY_QUOTED,
                ticks(pit, bid),
                ticks(pit, offer),
                pit.listing.lots(sizes.least()),
                pit.listing.lots(sizes.most()),
                endNanos));
    }

    /// Takes a quote or an indication back; false if it was over or traded already.
    public boolean withdraw(String id) {
        return held.withdraw(id);
    }

    /// Halts a market, or lets it go on: a halted one keeps its book as it stands and takes no orders.
    public void halt(String symbol, boolean on) {
        listed(symbol).halt(on);
    }

    public boolean isHalted(String symbol) {
        return listed(symbol).isHalted();
    }

    /// Takes a market off the list, as at an instrument's last day: its orders expire, and it takes no more. Or puts it
    /// back.
    public List<Answer> list(String symbol, boolean on, long nanos) {
        tape.begin(nanos);
        listed(symbol).list(on);
        for (Order order : on ? List.<Order>of() : registry.openIn(symbol)) {
            pit(order).remove(order);
            tape.expired(order, "");
        }
        return tape.end();
    }

    /// The tape of a symbol, or null if it is not listed.
    public @Nullable Ticker ticker(String symbol) {
        Pit pit = pits.get(symbol);
        return pit == null ? null : pit.ticker();
    }

    /// Indicates that the house would trade on `side` at a price; returns the id of the indication.
    public String indicate(String symbol, Side side, Decimal price, Decimal qty, long endNanos) {
        Pit pit = listed(symbol);
        long ticks = ticks(pit, price);
        return held.hold(new HeldPrices.Held(
                pit.listing,
                OrdType.PREVIOUSLY_INDICATED,
                side == Side.BUY ? ticks : null,
                side == Side.SELL ? ticks : null,
                1,
                pit.listing.lots(qty),
                endNanos));
    }

    private Pit listed(String symbol) {
        Pit pit = pits.get(symbol);
        if (pit == null) {
            throw new IllegalArgumentException("no market " + symbol);
        }
        return pit;
    }

    private static long ticks(Pit pit, Decimal price) {
        if (price.signum() <= 0 || !price.isMultipleOf(pit.listing.tick())) {
            throw new IllegalArgumentException("no market " + pit.listing.symbol() + " with a price " + price);
        }
        return pit.listing.ticks(price);
    }

    /// The house fills the rest of an open order whatever the market is; nothing happens to any other.
    public List<Answer> fillUp(String owner, Request.Named named, long nanos) {
        tape.begin(nanos);
        Order order = registry.find(owner, named);
        if (order != null && order.leaves() > 0) {
            pit(order).fillUp(order);
        }
        return tape.end();
    }

    /// Takes a fill back, the newest if `execId` is empty; no answer if there is no such fill.
    public List<Answer> bust(String execId, long nanos) {
        tape.begin(nanos);
        String ref = execId.isEmpty() ? Objects.requireNonNullElse(tape.lastFill(), "") : execId;
        Tape.Fill fill = tape.fill(ref);
        if (fill != null) {
            fill.order().unfill(fill.lots(), fill.ticks());
            tape.busted(fill, ref);
        }
        return tape.end();
    }

    /// Bounds the house's quantity at each price to `lots` times the lot, 0 for no bound.
    public List<Answer> capLevels(long lots, long nanos) {
        tape.begin(nanos);
        for (Pit pit : pits.values()) {
            pit.cap(lots);
        }
        return tape.end();
    }

    /// Takes up the orders of an earlier run, as they were last. Call before anything else.
    ///
    /// `aliases` are the client order ids, of any age, that belong to each order id; `lastExec` and `lastOrder`
    /// the counts that ids have reached.
    public void restore(List<OrderSnapshot> orders, Map<String, List<String>> aliases, long lastOrder, long lastExec) {
        List<OrderSnapshot> byRank = new ArrayList<>(orders);
        byRank.sort((a, b) -> Long.compare(a.place().rank(), b.place().rank()));
        for (OrderSnapshot snapshot : byRank) {
            if (snapshot.status() == OrdStatus.REJECTED) {
                registry.addRejected(snapshot);
                continue;
            }
            Pit pit = pits.get(snapshot.symbol());
            if (pit == null) {
                throw new IllegalArgumentException(
                        "the log has orders in " + snapshot.symbol() + ", which is not listed");
            }
            Order order = Order.of(pit.listing, snapshot);
            registry.add(order);
            aliases.getOrDefault(order.orderId, List.of()).forEach(id -> registry.alias(order, id));
            registry.skip(0, order.rank);
            if (order.open()) {
                registry.expireAt(order, day.endOf(order.terms, order.enteredNanos));
                pit.restore(order);
            }
        }
        registry.skip(lastOrder, 0);
        tape.skipExecs(lastExec);
    }

    /// The book of a symbol, or null if it is not listed. `levels` 0 means all.
    public @Nullable Depth depth(String symbol, int levels) {
        Pit pit = pits.get(symbol);
        return pit == null ? null : pit.depth(levels == 0 ? Integer.MAX_VALUE : levels);
    }

    /// What an account holds, by symbol, at the middle of the prices of now.
    public List<HeldPosition> positions(String account) {
        List<HeldPosition> positions = new ArrayList<>();
        registry.heldBy(account).forEach((symbol, qty) -> {
            Pit pit = Objects.requireNonNull(pits.get(symbol), "every order has a pit");
            positions.add(new HeldPosition(symbol, qty, pit.middlePrice()));
        });
        return positions;
    }

    public List<Listing> listings() {
        return pits.values().stream()
                .filter(Pit::isListed)
                .map(pit -> pit.listing)
                .toList();
    }

    public int orderCount() {
        return registry.count();
    }

    public int openCount() {
        return registry.openCount();
    }

    /// The order that was taken, or null after a rejection.
    private @Nullable Order place(Request.New request, OrdStatus status) {
        Pit pit = pits.get(request.symbol());
        if (registry.knows(request.owner(), request.clOrdId())) {
            reject(request, new Rules.Objection(Rules.DUPLICATE_ORDER, "ClOrdID(11) was used before"));
            return null;
        }
        if (pit == null || !pit.isListed()) {
            reject(request, new Rules.Objection(Rules.UNKNOWN_SYMBOL, "Symbol(55) is not listed"));
            return null;
        }
        Rules.Objection objection = pit.isHalted()
                ? new Rules.Objection(Rules.CLOSED, "the market is halted")
                : Rules.check(pit.listing, request.terms(), tape.nanos());
        if (objection != null) {
            reject(request, objection);
            return null;
        }
        if (Rules.needsQuote(request.terms().type())) {
            String why = held.objection(pit.listing, request.terms(), tape.nanos());
            if (why != null) {
                reject(request, new Rules.Objection(Rules.OTHER, why));
                return null;
            }
        }
        Order order = new Order(pit.listing, ids(request, registry.nextOrderId()), request.terms());
        order.rank = registry.nextRank();
        order.enteredNanos = tape.nanos();
        order.status = status;
        registry.add(order);
        registry.expireAt(order, day.endOf(order.terms, order.enteredNanos));
        tape.report(ExecType.NEW, order, Answer.Note.NONE);
        return order;
    }

    private void enter(Order order) {
        HeldPrices.Held price = Rules.needsQuote(order.terms.type()) ? held.take(order.terms) : null;
        if (price == null) {
            pit(order).enter(order);
        } else {
            pit(order).takeHeld(order, price);
        }
    }

    private void reject(Request.New request, Rules.Objection objection) {
        OrderSnapshot snapshot = new OrderSnapshot(
                ids(request, registry.nextOrderId()),
                request.symbol(),
                request.terms(),
                OrdStatus.REJECTED,
                OrderSnapshot.Fills.NONE,
                new OrderSnapshot.Place(0, false, tape.nanos()));
        registry.addRejected(snapshot);
        tape.rejected(snapshot, Answer.Note.reason(objection.ordRejReason(), objection.text()));
    }

    private static OrderSnapshot.Ids ids(Request.New request, String orderId) {
        return new OrderSnapshot.Ids(request.owner(), request.account(), orderId, request.clOrdId(), "");
    }

    /// Cancels every open order of a client, as after its connection was lost.
    public List<Answer> cancelAll(String owner, long nanos) {
        tape.begin(nanos);
        for (Order order : registry.open(owner, null)) {
            pit(order).remove(order);
            order.status = OrdStatus.CANCELED;
            tape.report(ExecType.CANCELED, order, Answer.Note.NONE);
        }
        return tape.end();
    }

    private void massCancel(Request.MassCancel request) {
        List<Request.Named> canceled = new ArrayList<>();
        for (Order order : registry.open(request.owner(), request.symbol())) {
            pit(order).remove(order);
            order.status = OrdStatus.CANCELED;
            tape.report(ExecType.CANCELED, order, Answer.Note.answering(request.clOrdId(), order.clOrdId));
            canceled.add(new Request.Named(order.clOrdId, order.orderId));
        }
        tape.add(new Answer.MassCanceled(
                request.owner(), request.clOrdId(), request.symbol(), canceled, "", tape.nanos()));
    }

    private Pit pit(Order order) {
        return Objects.requireNonNull(pits.get(order.listing.symbol()), "every order has a pit");
    }
}
