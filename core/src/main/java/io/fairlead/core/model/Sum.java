package io.fairlead.core.model;

import java.math.BigDecimal;

/// An exact running total of decimals: a whole part and a part below one in steps of 10^-12. Owned by the thread of its
/// owner; adding allocates nothing.
public final class Sum implements Comparable<Sum> {
    private static final long ONE = 1_000_000_000_000L;
    private static final long MILLION = 1_000_000L;

    private long whole;
    private long fraction;

    public Sum() {}

    /// Adds a decimal.
    ///
    /// @throws ArithmeticException if the whole part would have more than 18 digits
    public void add(Decimal value) {
        add(value.unscaled(), value.scale(), 1);
    }

    public void subtract(Decimal value) {
        add(value.unscaled(), value.scale(), -1);
    }

    private void add(long unscaled, int scale, int sign) {
        long unit = Decimal.power(scale);
        long signed = sign * unscaled;
        long part = signed % unit * Decimal.power(Decimal.MAX_SCALE - scale);
        carry(Math.addExact(whole, signed / unit), fraction + part);
    }

    /// Keeps the fraction from 0 up to below one.
    private void carry(long newWhole, long newFraction) {
        long carried = Math.floorDiv(newFraction, ONE);
        whole = newWhole + carried;
        fraction = newFraction - carried * ONE;
    }

    public void add(Sum other) {
        carry(Math.addExact(whole, other.whole), fraction + other.fraction);
    }

    public void subtract(Sum other) {
        carry(Math.subtractExact(whole, other.whole), fraction - other.fraction);
    }

    public void set(Sum other) {
        whole = other.whole;
        fraction = other.fraction;
    }

    public void clear() {
        whole = 0;
        fraction = 0;
    }

    public int signum() {
        return whole < 0 ? -1 : whole == 0 && fraction == 0 ? 0 : 1;
    }

    /// Millionths, rounded up; 0 if negative, `Long.MAX_VALUE` where they do not fit.
    public long micros() {
        if (whole < 0) {
            return 0;
        }
        long rest = fraction / MILLION + (fraction % MILLION == 0 ? 0 : 1);
        return whole > Long.MAX_VALUE / MILLION - 1 ? Long.MAX_VALUE : whole * MILLION + rest;
    }

    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(whole).add(BigDecimal.valueOf(fraction, Decimal.MAX_SCALE));
    }

    /// For a person: rounded where its digits do not fit.
    public Decimal toDecimal() {
        return Decimal.ofRounded(toBigDecimal(), Decimal.MAX_SCALE);
    }

    @Override
    public int compareTo(Sum other) {
        int byWhole = Long.compare(whole, other.whole);
        return byWhole != 0 ? byWhole : Long.compare(fraction, other.fraction);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Sum sum && whole == sum.whole && fraction == sum.fraction;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(31 * whole + fraction);
    }

    @Override
    public String toString() {
        return toDecimal().toString();
    }
}
