package io.fairlead.core.bar;

import java.util.Arrays;
import java.util.stream.Collectors;

/// How long a bar is. Bars begin at multiples of their size from the beginning of the trading day.
public enum BarSize {
    S1("1s", 1),
    S5("5s", 5),
    S15("15s", 15),
    S30("30s", 30),
    M1("1m", 60),
    M5("5m", 300),
    M15("15m", 900),
    M30("30m", 1_800),
    H1("1h", 3_600),
    H4("4h", 14_400),
    D1("1d", 86_400);

    private static final long SECOND = 1_000_000_000L;

    private final String text;
    private final long nanos;

    BarSize(String text, long seconds) {
        this.text = text;
        this.nanos = seconds * SECOND;
    }

    /// The size that a person means by `1m` or `4h`.
    ///
    /// @throws IllegalArgumentException naming the sizes that there are
    public static BarSize of(String text) {
        for (BarSize size : values()) {
            if (size.text.equals(text)) {
                return size;
            }
        }
        throw new IllegalArgumentException("a bar is one of "
                + Arrays.stream(values()).map(BarSize::text).collect(Collectors.joining(", ")) + " long, was '" + text
                + "'");
    }

    /// As a person writes it.
    public String text() {
        return text;
    }

    /// Its length; a day on which clocks change is longer or shorter.
    public long nanos() {
        return nanos;
    }
}
