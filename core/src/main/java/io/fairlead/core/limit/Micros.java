package io.fairlead.core.limit;

import io.fairlead.core.model.Decimal;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// Amounts as a `long` in millionths, none negative: what the checks reckon in. Results are rounded up, so that a limit
/// is never passed by rounding; what does not fit is `Long.MAX_VALUE`. Allocates nothing in everyday sizes. Pure.
public final class Micros {
    public static final long ONE = 1_000_000L;

    /// More than any amount.
    public static final long TOO_MUCH = Long.MAX_VALUE;

    private static final int PLACES = 6;
    private static final BigDecimal LARGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Micros() {}

    public static long of(Decimal value) {
        return value.scale() <= PLACES
                ? product(Math.abs(value.unscaled()), power(PLACES - value.scale()), 1)
                : product(Math.abs(value.unscaled()), 1, power(value.scale() - PLACES));
    }

    /// An amount times a price of `unscaled` × 10^-`scale`.
    public static long times(long micros, long unscaled, int scale) {
        return micros == TOO_MUCH ? TOO_MUCH : product(micros, unscaled, power(scale));
    }

    /// An amount over a price of `unscaled` × 10^-`scale`.
    public static long over(long micros, long unscaled, int scale) {
        return micros == TOO_MUCH || unscaled <= 0 ? TOO_MUCH : product(micros, power(scale), unscaled);
    }

    /// One amount as a multiple of another.
    public static long ratio(long micros, long of) {
        return of <= 0 || micros == TOO_MUCH ? TOO_MUCH : product(micros, ONE, of);
    }

    /// How far a price is beyond another one as a part of it, 0 if it is not; both are `unscaled` × 10^-`scale`.
    public static long beyond(long unscaled, int scale, long other, int otherScale, boolean above) {
        int common = Math.max(scale, otherScale);
        long own = product(unscaled, power(common - scale), 1);
        long reference = product(other, power(common - otherScale), 1);
        if (own == TOO_MUCH || reference == TOO_MUCH || reference <= 0) {
            return TOO_MUCH;
        }
        long excess = above ? own - reference : reference - own;
        return excess <= 0 ? 0 : product(excess, ONE, reference);
    }

    /// The sum, as far as it fits.
    public static long plus(long one, long other) {
        long sum = one + other;
        return sum < 0 ? TOO_MUCH : sum;
    }

    /// The amount for a person.
    public static Decimal decimal(long micros) {
        return Decimal.ofRounded(BigDecimal.valueOf(micros, PLACES), PLACES);
    }

    /// `a` × `b` / `divisor`, rounded up.
    private static long product(long a, long b, long divisor) {
        long product = a * b;
        if (Math.multiplyHigh(a, b) == 0 && product >= 0) {
            return product / divisor + (product % divisor == 0 ? 0 : 1);
        }
        long times = a / divisor * b;
        long rest = a % divisor * b;
        boolean fits = Math.multiplyHigh(a / divisor, b) == 0
                && Math.multiplyHigh(a % divisor, b) == 0
                && times >= 0
                && rest >= 0;
        if (fits) {
            return plus(times, rest / divisor + (rest % divisor == 0 ? 0 : 1));
        }
        BigDecimal exact = BigDecimal.valueOf(a)
                .multiply(BigDecimal.valueOf(b))
                .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.CEILING);
        return exact.compareTo(LARGEST) >= 0 ? TOO_MUCH : exact.longValueExact();
    }

    private static long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
