package io.fairlead.core.bar;

import io.fairlead.core.model.Decimal;

/// Powers of ten. Pure.
final class Scale {
    private static final long[] POWERS = powers();

    private Scale() {}

    /// Ten to the power of up to 12.
    static long power(int exponent) {
        return POWERS[exponent];
    }

    private static long[] powers() {
        long[] powers = new long[Decimal.MAX_SCALE + 2];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
