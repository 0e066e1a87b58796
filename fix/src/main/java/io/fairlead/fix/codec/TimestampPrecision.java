package io.fairlead.fix.codec;

/// How many digits of the second a UTCTimestamp carries.
public enum TimestampPrecision {
    SECONDS(0),
    MILLIS(3),
    MICROS(6),
    NANOS(9);

    private final int digits;

    TimestampPrecision(int digits) {
        this.digits = digits;
    }

    /// Digits behind the decimal point.
    public int digits() {
        return digits;
    }

    /// Characters of `YYYYMMDD-HH:MM:SS` with this fraction.
    public int length() {
        return digits == 0 ? 17 : 18 + digits;
    }
}
