package io.fairlead.fix.codec;

/// Looks at bytes, 64 at a time: where the separators stand, and what all of them add up to. Owned by whoever decodes;
/// allocates nothing.
final class ByteScan {
    /// How many bytes are looked at in one go.
    static final int BLOCK = Long.SIZE;

    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long LOW_SEVEN = 0x7f7f_7f7f_7f7f_7f7fL;
    private static final long EVEN_BYTES = 0x00ff_00ff_00ff_00ffL;
    private static final long LANES = 0x0001_0001_0001_0001L;

    /// Brings the lowest bit of each byte together in the highest byte.
    private static final long GATHER = 0x0102_0408_1020_4080L;

    private int sum;

    void begin() {
        sum = 0;
    }

    /// What all bytes that were looked at add up to.
    int sum() {
        return sum;
    }

    /// Which of the bytes from `from` on and before `to`, but not more than 64 of them, are SOH: bit `n` stands for the
    /// byte at `from + n`. There must be eight bytes before `to`.
    long separators(byte[] src, int from, int to) {
        return to - from >= BLOCK ? whole(src, from) : part(src, from, to);
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
