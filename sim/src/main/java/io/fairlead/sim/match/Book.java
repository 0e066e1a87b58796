package io.fairlead.sim.match;

import io.fairlead.core.model.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The resting orders of one symbol in price-time priority, clients' and the house's alike. Owned by its `Pit`.
final class Book {
    /// Hears of each fill, once for each side of it, in the order taker, maker.
    interface Fills {
        void filled(Order order, long lots, long ticks);
    }

    private final TreeMap<Long, ArrayDeque<Order>> bids = new TreeMap<>(Comparator.reverseOrder());
    private final TreeMap<Long, ArrayDeque<Order>> asks = new TreeMap<>();

    /// Fills `taker` from the best prices it accepts, each at the price of the order that was there first.
    void match(Order taker, Fills fills) {
        NavigableMap<Long, ArrayDeque<Order>> makers = side(taker.side.opposite());
        while (taker.leaves() > 0 && !makers.isEmpty()) {
            Map.Entry<Long, ArrayDeque<Order>> best = makers.firstEntry();
            long ticks = best.getKey();
            if (!taker.accepts(ticks)) {
                return;
            }
            Order maker = best.getValue().getFirst();
            long lots = Math.min(taker.leaves(), maker.shown());
            taker.fill(lots, ticks);
            maker.fill(lots, ticks);
            if (maker.leaves() == 0) {
                remove(maker);
            } else if (maker.shown() == 0) {
                maker.show(); // the next slice of an iceberg stands last in its queue
                best.getValue().addLast(best.getValue().removeFirst());
            }
            fills.filled(taker, lots, ticks);
            fills.filled(maker, lots, ticks);
        }
    }

    /// Lots that `taker` would get at once.
    long available(Order taker) {
        long sum = 0;
        for (Map.Entry<Long, ArrayDeque<Order>> level :
                side(taker.side.opposite()).entrySet()) {
            if (!taker.accepts(level.getKey())) {
                break;
            }
            for (Order order : level.getValue()) {
                sum += order.leaves();
            }
        }
        return sum;
    }

    /// The clients' orders that are so, best price first.
    List<Order> find(Predicate<Order> so) {
        List<Order> found = new ArrayList<>();
        for (NavigableMap<Long, ArrayDeque<Order>> side : List.of(bids, asks)) {
            for (ArrayDeque<Order> level : side.values()) {
                for (Order order : level) {
                    if (!order.house() && so.test(order)) {
                        found.add(order);
                    }
                }
            }
        }
        return found;
    }

    void rest(Order order) {
        side(order.side)
                .computeIfAbsent(order.limitTicks, _ -> new ArrayDeque<>())
                .addLast(order);
    }

    boolean remove(Order order) {
        ArrayDeque<Order> level = side(order.side).get(order.limitTicks);
        if (level == null || !level.remove(order)) {
            return false;
        }
        if (level.isEmpty()) {
            side(order.side).remove(order.limitTicks);
        }
        return true;
    }

    void removeHouse() {
        for (NavigableMap<Long, ArrayDeque<Order>> side : List.of(bids, asks)) {
            for (Iterator<ArrayDeque<Order>> levels = side.values().iterator(); levels.hasNext(); ) {
                ArrayDeque<Order> level = levels.next();
                level.removeIf(Order::house);
                if (level.isEmpty()) {
                    levels.remove();
                }
            }
        }
    }

    @Nullable
    Long best(Side side) {
        return side(side).isEmpty() ? null : side(side).firstKey();
    }

    List<Depth.Level> levels(Side side, Listing listing, int most) {
        List<Depth.Level> levels = new ArrayList<>();
        for (Map.Entry<Long, ArrayDeque<Order>> level : side(side).entrySet()) {
            if (levels.size() == most) {
                break;
            }
            levels.add(new Depth.Level(listing.price(level.getKey()), listing.qty(lots(level.getValue()))));
        }
        return levels;
    }

    private static long lots(ArrayDeque<Order> level) {
        long sum = 0;
        for (Order order : level) {
            sum += order.shown();
        }
        return sum;
    }

    private NavigableMap<Long, ArrayDeque<Order>> side(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
