package io.fairlead.fix.codec;

/// A price or quantity as it stands in a message: `mantissa × 10^-scale`, exact and with its trailing zeros.
/// A reusable holder, owned by whoever decodes.
public final class FixDecimal {
    private long mantissa;
    private int scale;

    /// A holder of zero.
    public FixDecimal() {}

    /// The digits as a number.
    public long mantissa() {
        return mantissa;
    }

    /// How many of the digits stand behind the decimal point, 0 to 18.
    public int scale() {
        return scale;
    }

    void set(long digits, int behindPoint) {
        mantissa = digits;
        scale = behindPoint;
    }

    /// Parses a FIX float: optional minus, digits, optional point and digits, at most 18 significant digits.
    /// Returns whether that is what the bytes are; exponents, signs without digits and lone points are not.
    public boolean parse(byte[] src, int from, int length) {
        if (length > 0 && length <= Long.BYTES && from <= src.length - Long.BYTES && parseShort(src, from, length)) {
            return true;
        }
        return parseAny(src, from, length);
    }

    /// The usual case: up to eight bytes, no sign. Takes the point out of the word, and reads the digits at once,
    /// without asking whether there is a point: prices and sizes take turns, and a wrong guess costs
    /// more than both.
    private boolean parseShort(byte[] src, int from, int length) {
        long word = Words.get(src, from);
        int point = Math.min(length, Words.find(word, '.'));
        // In two steps, as one of 64 bits moves nothing.
        long behind = -1L << (4 * point) << (4 * point);
        long spelled = (word & ~behind) | ((word >>> 8) & behind);
        int digits = length + ((point - length) >> 31);
        int number = Words.number(spelled, digits);
        if (number < 0) {
            return false;
        }
        mantissa = number;
        scale = digits - point;
        return true;
    }

    private boolean parseAny(byte[] src, int from, int length) {
        int end = from + length;
        int at = from;
        boolean negative = length > 0 && src[at] == '-';
        if (negative) {
            at++;
        }
        long value = 0;
        int digits = 0;
        int point = -1;
        for (; at < end; at++) {
            int digit = src[at] - '0';
            if (src[at] == '.' && point < 0) {
                point = at;
            } else if (digit < 0 || digit > 9 || value >= 100_000_000_000_000_000L) {
                return false;
            } else {
                value = value * 10 + digit;
                digits++;
            }
        }
        int fraction = point < 0 ? 0 : end - point - 1;
        if (digits == 0 || fraction > 18) {
            return false;
        }
        mantissa = negative ? -value : value;
        scale = fraction;
        return true;
    }
}
