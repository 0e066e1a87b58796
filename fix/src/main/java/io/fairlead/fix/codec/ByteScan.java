package io.fairlead.fix.codec;

/// Goes over the bytes of a message once, 64 at a time: where the separators stand, and what all bytes add up to. Owned
/// by whoever decodes; allocates nothing.
final class ByteScan {
    /// How many places a list must have beyond those that are to be found.
    static final int ROOM = Long.SIZE;

    private static final int BLOCK = Long.SIZE;

    /// So many separators of a block are noted without asking whether there are as many: most blocks have fewer, and a
    /// guess that goes wrong costs more than all of them.
    private static final int AT_ONCE = 8;

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long LOW_SEVEN = 0x7f7f_7f7f_7f7f_7f7fL;
    private static final long EVEN_BYTES = 0x00ff_00ff_00ff_00ffL;
    private static final long LANES = 0x0001_0001_0001_0001L;

    /// Brings the lowest bit of each byte together in the highest byte.
    private static final long GATHER = 0x0102_0408_1020_4080L;

    private int sum;

    /// Notes where the separators from `from` to before `to` stand, and returns how many there are: all, or the first
    /// ones if the list is full up to [#ROOM] before that. There must be eight bytes before `to`.
    int separators(byte[] src, int from, int to, int[] places) {
        int most = places.length - ROOM;
        int count = 0;
        sum = 0;
        for (int block = from; block < to && count <= most; block += BLOCK) {
            long found = to - block >= BLOCK ? whole(src, block) : part(src, block, to);
            int behind = count + Long.bitCount(found);
            note(found, block, places, count);
            count = behind;
        }
        return count;
    }

    private static void note(long found, int block, int[] places, int count) {
        long rest = found;
        int at = count;
        do {
            for (int i = 0; i < AT_ONCE; i++) {
                places[at + i] = block + Long.numberOfTrailingZeros(rest);
                rest &= rest - 1;
            }
            at += AT_ONCE;
        } while (rest != 0);
    }

    /// What the bytes of the message add up to.
    int sum() {
        return sum;
    }

    private long whole(byte[] src, int from) {
        long found = 0;
        long lanes = 0;
        for (int at = 0; at < BLOCK; at += Long.BYTES) {
            long word = Words.get(src, from + at);
            found |= separators(word) << at;
            lanes += (word & EVEN_BYTES) + ((word >>> 8) & EVEN_BYTES);
        }
        sum += (int) ((lanes * LANES) >>> 48);
        return found;
    }

    private long part(byte[] src, int from, int to) {
        long found = 0;
        long lanes = 0;
        for (int at = from; at < to; at += Long.BYTES) {
            int beyond = Math.max(0, at + Long.BYTES - to);
            long word = Words.get(src, at - beyond) >>> (Byte.SIZE * beyond);
            found |= separators(word) << (at - from);
            lanes += (word & EVEN_BYTES) + ((word >>> 8) & EVEN_BYTES);
        }
        sum += (int) ((lanes * LANES) >>> 48);
        return found;
    }

    /// Which bytes of a word are SOH, a bit each.
    private static long separators(long word) {
        long differing = word ^ ONES;
        long same = ~(((differing & LOW_SEVEN) + LOW_SEVEN) | differing | LOW_SEVEN);
        return ((same >>> 7) * GATHER) >>> 56;
    }
}
