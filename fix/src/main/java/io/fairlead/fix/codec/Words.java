package io.fairlead.fix.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Bytes taken eight at a time. Stateless; allocates nothing.
///
/// A byte of a word is zero where `(word - ONES) & ~word & HIGHEST` has its highest bit set; bytes behind the first
/// such one may seem to be zero, too, so only the lowest bit counts.
final class Words {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHEST = 0x8080_8080_8080_8080L;
    private static final long SPACES = 0x2020_2020_2020_2020L;
    private static final long ZEROS = 0x3030_3030_3030_3030L;
    private static final long NINES_TO_HIGHEST = 0x7676_7676_7676_7676L;
    private static final long COLONS = 0x0000_ff00_00ff_0000L;
    private static final long PAIRS = 0x0000_00ff_0000_00ffL;
    private static final long EVEN_BYTES = 0x00ff_00ff_00ff_00ffL;
    private static final long LANES = 0x0001_0001_0001_0001L;

    /// Two sums of bytes grow in each lane of 16 bits: after so many bytes it might be full.
    private static final int SUMMED_AT_ONCE = 1024;

    private Words() {}

    static long get(byte[] src, int at) {
        return (long) LONG.get(src, at);
    }

    /// The word at one of the last seven bytes of an array that has at least eight, as if zeros followed.
    static long rest(byte[] src, int at) {
        int last = src.length - Long.BYTES;
        return get(src, last) >>> (Byte.SIZE * (at - last));
    }

    static void put(byte[] dst, int at, long word) {
        LONG.set(dst, at, word);
    }

    /// Which byte the lowest bit of a word is in.
    static int position(long bits) {
        return Long.numberOfTrailingZeros(bits) >>> 3;
    }

    /// Which byte of a word is the first of this kind, or 8.
    static int find(long word, char wanted) {
        long differing = word ^ (wanted * ONES);
        return position((differing - ONES) & ~differing & HIGHEST);
    }

    /// The number that the first bytes of a word spell, 1 to 8 of them, or -1 if one of them is no digit.
    static int number(long word, int digits) {
        if (digits == 0) {
            return -1;
        }
        // Zeros come in front, and what follows the digits goes.
        long values = (word ^ ZEROS) << (Long.SIZE - 8 * digits);
        if ((((values + NINES_TO_HIGHEST) | values) & HIGHEST) != 0) {
            return -1;
        }
        long pairs = values * 10 + (values >>> 8);
        long fours = (pairs & PAIRS) * (100 + (1_000_000L << 32));
        long rest = ((pairs >>> 16) & PAIRS) * (1 + (10_000L << 32));
        return (int) ((fours + rest) >>> 32);
    }

    /// The number that these digits spell, or -1 if there are none, or one of them is none.
    static int digits(byte[] src, int from, int length) {
        boolean inOneWord = length <= Long.BYTES && from <= src.length - Long.BYTES;
        return inOneWord ? number(get(src, from), length) : length == 0 ? -1 : Ascii.parseDigits(src, from, length);
    }

    /// The second of the day that `HH:MM:SS` spells, or -1 if it spells none.
    static int secondOfDay(long word) {
        long values = (word ^ ZEROS) & ~COLONS;
        boolean digits = (((values + NINES_TO_HIGHEST) | values) & HIGHEST) == 0;
        if (!digits || (word & COLONS) != (COLONS & ':' * ONES)) {
            return -1;
        }
        long pairs = values * 10 + (values >>> 8);
        int hour = (int) pairs & 0xff;
        int minute = (int) (pairs >>> 24) & 0xff;
        int second = (int) (pairs >>> 48) & 0xff;
        // 60 is a leap second; it counts as the first of the next minute.
        return hour > 23 || minute > 59 || second > 60 ? -1 : hour * 3600 + minute * 60 + second;
    }

    /// Where the first SOH stands from `from` to before `to`, or `to`.
    static int indexOfSoh(byte[] src, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = get(src, at) ^ ONES;
            long zeros = (word - ONES) & ~word & HIGHEST;
            if (zeros != 0) {
                return at + (Long.numberOfTrailingZeros(zeros) >>> 3);
            }
        }
        while (at < to && src[at] != Ascii.SOH) {
            at++;
        }
        return at;
    }

    /// Whether one of the bytes is an ASCII control character below the space.
    static boolean hasControl(byte[] src, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = get(src, at);
            if (((word - SPACES) & ~word & HIGHEST) != 0) {
                return true;
            }
        }
        for (; at < to; at++) {
            if (src[at] >= 0 && src[at] < ' ') {
                return true;
            }
        }
        return false;
    }

    /// The sum of the bytes, modulo 256.
    static int sum(byte[] src, int from, int to) {
        int at = from;
        int sum = 0;
        while (to - at >= Long.BYTES) {
            int stop = Math.min(to - Long.BYTES + 1, at + SUMMED_AT_ONCE);
            long lanes = 0;
            for (; at < stop; at += Long.BYTES) {
                long word = get(src, at);
                lanes += (word & EVEN_BYTES) + ((word >>> 8) & EVEN_BYTES);
            }
            sum += (int) ((lanes * LANES) >>> 48);
        }
        for (; at < to; at++) {
            sum += src[at];
        }
        return sum & 0xff;
    }
}
