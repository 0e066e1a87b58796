package io.fairlead.fix.codec;

/// Numbers as ASCII digits, both ways. Allocates nothing and throws nothing on input.
final class Ascii {
    static final byte SOH = 1;

    private static final long[] POWERS = new long[19];
    private static final byte[] PAIRS = new byte[200];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
        for (int i = 0; i < 100; i++) {
            PAIRS[2 * i] = (byte) ('0' + i / 10);
            PAIRS[2 * i + 1] = (byte) ('0' + i % 10);
        }
    }

    private Ascii() {}

    /// Ten to the given power, 0 to 18.
    static long power(int exponent) {
        return POWERS[exponent];
    }

    /// How many digits a value of zero or more has.
    static int digits(long value) {
        // 1233 / 4096 is the logarithm of 2, so this is the right number of digits or one less.
        long odd = value | 1;
        int atLeast = ((Long.SIZE - Long.numberOfLeadingZeros(odd)) * 1233) >>> 12;
        return odd >= POWERS[atLeast] ? atLeast + 1 : atLeast;
    }

    /// Writes exactly `digits` digits of a value of zero or more, with leading zeros; returns the position behind.
    static int writeFixed(byte[] dst, int at, long value, int digits) {
        if (value <= Integer.MAX_VALUE) {
            return writeFixed(dst, at, (int) value, digits);
        }
        long rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            long tens = rest / 10;
            dst[i] = (byte) ('0' + (rest - tens * 10));
            rest = tens;
        }
        return at + digits;
    }

    /// The same for an int, two digits at a time.
    static int writeFixed(byte[] dst, int at, int value, int digits) {
        int rest = value;
        int i = at + digits - 2;
        for (; i >= at; i -= 2) {
            int hundreds = rest / 100;
            int pair = (rest - hundreds * 100) << 1;
            dst[i] = PAIRS[pair];
            dst[i + 1] = PAIRS[pair + 1];
            rest = hundreds;
        }
        if (i == at - 1) {
            dst[at] = (byte) ('0' + rest % 10);
        }
        return at + digits;
    }

    /// Writes an int without leading zeros; returns the position behind.
    static int writeInt(byte[] dst, int at, int value) {
        return value < 0 ? writeLong(dst, at, value) : writeFixed(dst, at, value, digits(value));
    }

    /// Writes a long without leading zeros; returns the position behind.
    static int writeLong(byte[] dst, int at, long value) {
        if (value >= 0) {
            return writeFixed(dst, at, value, digits(value));
        }
        dst[at] = '-';
        if (value == Long.MIN_VALUE) {
            // Its magnitude is no long: the last digit first, then the rest.
            int behind = writeFixed(dst, at + 1, -(value / 10), 18);
            return writeFixed(dst, behind, -(value % 10), 1);
        }
        return writeFixed(dst, at + 1, -value, digits(-value));
    }

    /// Parses digits with an optional minus sign. Returns Long.MIN_VALUE if that is not what the bytes are.
    static long parseLong(byte[] src, int from, int length) {
        if (length > 0 && length <= 2 * Long.BYTES && from <= src.length - 2 * Long.BYTES) {
            int tail = Math.max(0, length - Long.BYTES);
            int head = Words.number(Words.get(src, from), length - tail);
            int rest = tail == 0 ? 0 : Words.number(Words.get(src, from + Long.BYTES), tail);
            if (head >= 0 && rest >= 0) {
                return head * POWERS[tail] + rest;
            }
        }
        return parseAnyLong(src, from, length);
    }

    private static long parseAnyLong(byte[] src, int from, int length) {
        int at = from;
        int end = from + length;
        boolean negative = length > 1 && src[at] == '-';
        if (negative) {
            at++;
        }
        while (end - at > 1 && src[at] == '0') {
            at++;
        }
        if (at == end || end - at > 18) {
            return Long.MIN_VALUE;
        }
        long value = 0;
        for (; at < end; at++) {
            int digit = src[at] - '0';
            if (digit < 0 || digit > 9) {
                return Long.MIN_VALUE;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    /// Parses exactly `length` digits. Returns -1 if one of them is none.
    static int parseDigits(byte[] src, int from, int length) {
        int value = 0;
        for (int i = from; i < from + length; i++) {
            int digit = src[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /// The sum of the bytes from `from` to `to`, as CheckSum(10) wants it: modulo 256.
    static int checkSum(byte[] src, int from, int to) {
        return Words.sum(src, from, to);
    }
}
