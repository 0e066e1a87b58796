package io.fairlead.venues.coinbase;

import io.fairlead.core.model.Decimal;

/// A decimal read from text into the same object again and again: `unscaled` × 10^-`scale`, without trailing zeros.
/// Owned by the feed.
final class CoinbaseNumber {
    private static final long LIMIT = 1_000_000_000_000_000_000L;

    private long unscaled;
    private int scale;

    long unscaled() {
        return unscaled;
    }

    int scale() {
        return scale;
    }

    /// False if it is no plain decimal of 0 or more, or has more digits than the model keeps.
    boolean read(char[] text, int from, int length) {
        long value = 0;
        int places = -1;
        int zeros = 0;
        int digits = 0;
        for (int i = from; i < from + length; i++) {
            char c = text[i];
            if (c == '.' && places < 0) {
                places = 0;
                continue;
            }
            if (c < '0' || c > '9') {
                return false;
            }
            digits++;
            if (places >= 0 && c == '0') {
                zeros++; // counts only if another digit follows
                continue;
            }
            int shift = zeros + 1;
            for (; shift > 0; shift--) {
                if (value >= LIMIT / 10) {
                    return false;
                }
                value *= 10;
            }
            value += c - '0';
            places = places < 0 ? places : places + zeros + 1;
            zeros = 0;
        }
        unscaled = value;
        scale = Math.max(places, 0);
        return digits > 0 && scale <= Decimal.MAX_SCALE;
    }
}
