package io.fairlead.sim.match;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Where one symbol trades: its book, the stops that sleep, the market orders that found too little, those that wait
/// for an auction or follow the market, and its price's walk. Owned by its `Exchange`.
final class Pit {
    private static final int STEPS_PER_PRINT = 4;

    final Listing listing;
    private final Tape tape;
    private final Walk walk;
    private final Book book = new Book();
    private final List<Order> dormant = new ArrayList<>();
    private final List<Order> working = new ArrayList<>();
    private final List<Order> waiting = new ArrayList<>();
    private final List<Order> pegged = new ArrayList<>();
    private final DayRecord day;
    private final SplittableRandom others;
    private boolean halted;
    private boolean listed = true;
    private long lastTicks;
    private long valueTicks;
    private long capLots;

    Pit(Listing listing, Tape tape, long seed) {
        this.listing = listing;
        this.tape = tape;
        this.walk = new Walk(listing, seed);
        this.day = new DayRecord(listing);
        this.others = new SplittableRandom(~seed);
        this.valueTicks = listing.ticks(listing.market().startPrice());
        quote();
    }

    /// One step of the walk: new quotes, which may fill resting orders, and whatever these prices set off.
    void step() {
        if (!isHalted()) {
            walk.step();
            requote();
            print();
        }
    }

    /// A halted market keeps its book as it stands and takes no orders.
    void halt(boolean on) {
        halted = on;
    }

    boolean isHalted() {
        return halted || !listed;
    }

    void list(boolean on) {
        listed = on;
    }

    boolean isListed() {
        return listed;
    }

    Ticker ticker() {
        return day.ticker();
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
        switch (order.terms.type()) {
            case PREVIOUS_FUND_VALUATION_POINT -> fillAt(order, order.leaves(), valueTicks);
            case FOREX_SWAP -> fillAt(order, order.leaves(), touch(order.side)); // the near leg; the far one is told
            case PEGGED -> {
                pegged.add(order);
                repeg();
            }
            case MARKET, LIMIT, STOP, STOP_LIMIT, WITH_OR_WITHOUT, LIMIT_OR_BETTER, LIMIT_WITH_OR_WITHOUT -> go(order);
            case ON_BASIS, PREVIOUSLY_QUOTED, PREVIOUSLY_INDICATED, FUNARI, MARKET_IF_TOUCHED -> go(order);
            case MARKET_WITH_LEFTOVER_AS_LIMIT, NEXT_FUND_VALUATION_POINT -> go(order);
        }
        triggerStops();
    }

    private void go(Order order) {
        if (order.terms.waits()) {
            waiting.add(order);
        } else if (order.dormant()) {
            dormant.add(order);
        } else {
            execute(order);
        }
    }

    /// Executes an order at a price that the venue held for it. What an indication did not cover is cancelled.
    void takeHeld(Order order, HeldPrices.Held price) {
        Long ticks = price.ticksFor(order.side);
        if (ticks != null) {
            fillAt(order, Math.min(order.leaves(), price.lots()), ticks);
        }
        if (order.leaves() > 0) {
            tape.canceled(order, "more than was indicated: the rest");
        }
    }

    /// Takes an order out of wherever it waits.
    void remove(Order order) {
        pegged.remove(order);
        if (!book.remove(order) && !dormant.remove(order) && !waiting.remove(order)) {
            working.remove(order);
        }
    }

    /// Puts an order of an earlier run back in its place; the caller goes by rank.
    void restore(Order order) {
        if (order.terms.type() == OrdType.PEGGED) {
            pegged.add(order);
        } else if (order.terms.waits()) {
            waiting.add(order);
        } else if (order.dormant()) {
            dormant.add(order);
        } else if (order.terms.price() == null) {
            working.add(order);
        } else {
            book.rest(order);
        }
    }

    /// The house fills what is left of an order, at its limit or else at the best price there is.
    void fillUp(Order order) {
        long ticks = order.terms.price() == null ? touch(order.side) : listing.ticks(order.terms.price());
        remove(order);
        fillAt(order, order.leaves(), ticks);
    }

    private void fillAt(Order order, long lots, long ticks) {
        if (lots > 0) {
            order.fill(lots, ticks);
            tape.filled(order, lots, ticks);
        }
    }

    /// The opening: orders for it trade with what is there; what they don't get expires.
    void open() {
        endTillCrossing();
        day.open(middle());
        auction(TimeInForce.AT_THE_OPENING);
        requote();
    }

    /// The close: orders for it trade with what is there, those on basis at the middle of the closing prices; what
    /// they don't get expires, and so does what Funari orders don't get at any price.
    void close() {
        endTillCrossing();
        long basis = middle();
        for (Order order : taken(each -> each.terms.type() == OrdType.ON_BASIS)) {
            if (order.accepts(basis)) {
                fillAt(order, order.leaves(), basis);
            } else {
                tape.expired(order, "on basis: the basis price is beyond its limit");
            }
        }
        auction(TimeInForce.AT_THE_CLOSE);
        for (Order order : book.find(each -> each.terms.type() == OrdType.FUNARI)) {
            book.remove(order);
            order.anyPrice();
            trade(order, "funari: not enough at the close");
        }
        day.close(basis);
        requote();
    }

    /// Values the fund: orders for the next valuation get its price.
    void value() {
        valueTicks = middle();
        for (Order order : taken(each -> each.terms.type() == OrdType.NEXT_FUND_VALUATION_POINT)) {
            fillAt(order, order.leaves(), valueTicks);
        }
    }

    private void auction(TimeInForce when) {
        for (Order order : taken(each -> each.terms.tif() == when)) {
            trade(order, "not enough in the auction");
        }
    }

    private void trade(Order order, String otherwise) {
        match(order);
        if (order.leaves() > 0) {
            tape.expired(order, otherwise);
        }
    }

    /// Takes those out of the waiting that are so, in the order in which they came.
    private List<Order> taken(Predicate<Order> so) {
        List<Order> taken = waiting.stream().filter(so).toList();
        waiting.removeAll(taken);
        return taken;
    }

    /// Good till crossing: an auction ends it.
    private void endTillCrossing() {
        List<Order> over = new ArrayList<>(book.find(Pit::isTillCrossing));
        List.of(dormant, working, pegged)
                .forEach(orders -> orders.stream()
                        .filter(order -> isTillCrossing(order) && !over.contains(order))
                        .forEach(over::add));
        for (Order order : over) {
            remove(order);
            tape.expired(order, "good till crossing: an auction began");
        }
    }

    private static boolean isTillCrossing(Order order) {
        return order.terms.tif() == TimeInForce.GOOD_TILL_CROSSING;
    }

    Depth depth(int levels) {
        return new Depth(
                listing.symbol(), book.levels(Side.BUY, listing, levels), book.levels(Side.SELL, listing, levels));
    }

    private void requote() {
        book.removeHouse();
        quote();
        for (Order order : List.copyOf(working)) {
            match(order);
        }
        working.removeIf(order -> order.leaves() == 0);
        repeg();
        triggerStops();
    }

    private void quote() {
        for (Order quote : walk.quotes(capLots)) {
            match(quote);
            if (quote.leaves() > 0) {
                book.rest(quote);
            }
        }
    }

    /// Pegged orders follow the best prices of all others; without any they wait.
    private void repeg() {
        if (pegged.isEmpty()) {
            return;
        }
        pegged.removeIf(order -> order.leaves() == 0);
        pegged.forEach(book::remove);
        Long bid = book.best(Side.BUY);
        Long ask = book.best(Side.SELL);
        for (Order order : List.copyOf(pegged)) {
            if (order.follow(bid, ask)) {
                execute(order);
            }
        }
        pegged.removeIf(order -> order.leaves() == 0);
    }

    private void execute(Order order) {
        long least = least(order);
        if (least > 0 && book.available(order) < least) {
            tape.canceled(
                    order,
                    order.terms.tif() == TimeInForce.FILL_OR_KILL
                            ? "fill or kill: not enough at the price"
                            : "MinQty(110): not enough at the price");
            return;
        }
        match(order);
        if (order.leaves() == 0) {
            return;
        }
        if (order.terms.tif() == TimeInForce.IMMEDIATE_OR_CANCEL) {
            tape.canceled(order, "immediate or cancel: the rest");
        } else if (order.terms.price() != null || order.terms.type() == OrdType.PEGGED) {
            book.rest(order);
        } else if (order.terms.type() == OrdType.MARKET_WITH_LEFTOVER_AS_LIMIT) {
            long ticks = order.cumLots == 0 ? touch(order.side.opposite()) : lastTicks;
            order.take(order.terms.withPrice(listing.price(ticks)));
            book.rest(order);
        } else {
            working.add(order);
        }
    }

    /// The lots that an order must get at once, or it gets none and ends.
    private long least(Order order) {
        Decimal minQty = order.terms.instructions().minQty();
        if (order.terms.tif() == TimeInForce.FILL_OR_KILL) {
            return order.leaves();
        }
        return minQty == null || order.cumLots > 0 ? 0 : Math.min(order.leaves(), listing.lots(minQty));
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

    /// Both sides of a fill are told; the tape prints it once.
    private void match(Order taker) {
        book.match(taker, (order, lots, ticks) -> {
            filled(order, lots, ticks);
            if (order.equals(taker)) {
                day.traded(taker.side, lots, ticks);
            }
        });
    }

    /// Somebody else trades with the house now and then, so that there is a tape to read.
    private void print() {
        Side aggressor = others.nextBoolean() ? Side.BUY : Side.SELL;
        Long ticks = book.best(aggressor.opposite());
        if (ticks != null && others.nextInt(STEPS_PER_PRINT) == 0) {
            day.traded(
                    aggressor, 1 + others.nextLong(listing.lots(listing.market().minLevelQty())), ticks);
        }
    }

    /// What the symbol is worth now.
    Decimal middlePrice() {
        return listing.price(middle());
    }

    /// The middle of the best prices, of a side alone where the other is empty.
    private long middle() {
        @Nullable Long bid = book.best(Side.BUY);
        @Nullable Long ask = book.best(Side.SELL);
        if (bid == null || ask == null) {
            return touch(bid == null ? Side.BUY : Side.SELL);
        }
        return Math.floorDiv(bid + ask, 2L);
    }

    /// The best price at which an order of this side would trade.
    private long touch(Side side) {
        Long best = book.best(side.opposite());
        return best == null ? listing.ticks(listing.market().startPrice()) : best;
    }
}
