package io.fairlead.core.book;

import io.fairlead.core.book.BookSnapshot.Level;
import io.fairlead.core.book.BookSnapshot.Sides;
import io.fairlead.core.book.MarketSink.Refresh;
import io.fairlead.core.book.Said.Entry;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.testing.Generator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A venue with one instrument: keeps its orders in the plainest way there is, changes them at random, and says so
/// in the way that it was made to.
final class SimulatedVenue {
    private static final int MIDDLE = 10_000;

    private final Generator random;
    private final Manner manner;
    private final Map<BookSide, TreeMap<Integer, Order>> orders = new EnumMap<>(BookSide.class);
    private int lastId;
    private int said;
    private long sequence;

    private record Order(long price, long size) {}

    /// How it speaks: the sequence numbers of nothing, of messages or of entries; whether it tells of levels that fall
    /// out of a bounded book.
    record Manner(BookLayout layout, Numbers numbers, boolean tellsOfPushedOut) {}

    enum Numbers {
        NONE,
        MESSAGES,
        ENTRIES
    }

    SimulatedVenue(Generator random, Manner manner) {
        this.random = random;
        this.manner = manner;
        for (BookSide side : BookSide.values()) {
            orders.put(side, new TreeMap<>());
        }
    }

    /// The whole book as it stands.
    Said snapshot() {
        List<Entry> entries = new ArrayList<>();
        for (BookSide side : BookSide.values()) {
            if (manner.layout().keying() == Keying.ENTRY_ID) {
                orders.get(side)
                        .forEach((id, order) -> entries.add(entry(side, EntryAction.NEW, order.price, order.size, id)));
            } else {
                List<Order> levels = visible(side);
                for (int i = 0; i < levels.size(); i++) {
                    Order level = levels.get(i);
                    entries.add(entry(side, EntryAction.NEW, level.price, level.size, i + 1));
                }
            }
        }
        long number = manner.numbers() == Numbers.NONE ? MarketSink.NO_SEQUENCE : sequence;
        return new Said(Refresh.SNAPSHOT, ++said, number, entries, truth());
    }

    /// A new connection may count from the beginning.
    void restartNumbers() {
        sequence = random.chance(50) ? 0 : sequence;
    }

    /// No order of one side meets one of the other any more.
    Said uncross() {
        return changed(() -> orders.forEach(
                (side, ours) -> ours.values().removeIf(order -> side.ranked(order.price) >= side.ranked(MIDDLE))));
    }

    /// Something happens.
    Said step() {
        int times = random.between(1, 3);
        return changed(() -> {
            for (int i = 0; i < times; i++) {
                happen(random.constant(BookSide.class));
            }
        });
    }

    private void happen(BookSide side) {
        TreeMap<Integer, Order> ours = orders.get(side);
        int dice = random.between(0, 99);
        if (dice < 50 || ours.isEmpty()) {
            ours.put(++lastId, new Order(price(side), random.between(1, 50)));
        } else if (dice < 70) {
            int id = random.pick(List.copyOf(ours.keySet()));
            long price = random.chance(50) ? ours.get(id).price : price(side);
            ours.put(id, new Order(price, random.between(1, 50)));
        } else if (dice < 96) {
            ours.remove(random.pick(List.copyOf(ours.keySet())));
        } else {
            long bound = price(side);
            boolean through = random.chance(50);
            ours.values().removeIf(order -> through == (side.ranked(order.price) >= side.ranked(bound)));
        }
    }

    /// Both sides reach the middle, where now and then they are one another's mirror: a bid one above, an ask one
    /// below.
    private long price(BookSide side) {
        int away = random.chance(2) ? 0 : random.between(1, 30);
        return side == BookSide.BID ? MIDDLE - away + (random.chance(1) ? 2 : 0) : MIDDLE + away;
    }

    private Said changed(Runnable change) {
        Map<BookSide, TreeMap<Integer, Order>> ordersBefore = new EnumMap<>(BookSide.class);
        Map<BookSide, List<Order>> before = new EnumMap<>(BookSide.class);
        for (BookSide side : BookSide.values()) {
            ordersBefore.put(side, new TreeMap<>(orders.get(side)));
            before.put(side, visible(side));
        }
        change.run();
        List<Entry> entries = new ArrayList<>();
        for (BookSide side : BookSide.values()) {
            switch (manner.layout().keying()) {
                case PRICE -> byPrice(side, before.get(side), entries);
                case POSITION -> byPosition(side, before.get(side), entries);
                case ENTRY_ID -> byId(side, ordersBefore.get(side), entries);
            }
        }
        return new Said(Refresh.INCREMENTAL, ++said, messageNumber(), numbered(entries), truth());
    }

    private long messageNumber() {
        return manner.numbers() == Numbers.MESSAGES ? ++sequence : MarketSink.NO_SEQUENCE;
    }

    private List<Entry> numbered(List<Entry> entries) {
        return manner.numbers() == Numbers.ENTRIES
                ? entries.stream().map(each -> each.numbered(++sequence)).toList()
                : List.copyOf(entries);
    }

    private void byPrice(BookSide side, List<Order> before, List<Entry> entries) {
        List<Order> after = visible(side);
        List<Order> all = levels(side);
        List<Entry> changes = new ArrayList<>();
        for (Order level : before) {
            boolean isGone = !has(all, level.price);
            if (isGone || (!has(after, level.price) && manner.tellsOfPushedOut())) {
                changes.add(entry(side, EntryAction.DELETE, level.price, 0, 0));
            }
        }
        for (Order level : after) {
            boolean isNew = !has(before, level.price);
            if (isNew || !before.contains(level)) {
                EntryAction action = isNew ? EntryAction.NEW : EntryAction.CHANGE;
                changes.add(entry(side, random.chance(10) ? EntryAction.SET : action, level.price, level.size, 0));
            }
        }
        entries.addAll(asRange(side, before, after, shuffled(changes)));
    }

    private List<Entry> shuffled(List<Entry> entries) {
        for (int i = entries.size() - 1; i > 0; i--) {
            Collections.swap(entries, i, random.between(0, i));
        }
        return entries;
    }

    /// Now and then what begins with the best or ends with the worst is told at once.
    private List<Entry> asRange(BookSide side, List<Order> before, List<Order> after, List<Entry> changes) {
        boolean onlyDeletes = changes.stream().allMatch(each -> each.action() == EntryAction.DELETE);
        if (!onlyDeletes || changes.size() < 2 || after.size() + changes.size() != before.size()) {
            return changes;
        }
        if (before.subList(changes.size(), before.size()).equals(after)) {
            Order last = before.get(changes.size() - 1);
            return List.of(entry(side, EntryAction.DELETE_THROUGH, last.price, 0, changes.size()));
        }
        if (before.subList(0, after.size()).equals(after)) {
            Order first = before.get(after.size());
            return List.of(entry(side, EntryAction.DELETE_FROM, first.price, 0, after.size() + 1));
        }
        return changes;
    }

    private void byPosition(BookSide side, List<Order> before, List<Entry> entries) {
        List<Order> after = visible(side);
        List<Order> all = levels(side);
        List<Order> working = new ArrayList<>(before);
        List<Entry> changes = new ArrayList<>();
        for (int i = working.size() - 1; i >= 0; i--) {
            long price = working.get(i).price;
            if (!has(all, price) || (!has(after, price) && manner.tellsOfPushedOut())) {
                changes.add(entry(side, EntryAction.DELETE, 0, 0, i + 1));
                working.remove(i);
            }
        }
        for (int i = 0; i < after.size(); i++) {
            Order level = after.get(i);
            if (i >= working.size() || working.get(i).price != level.price) {
                changes.add(entry(side, EntryAction.NEW, level.price, level.size, i + 1));
                working.add(i, level);
            } else if (working.get(i).size != level.size) {
                changes.add(entry(side, EntryAction.CHANGE, 0, level.size, i + 1));
            }
        }
        entries.addAll(asRange(side, before, after, changes));
    }

    private void byId(BookSide side, TreeMap<Integer, Order> before, List<Entry> entries) {
        TreeMap<Integer, Order> after = orders.get(side);
        Map<Integer, Order> gone = new TreeMap<>(before);
        gone.keySet().removeAll(after.keySet());
        long worstGone = gone.values().stream()
                .mapToLong(order -> side.ranked(order.price))
                .min()
                .orElse(0);
        boolean bestAreGone = after.values().stream().allMatch(order -> side.ranked(order.price) < worstGone);
        if (gone.size() > 1 && before.size() == gone.size() + after.size() && bestAreGone) {
            entries.add(entry(side, EntryAction.DELETE_THROUGH, side.ranked(worstGone), 0, 0));
            gone.keySet().forEach(before::remove);
        }
        before.forEach((id, order) -> {
            Order now = after.get(id);
            if (now == null) {
                entries.add(entry(side, EntryAction.DELETE, 0, 0, id));
            } else if (!now.equals(order)) {
                long price = now.price == order.price ? 0 : now.price;
                entries.add(entry(side, EntryAction.CHANGE, price, now.size, id));
            }
        });
        after.forEach((id, order) -> {
            if (!before.containsKey(id)) {
                entries.add(entry(side, EntryAction.NEW, order.price, order.size, id));
            }
        });
    }

    private Entry entry(BookSide side, EntryAction action, long price, long size, int positionOrId) {
        return new Entry(side, action, price, size, positionOrId, MarketSink.NO_SEQUENCE, random.between(0, 3));
    }

    private static boolean has(List<Order> levels, long price) {
        return levels.stream().anyMatch(level -> level.price == price);
    }

    private List<Order> levels(BookSide side) {
        TreeMap<Long, Long> sums = new TreeMap<>();
        orders.get(side).values().forEach(order -> sums.merge(side.ranked(order.price), order.size, Long::sum));
        List<Order> levels = new ArrayList<>();
        sums.descendingMap().forEach((rank, size) -> levels.add(new Order(side.ranked(rank), size)));
        return levels;
    }

    /// What it sends of a side: all, or the best few.
    private List<Order> visible(BookSide side) {
        List<Order> levels = levels(side);
        return manner.layout().full() ? levels : best(levels);
    }

    private List<Order> best(List<Order> levels) {
        return levels.subList(0, Math.min(levels.size(), manner.layout().depth()));
    }

    private Sides truth() {
        return new Sides(truth(BookSide.BID), truth(BookSide.ASK));
    }

    private List<Level> truth(BookSide side) {
        return best(levels(side)).stream()
                .map(level -> new Level(new Decimal(level.price, 2), new Decimal(level.size, 2)))
                .toList();
    }
}
