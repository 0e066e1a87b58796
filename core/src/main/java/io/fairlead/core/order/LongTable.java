package io.fairlead.core.order;

/// Finds numbers by numbers that are hashes already: open addressing, linear probing, 12 bytes a slot, nothing for the
/// collector to follow. Owned by the thread that owns the state.
final class LongTable {
    /// What no key leads to.
    static final int NOTHING = 0;

    private static final int SMALLEST = 64;

    private long[] keys = new long[SMALLEST];
    private int[] values = new int[SMALLEST];
    private int size;

    int size() {
        return size;
    }

    int get(long key) {
        return values[slotOf(key)];
    }

    /// A later value under the same key takes the place of the earlier.
    void put(long key, int value) {
        if (3 * (size + 1) > 2 * keys.length) {
            grow();
        }
        int slot = slotOf(key);
        size += values[slot] == NOTHING ? 1 : 0;
        keys[slot] = key;
        values[slot] = value;
    }

    /// Takes a key out if it leads to this value; another may have taken its place.
    void remove(long key, int value) {
        int slot = slotOf(key);
        if (values[slot] != value) {
            return;
        }
        size--;
        values[slot] = NOTHING;
        closeGap(slot);
    }

    /// Whatever stands behind a gap because it was taken when it came moves up.
    private void closeGap(int from) {
        int mask = keys.length - 1;
        int gap = from;
        for (int slot = gap + 1 & mask; values[slot] != NOTHING; slot = slot + 1 & mask) {
            int home = home(keys[slot], mask);
            if ((slot - home & mask) >= (slot - gap & mask)) {
                keys[gap] = keys[slot];
                values[gap] = values[slot];
                values[slot] = NOTHING;
                gap = slot;
            }
        }
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldValues[i] != NOTHING) {
                int slot = slotOf(oldKeys[i]);
                keys[slot] = oldKeys[i];
                values[slot] = oldValues[i];
            }
        }
    }

    private int slotOf(long key) {
        int mask = keys.length - 1;
        int slot = home(key, mask);
        while (values[slot] != NOTHING && keys[slot] != key) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static int home(long key, int mask) {
        return (int) (key ^ key >>> 32) & mask;
    }
}
