package io.fairlead.core.event;

/// A number as groups of seven bits, eight of them in one word, so that they are written and read without a loop.
/// Stateless.
final class SevenBits {
    /// How many bits of a number eight groups hold.
    static final int MOST_BITS = 56;

    /// Says of each group that another follows.
    static final long EACH_MORE = 0x8080_8080_8080_8080L;

    private static final int GROUP_BITS = 7;

    private SevenBits() {}

    /// How many groups a positive number takes.
    static int count(long value) {
        return (Long.SIZE - Long.numberOfLeadingZeros(value) + GROUP_BITS - 1) / GROUP_BITS;
    }

    /// The marks of so many groups, 1 to 8, of which all but the last are followed by another.
    static long mores(int groups) {
        return EACH_MORE & ((1L << (Byte.SIZE * (groups - 1))) - 1);
    }

    /// The lowest 56 bits, each seven in a byte: halves are moved apart, then quarters, then eighths.
    static long spread(long value) {
        long halves = (value & 0x00FF_FFFF_F000_0000L) << 4 | (value & 0x0FFF_FFFFL);
        long quarters = (halves & 0x0FFF_C000_0FFF_C000L) << 2 | (halves & 0x0000_3FFF_0000_3FFFL);
        return (quarters & 0x3F80_3F80_3F80_3F80L) << 1 | (quarters & 0x007F_007F_007F_007FL);
    }

    /// The way back; what marks them is left out.
    static long gather(long groups) {
        long quarters = (groups & 0x7F00_7F00_7F00_7F00L) >>> 1 | (groups & 0x007F_007F_007F_007FL);
        long halves = (quarters & 0x3FFF_0000_3FFF_0000L) >>> 2 | (quarters & 0x0000_3FFF_0000_3FFFL);
        return (halves & 0x0FFF_FFFF_0000_0000L) >>> 4 | (halves & 0x0FFF_FFFFL);
    }
}
