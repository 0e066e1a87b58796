package io.fairlead.core.order;

import io.fairlead.core.event.RetentionEvent.Horizon;
import io.fairlead.core.snapshot.Section;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.function.LongConsumer;

/// The origins of orders, groups and orders for several accounts that left, so that none is placed a second time;
/// oldest first, in a ring. Owned by the thread that owns the state.
///
/// 54 bits an id: another id that adds up to the same is refused by mistake, with a million of them once in 10¹⁰
/// orders.
final class UsedIds {
    private static final int HERE = 1;

    private long[] origins = new long[64];
    private long[] leftNanos = new long[64];
    private int first;
    private int count;
    private long forgottenNanos;
    private final LongTable table = new LongTable();

    int size() {
        return count;
    }

    boolean contains(long origin) {
        return count > 0 && table.get(origin) == HERE;
    }

    /// When the newest of those left that are not in here any more; 0 if there are none.
    long forgottenNanos() {
        return forgottenNanos;
    }

    /// An id that is remembered already keeps its time.
    void add(long origin, long atNanos) {
        if (table.get(origin) == HERE) {
            return;
        }
        table.put(origin, HERE);
        if (count == origins.length) {
            grow();
        }
        int slot = first + count++ & origins.length - 1;
        origins[slot] = origin;
        leftNanos[slot] = atNanos;
    }

    private void grow() {
        long[] origin = new long[2 * count];
        long[] left = new long[2 * count];
        for (int i = 0; i < count; i++) {
            origin[i] = origins[first + i & count - 1];
            left[i] = leftNanos[first + i & count - 1];
        }
        origins = origin;
        leftNanos = left;
        first = 0;
    }

    void forget(Horizon horizon) {
        while (count > 0 && (count > horizon.ids() || leftNanos[first] < horizon.sinceNanos())) {
            table.remove(origins[first], HERE);
            forgottenNanos = leftNanos[first];
            first = first + 1 & origins.length - 1;
            count--;
        }
    }

    /// Tells each number that it is made of, oldest first.
    void forEach(LongConsumer told) {
        if (forgottenNanos != 0) {
            told.accept(forgottenNanos);
        }
        for (int i = 0; i < count; i++) {
            told.accept(origins[first + i & origins.length - 1]);
            told.accept(leftNanos[first + i & origins.length - 1]);
        }
    }

    Section section() {
        return new Section(Section.USED_IDS, 1, this::write, this::read);
    }

    /// First when the newest forgotten one left; then the origins, and when each left.
    private void write(SectionWriter to) {
        to.out().signed(forgottenNanos);
        for (int i = 0; i < count; i++) {
            int slot = first + i & origins.length - 1;
            to.out().unsigned(origins[slot]);
            to.out().signed(leftNanos[slot] - forgottenNanos);
            if (to.pieceEnds()) {
                to.out().signed(forgottenNanos);
            }
        }
    }

    private void read(SectionReader from) {
        forgottenNanos = from.in().signed();
        while (!from.atEnd()) {
            add(from.in().unsigned(), forgottenNanos + from.in().signed());
        }
    }
}
