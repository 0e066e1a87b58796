package io.fairlead.gateway;

import io.fairlead.gateway.ReadSide.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Views in the order of their coming, read newest first by pages. One thread puts, any thread reads.
///
/// A cursor is the number of the last view of a page: views that come later do not shift the pages behind it. Views of
/// neighbouring numbers stand in one sheet, which goes when its last view has gone.
final class Paged<T> {
    static final int MAX_PAGE = 1000;

    private static final int SHEET = 256;

    private final ConcurrentNavigableMap<Long, Sheet<T>> sheets = new ConcurrentSkipListMap<>();

    private long given;

    /// `used` is the putting thread's.
    private static final class Sheet<T> {
        final AtomicReferenceArray<@Nullable T> views = new AtomicReferenceArray<>(SHEET);
        int used;
    }

    void put(long number, T view) {
        Sheet<T> sheet = sheets.get(number / SHEET);
        if (sheet == null) {
            sheet = new Sheet<>();
            sheets.put(number / SHEET, sheet);
        }
        if (sheet.views.getAndSet(slot(number), view) == null) {
            sheet.used++;
        }
    }

    /// The number of the next view that comes. The putting thread.
    long nextNumber() {
        return ++given;
    }

    void remove(long number) {
        Sheet<T> sheet = sheets.get(number / SHEET);
        if (sheet != null && sheet.views.getAndSet(slot(number), null) != null && --sheet.used == 0) {
            sheets.remove(number / SHEET);
        }
    }

    @Nullable
    T get(long number) {
        Sheet<T> sheet = sheets.get(number / SHEET);
        return sheet == null ? null : sheet.views.get(slot(number));
    }

    private static int slot(long number) {
        return (int) (number % SHEET);
    }

    /// @throws IllegalArgumentException if the cursor is none that `page` gave out, or the limit is out of range
    Page<T> page(Predicate<T> filter, @Nullable String cursor, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_PAGE + ", was " + limit);
        }
        long before = cursor == null ? Long.MAX_VALUE : number(cursor);
        Found<T> found = new Found<>(filter, limit, before);
        for (var entry : sheets.headMap(before / SHEET, true).descendingMap().entrySet()) {
            if (found.isWhole(entry.getKey() * SHEET, entry.getValue())) {
                return new Page<>(List.copyOf(found.items), Long.toString(found.last));
            }
        }
        return new Page<>(List.copyOf(found.items), null);
    }

    /// What a page has so far.
    private static final class Found<T> {
        private final Predicate<T> filter;
        private final int limit;
        private final long before;
        private final List<T> items = new ArrayList<>();
        private long last;

        Found(Predicate<T> filter, int limit, long before) {
            this.filter = filter;
            this.limit = limit;
            this.before = before;
            last = before;
        }

        /// Takes what is wanted of a sheet; true if more is wanted there than the page holds.
        boolean isWhole(long first, Sheet<T> sheet) {
            for (int i = (int) Math.min(SHEET, before - first) - 1; i >= 0; i--) {
                T view = sheet.views.get(i);
                if (view == null || !filter.test(view)) {
                    continue;
                }
                if (items.size() == limit) {
                    return true;
                }
                items.add(view);
                last = first + i;
            }
            return false;
        }
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("cursor must be the `next` of an earlier page, was '" + cursor + "'", e);
        }
    }
}
