package io.fairlead.gateway;

import io.fairlead.core.order.LiveOrder;
import io.fairlead.gateway.ReadSide.Page;
import io.fairlead.gateway.history.OrderArchive;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Pages of views that go on, behind those in memory, with those of orders that left, the last to leave first. Any
/// thread.
///
/// A cursor into the archive is `h`, the number of the order that it goes on with, and how many of its views to pass
/// over. A page looks at so many archived orders at most; then it ends, short, with a cursor.
final class HistoryPages<T> {
    static final int LOOKS = 10_000;

    private final OrderArchive archive;
    private final Predicate<LiveOrder> isLive;
    private final BiFunction<LiveOrder, Long, List<T>> draw;

    /// `isLive` tells what is in memory (again); `draw` makes the views of an order as of a log position, newest first.
    HistoryPages(OrderArchive archive, Predicate<LiveOrder> isLive, BiFunction<LiveOrder, Long, List<T>> draw) {
        this.archive = archive;
        this.isLive = isLive;
        this.draw = draw;
    }

    /// @throws IllegalArgumentException if the cursor is none that a page gave out, or the limit is out of range
    Page<T> page(Paged<T> recent, Predicate<T> filter, @Nullable String cursor, int limit) {
        if (cursor != null && cursor.startsWith("h")) {
            return archived(new ArrayList<>(), filter, Place.of(cursor), limit);
        }
        Page<T> page = recent.page(filter, cursor, limit);
        Place start = new Place(archive.size() - 1, 0);
        if (page.next() != null || start.number < 0) {
            return page;
        }
        return page.items().size() == limit
                ? new Page<>(page.items(), start.cursor())
                : archived(new ArrayList<>(page.items()), filter, start, limit);
    }

    /// A page of the views of one order that left.
    Page<T> pageOf(Search search, Predicate<T> filter, @Nullable String cursor, int limit) {
        OrderArchive.Entry entry = run(search);
        if (entry == null) {
            return new Page<>(List.of(), null);
        }
        int skip = cursor == null ? 0 : Place.of(cursor).skip;
        List<T> views = draw.apply(entry.order(), entry.position());
        List<T> items = views.stream().skip(skip).limit(limit).filter(filter).toList();
        int next = skip + limit;
        return new Page<>(items, next < views.size() ? new Place(entry.number(), next).cursor() : null);
    }

    private Page<T> archived(List<T> items, Predicate<T> filter, Place start, int limit) {
        long number = Math.min(start.number, archive.size() - 1);
        int skip = start.skip;
        for (int looks = 0; number >= 0; looks++, number--, skip = 0) {
            if (looks == LOOKS) {
                return new Page<>(List.copyOf(items), new Place(number, 0).cursor());
            }
            List<T> views = views(number, filter);
            for (int i = skip; i < views.size(); i++) {
                if (items.size() == limit) {
                    return new Page<>(List.copyOf(items), new Place(number, i).cursor());
                }
                items.add(views.get(i));
            }
        }
        return new Page<>(List.copyOf(items), null);
    }

    /// Those that are wanted, of an order that is nowhere else.
    private List<T> views(long number, Predicate<T> filter) {
        OrderArchive.Entry entry = run(() -> archive.get(number));
        if (entry == null || isLive.test(entry.order())) {
            return List.of();
        }
        List<T> views = draw.apply(entry.order(), entry.position()).stream()
                .filter(filter)
                .toList();
        try {
            return views.isEmpty() || archive.isNewest(entry) ? views : List.of();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    interface Search {
        OrderArchive.@Nullable Entry run() throws IOException;
    }

    static OrderArchive.@Nullable Entry run(Search search) {
        try {
            return search.run();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static UncheckedIOException unreadable(IOException e) {
        return new UncheckedIOException("cannot read the archived orders: " + e.getMessage(), e);
    }

    /// Where to go on.
    private record Place(long number, int skip) {
        static Place of(String cursor) {
            String[] parts = cursor.substring(1).split("-", -1);
            try {
                if (parts.length == 2) {
                    return new Place(Long.parseLong(parts[0]), Integer.parseInt(parts[1]));
                }
            } catch (NumberFormatException e) {
                throw unknown(cursor, e);
            }
            throw unknown(cursor, null);
        }

        private static IllegalArgumentException unknown(String cursor, @Nullable Exception cause) {
            return new IllegalArgumentException(
                    "cursor must be the `next` of an earlier page, was '" + cursor + "'", cause);
        }

        String cursor() {
            return "h" + number + "-" + skip;
        }
    }
}
