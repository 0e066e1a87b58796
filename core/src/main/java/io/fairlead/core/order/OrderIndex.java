package io.fairlead.core.order;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds orders by a key of their own: open addressing, linear probing, a few bytes an order instead of the
/// forty of a `HashMap`. Owned by the thread that owns the state.
final class OrderIndex {
    private final Function<LiveOrder, Object> keyOf;
    private @Nullable LiveOrder[] slots = new LiveOrder[64];
    private int size;

    OrderIndex(Function<LiveOrder, Object> keyOf) {
        this.keyOf = keyOf;
    }

    @Nullable
    LiveOrder get(Object key) {
        return slots[slotOf(slots, key)];
    }

    /// A later order under the same key takes the place of the earlier.
    void put(LiveOrder order) {
        if (3 * (size + 1) > 2 * slots.length) {
            grow();
        }
        int slot = slotOf(slots, keyOf.apply(order));
        size += slots[slot] == null ? 1 : 0;
        slots[slot] = order;
    }

    /// Takes an order out, if it is the one under its key.
    void remove(LiveOrder order) {
        int slot = slotOf(slots, keyOf.apply(order));
        if (slots[slot] != order) {
            return;
        }
        size--;
        slots[slot] = null;
        closeGap(slot);
    }

    /// Whatever stands behind a gap because its own place was taken when it came moves up.
    private void closeGap(int from) {
        int mask = slots.length - 1;
        int gap = from;
        int slot = gap + 1 & mask;
        LiveOrder there = slots[slot];
        while (there != null) {
            int home = home(keyOf.apply(there), slots);
            if ((slot - home & mask) >= (slot - gap & mask)) {
                slots[gap] = there;
                slots[slot] = null;
                gap = slot;
            }
            slot = slot + 1 & mask;
            there = slots[slot];
        }
    }

    private void grow() {
        @Nullable LiveOrder[] larger = new LiveOrder[2 * slots.length];
        for (@Nullable LiveOrder order : slots) {
            if (order != null) {
                larger[slotOf(larger, keyOf.apply(order))] = order;
            }
        }
        slots = larger;
    }

    private int slotOf(@Nullable LiveOrder[] table, Object key) {
        int slot = home(key, table);
        LiveOrder there = table[slot];
        while (there != null && !keyOf.apply(there).equals(key)) {
            slot = slot + 1 & table.length - 1;
            there = table[slot];
        }
        return slot;
    }

    private static int home(Object key, @Nullable LiveOrder[] table) {
        int hash = key.hashCode() * 0x9E3779B9;
        return (hash ^ hash >>> 16) & table.length - 1;
    }
}
