package io.fairlead.sim.match;

import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import java.util.ArrayList;
import java.util.List;

/// Where one symbol trades: its book, the stops that wait, the market orders that found too little, and its price's
/// walk. Owned by its `Exchange`.
final class Pit {
    final Listing listing;
    private final Tape tape;
    private final Walk walk;
    private final Book book = new Book();
    private final List<Order> dormant = new ArrayList<>();
    private final List<Order> working = new ArrayList<>();
    private long lastTicks;
    private long capLots;

    Pit(Listing listing, Tape tape, long seed) {
        this.listing = listing;
        this.tape = tape;
        this.walk = new Walk(listing, seed);
        quote();
    }

    /// One step of the walk: new quotes, which may fill resting orders, and whatever these prices set off.
    void step() {
        walk.step();
        requote();
    }

    void moveTo(long ticks) {
        walk.moveTo(ticks);
        requote();
    }

    void cap(long lots) {
        capLots = lots;
        requote();
    }

    /// Works an order that is new, or whose new terms lost it its place.
    void enter(Order order) {
        if (order.dormant()) {
            dormant.add(order);
        } else {
            execute(order);
        }
        triggerStops();
    }

    /// Takes an order out of wherever it waits.
    void remove(Order order) {
        if (!book.remove(order) && !dormant.remove(order)) {
            working.remove(order);
        }
    }

    /// Puts an order of an earlier run back in its place; the caller goes by rank.
    void restore(Order order) {
        if (order.dormant()) {
            dormant.add(order);
        } else if (order.terms.price() == null) {
            working.add(order);
        } else {
            book.rest(order);
        }
    }

    /// The house fills what is left of an order, at its limit or else at the best price there is.
    void fillUp(Order order) {
        long ticks = order.terms.price() == null ? touch(order.side) : order.limitTicks;
        remove(order);
        long lots = order.leaves();
        order.fill(lots, ticks);
        tape.filled(order, lots, ticks);
    }

    Depth depth(int levels) {
        return new Depth(
                listing.symbol(), book.levels(Side.BUY, listing, levels), book.levels(Side.SELL, listing, levels));
    }

    private void requote() {
        book.removeHouse();
        quote();
        for (Order order : List.copyOf(working)) {
            book.match(order, this::filled);
        }
        working.removeIf(order -> order.leaves() == 0);
        triggerStops();
    }

    private void quote() {
        for (Order quote : walk.quotes(capLots)) {
            book.match(quote, this::filled);
            if (quote.leaves() > 0) {
                book.rest(quote);
            }
        }
    }

    private void execute(Order order) {
        boolean allOrNothing = order.terms.tif() == TimeInForce.FILL_OR_KILL;
        if (allOrNothing && book.available(order) < order.leaves()) {
            tape.canceled(order, "fill or kill: not enough at the price");
            return;
        }
        book.match(order, this::filled);
        if (order.leaves() == 0) {
            return;
        }
        if (order.terms.tif() == TimeInForce.IMMEDIATE_OR_CANCEL) {
            tape.canceled(order, "immediate or cancel: the rest");
        } else if (order.terms.price() != null) {
            book.rest(order);
        } else if (order.terms.type() == OrdType.MARKET_WITH_LEFTOVER_AS_LIMIT) {
            long ticks = order.cumLots == 0 ? touch(order.side.opposite()) : lastTicks;
            order.take(order.terms.withPrice(listing.price(ticks)));
            book.rest(order);
        } else {
            working.add(order);
        }
    }

    private void triggerStops() {
        for (Order order : List.copyOf(dormant)) {
            if (order.triggeredBy(book.best(Side.BUY), book.best(Side.SELL))) {
                dormant.remove(order);
                order.triggered = true;
                tape.add(new Answer.Triggered(order.snapshot(), tape.nanos()));
                execute(order);
            }
        }
    }

    private void filled(Order order, long lots, long ticks) {
        lastTicks = ticks;
        tape.filled(order, lots, ticks);
    }

    /// The best price at which an order of this side would trade.
    private long touch(Side side) {
        Long best = book.best(side.opposite());
        return best == null ? listing.ticks(listing.market().startPrice()) : best;
    }
}
