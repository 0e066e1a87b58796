package io.fairlead.core.order;

/// Finds numbers by numbers that are hashes already: open addressing, linear probing, 17 bytes a slot, nothing for the
/// collector to follow. Owned by the thread that owns the state.
///
/// In a large table every look is a wait for memory. Each key stands beside its value, so that one that is there takes
/// one; and a byte of each key stands in a table of its own, which a processor's cache holds, so that one that is not
/// there, as the id of nearly every new order, hardly takes any.
final class LongTable {
    /// What no key leads to.
    static final int NOTHING = 0;

    private static final int SMALLEST = 64;
    private static final byte FREE = 0;

    /// Key, value, key, value.
    private long[] slots = new long[2 * SMALLEST];

    private byte[] tags = new byte[SMALLEST];
    private int size;

    int size() {
        return size;
    }

    int get(long key) {
        int slot = slotOf(key);
        return tags[slot] == FREE ? NOTHING : (int) slots[2 * slot + 1];
    }

    /// A later value under the same key takes the place of the earlier.
    void put(long key, int value) {
        if (3 * (size + 1) > 2 * tags.length) {
            grow();
        }
        int slot = slotOf(key);
        size += tags[slot] == FREE ? 1 : 0;
        set(slot, key, value);
    }

    private void set(int slot, long key, long value) {
        tags[slot] = tag(key);
        slots[2 * slot] = key;
        slots[2 * slot + 1] = value;
    }

    /// Takes a key out if it leads to this value; another may have taken its place.
    void remove(long key, int value) {
        int slot = slotOf(key);
        if (tags[slot] != FREE && slots[2 * slot + 1] == value) {
            size--;
            tags[slot] = FREE;
            closeGap(slot);
        }
    }

    /// Whatever stands behind a gap because it was taken when it came moves up.
    private void closeGap(int from) {
        int mask = tags.length - 1;
        int gap = from;
        for (int slot = gap + 1 & mask; tags[slot] != FREE; slot = slot + 1 & mask) {
            int home = home(slots[2 * slot], mask);
            if ((slot - home & mask) >= (slot - gap & mask)) {
                set(gap, slots[2 * slot], slots[2 * slot + 1]);
                tags[slot] = FREE;
                gap = slot;
            }
        }
    }

    private void grow() {
        long[] oldSlots = slots;
        byte[] oldTags = tags;
        slots = new long[2 * oldSlots.length];
        tags = new byte[2 * oldTags.length];
        for (int i = 0; i < oldTags.length; i++) {
            if (oldTags[i] != FREE) {
                long key = oldSlots[2 * i];
                set(slotOf(key), key, oldSlots[2 * i + 1]);
            }
        }
    }

    private int slotOf(long key) {
        int mask = tags.length - 1;
        byte tag = tag(key);
        int slot = home(key, mask);
        while (tags[slot] != FREE && !(tags[slot] == tag && slots[2 * slot] == key)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static int home(long key, int mask) {
        return (int) (key ^ key >>> 32) & mask;
    }

    /// Never `FREE`; of other bits than those that make the places of neighbours alike.
    private static byte tag(long key) {
        return (byte) (key >>> 24 | 0x80);
    }
}
