package io.fairlead.sim.match;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An order while it lives in the venue: a client's, or a quote of the house. Mutable; owned by its `Exchange`.
final class Order {
    /// Whoever owns the simulated liquidity. Its orders are never reported.
    private static final String HOUSE = "";

    final Listing listing;
    final String owner;
    final String account;
    final String orderId;
    final Side side;
    String clOrdId;
    String origClOrdId = "";
    Terms terms;
    long lots;
    long cumLots;
    long notional;
    long limitTicks;
    long shownLots;
    OrdStatus status = OrdStatus.NEW;
    long rank;
    boolean triggered;
    long enteredNanos;
    long expireNanos = Long.MAX_VALUE;

    Order(Listing listing, OrderSnapshot.Ids ids, Terms terms) {
        this.listing = listing;
        this.owner = ids.owner();
        this.account = ids.account();
        this.orderId = ids.orderId();
        this.clOrdId = ids.clOrdId();
        this.origClOrdId = ids.origClOrdId();
        this.side = terms.side();
        this.terms = terms;
        take(terms);
    }

    static Order quote(Listing listing, Side side, long ticks, long lots) {
        Terms terms = Terms.limit(side, listing.qty(lots), listing.price(ticks), TimeInForce.GOOD_TILL_CANCEL);
        return new Order(listing, new OrderSnapshot.Ids(HOUSE, "", "", "", ""), terms);
    }

    /// An order as an earlier run left it.
    static Order of(Listing listing, OrderSnapshot snapshot) {
        Order order = new Order(listing, snapshot.ids(), snapshot.terms());
        order.cumLots = listing.lots(snapshot.fills().cumQty());
        order.notional = snapshot.fills().notionalTicks();
        order.status = snapshot.status();
        order.rank = snapshot.place().rank();
        order.triggered = snapshot.place().triggered();
        order.enteredNanos = snapshot.place().enteredNanos();
        return order;
    }

    /// Puts new terms in force; what was filled stays.
    void take(Terms newTerms) {
        terms = newTerms;
        lots = listing.lots(newTerms.qty());
        Decimal price = newTerms.price();
        limitTicks = price == null ? marketTicks() : listing.ticks(price);
        show();
    }

    /// Shows the next slice of an order that hides the rest; all of any other.
    void show() {
        Decimal maxFloor = terms.instructions().maxFloor();
        shownLots = maxFloor == null ? Long.MAX_VALUE : listing.lots(maxFloor);
    }

    /// What the book shows of it.
    long shown() {
        return Math.min(shownLots, leaves());
    }

    /// Takes any price from now on.
    void anyPrice() {
        limitTicks = marketTicks();
    }

    /// Follows the best prices; false if there is none to follow.
    boolean follow(@Nullable Long bestBid, @Nullable Long bestAsk) {
        Instructions.Peg peg = Objects.requireNonNull(terms.instructions().peg(), "a pegged order has a peg");
        Long own = side == Side.BUY ? bestBid : bestAsk;
        Long other = side == Side.BUY ? bestAsk : bestBid;
        if (own == null || other == null) {
            return false;
        }
        long reference = switch (peg.to()) {
            case PRIMARY -> own;
            case MARKET -> other;
            // An odd middle is rounded away from the other side.
            case MID -> side == Side.BUY ? Math.floorDiv(own + other, 2L) : -Math.floorDiv(-own - other, 2L);
        };
        limitTicks = reference + listing.ticks(peg.offset());
        Decimal cap = terms.price();
        if (cap != null) {
            limitTicks = side == Side.BUY
                    ? Math.min(limitTicks, listing.ticks(cap))
                    : Math.max(limitTicks, listing.ticks(cap));
        }
        return true;
    }

    /// The price at which anything is acceptable.
    private long marketTicks() {
        return side == Side.BUY ? Long.MAX_VALUE : 0;
    }

    boolean house() {
        return owner.isEmpty();
    }

    boolean open() {
        return OrderSnapshot.isOpen(status);
    }

    long leaves() {
        return open() ? lots - cumLots : 0;
    }

    boolean accepts(long ticks) {
        return side == Side.BUY ? ticks <= limitTicks : ticks >= limitTicks;
    }

    /// Whether the venue has taken it but lets it trade with nobody yet.
    boolean heldBack() {
        return status == OrdStatus.PENDING_NEW;
    }

    /// A stop or if-touched order that still waits for its price.
    boolean dormant() {
        return !triggered && terms.stopPx() != null;
    }

    boolean triggeredBy(@Nullable Long bestBid, @Nullable Long bestAsk) {
        Long touch = side == Side.BUY ? bestAsk : bestBid;
        if (touch == null) {
            return false;
        }
        long trigger = listing.ticks(Objects.requireNonNull(terms.stopPx(), "stopPx"));
        boolean whenAbove = (side == Side.BUY) != (terms.type() == OrdType.MARKET_IF_TOUCHED);
        return whenAbove ? touch >= trigger : touch <= trigger;
    }

    void fill(long fillLots, long ticks) {
        cumLots += fillLots;
        shownLots = shownLots == Long.MAX_VALUE ? shownLots : Math.max(0, shownLots - fillLots);
        notional = Math.addExact(notional, Math.multiplyExact(fillLots, ticks));
        status = cumLots == lots ? OrdStatus.FILLED : OrdStatus.PARTIALLY_FILLED;
    }

    /// Takes a fill back. An open order works for it again; a finished one is not brought back to life.
    void unfill(long fillLots, long ticks) {
        cumLots -= fillLots;
        notional -= fillLots * ticks;
        if (open()) {
            status = cumLots == 0 ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED;
        } else if (status == OrdStatus.FILLED) {
            status = OrdStatus.CANCELED;
        }
    }

    OrderSnapshot snapshot() {
        return new OrderSnapshot(
                new OrderSnapshot.Ids(owner, account, orderId, clOrdId, origClOrdId),
                listing.symbol(),
                terms,
                status,
                new OrderSnapshot.Fills(
                        listing.qty(cumLots), listing.qty(leaves()), listing.average(notional, cumLots), notional),
                new OrderSnapshot.Place(rank, triggered, enteredNanos));
    }
}
