package io.fairlead.fix.dictionary;

import java.util.Arrays;

/// Finds the place of a tag among a fixed set of them, mostly at the first look. Immutable; allocates nothing.
final class TagIndex {
    /// 2^32 by the golden ratio: neighbouring tags come to lie far apart.
    private static final int SPREAD = 0x9e37_79b9;

    private final int[] tags;
    private final int[] places;
    private final int shift;

    /// The place of a tag is where it stands here.
    TagIndex(int[] inOrder) {
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, 4 * inOrder.length - 1));
        tags = new int[1 << bits];
        places = new int[tags.length];
        shift = Integer.SIZE - bits;
        Arrays.fill(places, -1);
        for (int place = 0; place < inOrder.length; place++) {
            int slot = slot(inOrder[place]);
            tags[slot] = inOrder[place];
            places[slot] = place;
        }
    }

    /// Where the tag is or would be: behind others, if its own slot is taken. A quarter is full, so a free one is near.
    private int slot(int tag) {
        int slot = (tag * SPREAD) >>> shift;
        while (places[slot] >= 0 && tags[slot] != tag) {
            slot = (slot + 1) & (tags.length - 1);
        }
        return slot;
    }

    /// The place of the tag, from 0 on, or -1 if it is not among them.
    int place(int tag) {
        return places[slot(tag)];
    }
}
