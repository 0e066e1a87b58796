package io.fairlead.core.model;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// An exact decimal: `unscaled` × 10^-`scale`, at most 18 digits and 12 of them behind the point.
///
/// Canonical: no trailing zeros behind the point, so equal values are equal records and print alike. Text that does not
/// fit is refused, never rounded. There is no way from or to `double`.
public record Decimal(long unscaled, int scale) implements Comparable<Decimal> {
    public static final int MAX_SCALE = 12;
    public static final int MAX_DIGITS = 18;
    public static final Decimal ZERO = new Decimal(0, 0);
    public static final Decimal ONE = new Decimal(1, 0);

    private static final long LIMIT = 1_000_000_000_000_000_000L;
    private static final long[] POWERS = powers();

    public Decimal {
        if (scale < 0 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("Decimal scale must be 0 to " + MAX_SCALE + ", was " + scale);
        }
        if (unscaled <= -LIMIT || unscaled >= LIMIT) {
            throw new IllegalArgumentException("Decimal must have at most " + MAX_DIGITS + " digits, was " + unscaled);
        }
        while (scale > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            scale--;
        }
    }

    public static Decimal of(long whole) {
        return new Decimal(whole, 0);
    }

    /// Parses plain decimal text such as `-1.0850`: digits with at most one point, no exponent, no blanks.
    ///
    /// @throws IllegalArgumentException if the text is not such a number or does not fit
    public static Decimal of(String text) {
        long value = 0;
        int scale = -1;
        int digits = 0;
        int start = !text.isEmpty() && (text.charAt(0) == '-') ? 1 : 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.' && scale < 0) {
                scale = 0;
                continue;
            }
            if (c < '0' || c > '9' || value >= LIMIT / 10) {
                throw notADecimal(text);
            }
            value = value * 10 + (c - '0');
            digits++;
            if (scale >= 0) {
                scale++;
            }
        }
        if (digits == 0 || text.length() > 2 * MAX_DIGITS) {
            throw notADecimal(text);
        }
        return normal(start == 1 ? -value : value, Math.max(scale, 0), text);
    }

    private static Decimal normal(long value, int scale, String text) {
        long unscaled = value;
        int places = scale;
        while (places > 0 && unscaled % 10 == 0) {
            unscaled /= 10;
            places--;
        }
        if (places > MAX_SCALE) {
            throw notADecimal(text);
        }
        return new Decimal(unscaled, places);
    }

    private static IllegalArgumentException notADecimal(String text) {
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return new IllegalArgumentException("not a decimal of at most " + MAX_DIGITS + " digits, " + MAX_SCALE
                + " of them behind the point: '" + shown + "'");
    }

    /// The exact value of a `BigDecimal`.
    ///
    /// @throws ArithmeticException if it does not fit
    public static Decimal ofExact(BigDecimal value) {
        if (fits(value, MAX_SCALE)) {
            return ofFitting(value);
        }
        BigDecimal plain = value.stripTrailingZeros();
        if (plain.scale() < 0) {
            plain = plain.setScale(0);
        }
        if (plain.scale() > MAX_SCALE || plain.precision() > MAX_DIGITS) {
            throw new ArithmeticException("does not fit a Decimal: " + value.toPlainString());
        }
        return new Decimal(plain.unscaledValue().longValueExact(), plain.scale());
    }

    /// Rounds half even to the places that fit: for averages and conversions, which are not exact by nature.
    public static Decimal ofRounded(BigDecimal value, int places) {
        if (fits(value, Math.min(places, MAX_SCALE))) {
            return ofFitting(value);
        }
        BigDecimal rounded = value.setScale(Math.min(places, MAX_SCALE), RoundingMode.HALF_EVEN);
        int excess = rounded.precision() - MAX_DIGITS;
        return ofExact(excess > 0 ? rounded.setScale(rounded.scale() - excess, RoundingMode.HALF_EVEN) : rounded);
    }

    /// Whether it is a decimal as it stands, which nearly every value is.
    private static boolean fits(BigDecimal value, int places) {
        return value.scale() >= 0 && value.scale() <= places && value.precision() <= MAX_DIGITS;
    }

    /// Without the `BigInteger` that asking for an unscaled value makes.
    private static Decimal ofFitting(BigDecimal value) {
        int scale = value.scale();
        return new Decimal((scale == 0 ? value : value.scaleByPowerOfTen(scale)).longValue(), scale);
    }

    /// A quotient rounded half even to 12 places, or to fewer where its digits would not fit.
    public static Decimal quotient(BigDecimal dividend, BigDecimal divisor) {
        return ofRounded(dividend.divide(divisor, MAX_SCALE, RoundingMode.HALF_EVEN), MAX_SCALE);
    }

    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(unscaled, scale);
    }

    /// The negative of it as a `BigDecimal`.
    public BigDecimal toNegatedBigDecimal() {
        return BigDecimal.valueOf(-unscaled, scale);
    }

    /// The exact sum.
    ///
    /// @throws ArithmeticException if the sum does not fit
    public Decimal plus(Decimal other) {
        int common = Math.max(scale, other.scale);
        return fitting(Math.addExact(rescaled(common), other.rescaled(common)), common);
    }

    /// The exact difference.
    ///
    /// @throws ArithmeticException if the difference does not fit
    public Decimal minus(Decimal other) {
        return plus(other.negated());
    }

    /// The exact product.
    ///
    /// @throws ArithmeticException if the exact product does not fit
    public Decimal times(Decimal other) {
        long product = unscaled * other.unscaled;
        boolean overflows = Math.multiplyHigh(unscaled, other.unscaled) != product >> 63;
        int places = scale + other.scale;
        while (!overflows && places > MAX_SCALE && product % 10 == 0) {
            product /= 10;
            places--;
        }
        return overflows || places > MAX_SCALE
                ? ofExact(toBigDecimal().multiply(other.toBigDecimal()))
                : fitting(product, places);
    }

    /// The quotient rounded half even to 12 places, or to fewer where its digits would not fit. Exact quotients of
    /// everyday size allocate nothing but the result.
    ///
    /// @throws ArithmeticException if `divisor` is zero or the quotient has more than 18 digits before the point
    public Decimal dividedBy(Decimal divisor) {
        long rest = unscaled;
        int places = scale - divisor.scale;
        while (Math.abs(rest) < LIMIT && places <= MAX_SCALE) {
            if (places >= 0 && rest % divisor.unscaled == 0) {
                return fitting(rest / divisor.unscaled, places);
            }
            rest *= 10;
            places++;
        }
        return quotient(toBigDecimal(), divisor.toBigDecimal());
    }

    private static Decimal fitting(long unscaled, int scale) {
        if (unscaled > -LIMIT && unscaled < LIMIT) {
            return new Decimal(unscaled, scale);
        }
        return ofExact(BigDecimal.valueOf(unscaled, scale));
    }

    public Decimal negated() {
        return new Decimal(-unscaled, scale);
    }

    public Decimal abs() {
        return unscaled < 0 ? negated() : this;
    }

    public int signum() {
        return Long.signum(unscaled);
    }

    public boolean isZero() {
        return unscaled == 0;
    }

    /// Whether this is a whole multiple of `step`, as a price of its tick. `step` must be positive.
    public boolean isMultipleOf(Decimal step) {
        int common = Math.max(scale, step.scale);
        if (fits(common) && step.fits(common)) {
            return rescaled(common) % step.rescaled(common) == 0;
        }
        return toBigDecimal().remainder(step.toBigDecimal()).signum() == 0;
    }

    public Decimal min(Decimal other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Decimal max(Decimal other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Decimal other) {
        return compare(unscaled, scale, other.unscaled, other.scale);
    }

    /// Compares two values that are not decimals yet, each `unscaled` × 10^-`scale` of at most 12 places.
    public static int compare(long unscaled, int scale, long otherUnscaled, int otherScale) {
        if (scale == otherScale) {
            return Long.compare(unscaled, otherUnscaled);
        }
        int common = Math.max(scale, otherScale);
        long factor = POWERS[common - scale];
        long otherFactor = POWERS[common - otherScale];
        if (Math.abs(unscaled) <= Long.MAX_VALUE / factor && Math.abs(otherUnscaled) <= Long.MAX_VALUE / otherFactor) {
            return Long.compare(unscaled * factor, otherUnscaled * otherFactor);
        }
        return BigDecimal.valueOf(unscaled, scale).compareTo(BigDecimal.valueOf(otherUnscaled, otherScale));
    }

    /// Plain text without exponent or trailing zeros.
    @Override
    public String toString() {
        return scale == 0 ? Long.toString(unscaled) : toBigDecimal().toPlainString();
    }

    private boolean fits(int toScale) {
        return Math.abs(unscaled) <= Long.MAX_VALUE / POWERS[toScale - scale];
    }

    private long rescaled(int toScale) {
        return Math.multiplyExact(unscaled, POWERS[toScale - scale]);
    }

    /// Ten to the power of up to 12.
    public static long power(int exponent) {
        return POWERS[exponent];
    }

    private static long[] powers() {
        long[] powers = new long[MAX_SCALE + 1];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
