package io.fairlead.core.order;

/// Finds numbers by numbers that are hashes already: open addressing, linear probing, 16 bytes a slot, nothing for the
/// collector to follow. Owned by the thread that owns the state.
///
/// Each key stands beside its value: in a large table every look is a wait for memory, and so it is one.
final class LongTable {
    /// What no key leads to.
    static final int NOTHING = 0;

    private static final int SMALLEST = 64;

    /// Key, value, key, value.
    private long[] slots = new long[2 * SMALLEST];

    private int size;

    int size() {
        return size;
    }

    int get(long key) {
        return (int) slots[slotOf(key) + 1];
    }

    /// A later value under the same key takes the place of the earlier.
    void put(long key, int value) {
        if (6 * (size + 1) > 2 * slots.length) {
            grow();
        }
        int slot = slotOf(key);
        size += slots[slot + 1] == NOTHING ? 1 : 0;
        slots[slot] = key;
        slots[slot + 1] = value;
    }

    /// Takes a key out if it leads to this value; another may have taken its place.
    void remove(long key, int value) {
        int slot = slotOf(key);
        if (slots[slot + 1] != value) {
            return;
        }
        size--;
        slots[slot + 1] = NOTHING;
        closeGap(slot);
    }

    /// Whatever stands behind a gap because it was taken when it came moves up.
    private void closeGap(int from) {
        int mask = slots.length - 1;
        int gap = from;
        for (int slot = gap + 2 & mask; slots[slot + 1] != NOTHING; slot = slot + 2 & mask) {
            int home = home(slots[slot], mask);
            if ((slot - home & mask) >= (slot - gap & mask)) {
                slots[gap] = slots[slot];
                slots[gap + 1] = slots[slot + 1];
                slots[slot + 1] = NOTHING;
                gap = slot;
            }
        }
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        for (int i = 0; i < old.length; i += 2) {
            if (old[i + 1] != NOTHING) {
                int slot = slotOf(old[i]);
                slots[slot] = old[i];
                slots[slot + 1] = old[i + 1];
            }
        }
    }

    private int slotOf(long key) {
        int mask = slots.length - 1;
        int slot = home(key, mask);
        while (slots[slot + 1] != NOTHING && slots[slot] != key) {
            slot = slot + 2 & mask;
        }
        return slot;
    }

    private static int home(long key, int mask) {
        return (int) (key ^ key >>> 32) << 1 & mask;
    }
}
