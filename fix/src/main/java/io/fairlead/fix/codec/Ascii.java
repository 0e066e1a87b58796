package io.fairlead.fix.codec;

/// Numbers as ASCII digits, both ways. Allocates nothing and throws nothing on input.
final class Ascii {
    static final byte SOH = 1;

    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Ascii() {}

    /// Ten to the given power, 0 to 18.
    static long power(int exponent) {
        return POWERS[exponent];
    }

    /// How many digits a value of zero or more has.
    static int digits(long value) {
        int digits = 1;
        while (digits < POWERS.length && value >= POWERS[digits]) {
            digits++;
        }
        return digits;
    }

    /// Writes exactly `digits` digits of a value of zero or more, with leading zeros; returns the position behind.
    static int writeFixed(byte[] dst, int at, long value, int digits) {
        long rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            long tens = rest / 10;
            dst[i] = (byte) ('0' + (rest - tens * 10));
            rest = tens;
        }
        return at + digits;
    }

    /// Writes an int without leading zeros; returns the position behind.
    static int writeInt(byte[] dst, int at, int value) {
        if (value < 0) {
            return writeLong(dst, at, value);
        }
        int digits = digits(value);
        int rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            int tens = rest / 10;
            dst[i] = (byte) ('0' + (rest - tens * 10));
            rest = tens;
        }
        return at + digits;
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
        int sum = 0;
        for (int i = from; i < to; i++) {
            sum += src[i];
        }
        return sum & 0xff;
    }
}
