package io.fairlead.gateway;

import io.fairlead.gateway.ReadSide.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Views in the order of their coming, read newest first by pages. One thread puts, any thread reads.
///
/// A cursor is the number of the last view of a page: views that come later do not shift the pages behind it.
final class Paged<T> {
    static final int MAX_PAGE = 1000;

    private final ConcurrentNavigableMap<Long, T> byNumber = new ConcurrentSkipListMap<>();

    private long given;

    void put(long number, T view) {
        byNumber.put(number, view);
    }

    /// The number of the next view that comes. The putting thread.
    long nextNumber() {
        return ++given;
    }

    void remove(long number) {
        byNumber.remove(number);
    }

    @Nullable
    T get(long number) {
        return byNumber.get(number);
    }

    /// @throws IllegalArgumentException if the cursor is none that `page` gave out, or the limit is out of range
    Page<T> page(Predicate<T> filter, @Nullable String cursor, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_PAGE + ", was " + limit);
        }
        long before = cursor == null ? Long.MAX_VALUE : number(cursor);
        List<T> items = new ArrayList<>();
        long last = before;
        for (Map.Entry<Long, T> entry :
                byNumber.headMap(before, false).descendingMap().entrySet()) {
            if (!filter.test(entry.getValue())) {
                continue;
            }
            if (items.size() == limit) {
                return new Page<>(List.copyOf(items), Long.toString(last));
            }
            items.add(entry.getValue());
            last = entry.getKey();
        }
        return new Page<>(List.copyOf(items), null);
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("cursor must be the `next` of an earlier page, was '" + cursor + "'", e);
        }
    }
}
