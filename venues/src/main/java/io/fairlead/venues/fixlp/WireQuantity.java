package io.fairlead.venues.fixlp;

import io.fairlead.core.model.Decimal;

/// A quantity as it goes on the wire: `mantissa` × 10^-`scale`. A reusable holder of the engine thread; allocates
/// nothing.
final class WireQuantity {
    /// The first magnitude that a `Decimal` does not hold.
    static final long LIMIT = 1_000_000_000_000_000_000L;

    private long mantissa;
    private int scale;

    long mantissa() {
        return mantissa;
    }

    int scale() {
        return scale;
    }

    /// Takes a quantity as it is, in units.
    void units(Decimal units) {
        mantissa = units.unscaled();
        scale = units.scale();
    }

    /// Converts units to lots of `contractSize` units; returns false if they have no exact decimal.
    boolean lots(Decimal units, Decimal contractSize) {
        long numerator = units.unscaled();
        int places = units.scale() - contractSize.scale();
        for (; places < 0; places++) {
            if (Math.abs(numerator) >= LIMIT) {
                return false;
            }
            numerator *= 10;
        }
        while (numerator % contractSize.unscaled() != 0) {
            if (places == Decimal.MAX_SCALE || Math.abs(numerator) >= LIMIT / 10) {
                return false;
            }
            numerator *= 10;
            places++;
        }
        mantissa = numerator / contractSize.unscaled();
        scale = places;
        return true;
    }
}
