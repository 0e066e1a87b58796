package io.fairlead.core.order;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds orders by a key of their own: open addressing, linear probing, no removal, a few bytes an order instead of the
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
        int hash = key.hashCode() * 0x9E3779B9;
        int slot = (hash ^ hash >>> 16) & table.length - 1;
        LiveOrder there = table[slot];
        while (there != null && !keyOf.apply(there).equals(key)) {
            slot = slot + 1 & table.length - 1;
            there = table[slot];
        }
        return slot;
    }
}
