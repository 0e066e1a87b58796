package io.fairlead.core.order;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Finds orders by a key of their own: open addressing, linear probing, a few bytes an order instead of the forty of a
/// `HashMap`. Owned by the thread that owns the state.
///
/// The hashes stand beside the orders: looking at an order that is not the one, or growing, would fetch its key
/// from far away in memory.
final class OrderIndex {
    private final Function<LiveOrder, Object> keyOf;
    private @Nullable LiveOrder[] slots = new LiveOrder[64];
    private int[] hashes = new int[64];
    private int size;

    OrderIndex(Function<LiveOrder, Object> keyOf) {
        this.keyOf = keyOf;
    }

    @Nullable
    LiveOrder get(Object key) {
        return slots[slotOf(key, hash(key))];
    }

    /// A later order under the same key takes the place of the earlier.
    void put(LiveOrder order) {
        if (3 * (size + 1) > 2 * slots.length) {
            grow();
        }
        Object key = keyOf.apply(order);
        int hash = hash(key);
        int slot = slotOf(key, hash);
        size += slots[slot] == null ? 1 : 0;
        slots[slot] = order;
        hashes[slot] = hash;
    }

    /// Takes an order out, if it is the one under its key; whether it was.
    @SuppressWarnings("ReferenceEquality") // this very order
    boolean remove(LiveOrder order) {
        int mask = slots.length - 1;
        int slot = hash(keyOf.apply(order)) & mask;
        while (slots[slot] != order) {
            if (slots[slot] == null) {
                return false;
            }
            slot = slot + 1 & mask;
        }
        size--;
        slots[slot] = null;
        closeGap(slot);
        return true;
    }

    /// Whatever stands behind a gap because its own place was taken when it came moves up.
    private void closeGap(int from) {
        int mask = slots.length - 1;
        int gap = from;
        for (int slot = gap + 1 & mask; slots[slot] != null; slot = slot + 1 & mask) {
            if ((slot - hashes[slot] & mask) >= (slot - gap & mask)) {
                slots[gap] = slots[slot];
                hashes[gap] = hashes[slot];
                slots[slot] = null;
                gap = slot;
            }
        }
    }

    private void grow() {
        @Nullable LiveOrder[] orders = slots;
        int[] known = hashes;
        slots = new LiveOrder[2 * orders.length];
        hashes = new int[slots.length];
        int mask = slots.length - 1;
        for (int i = 0; i < orders.length; i++) {
            if (orders[i] != null) {
                int slot = known[i] & mask;
                while (slots[slot] != null) {
                    slot = slot + 1 & mask;
                }
                slots[slot] = orders[i];
                hashes[slot] = known[i];
            }
        }
    }

    private int slotOf(Object key, int hash) {
        int mask = slots.length - 1;
        int slot = hash & mask;
        LiveOrder there = slots[slot];
        while (there != null && !(hashes[slot] == hash && isKeyOf(there, key))) {
            slot = slot + 1 & mask;
            there = slots[slot];
        }
        return slot;
    }

    @SuppressWarnings("ReferenceEquality") // mostly it is the very same; others are compared
    private boolean isKeyOf(LiveOrder order, Object key) {
        Object own = keyOf.apply(order);
        return own == key || own.equals(key);
    }

    private static int hash(Object key) {
        int hash = key.hashCode() * 0x9E3779B9;
        return hash ^ hash >>> 16;
    }
}
