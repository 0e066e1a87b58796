package io.fairlead.app.alert;

import java.time.Duration;

/// From when on something is worth an alert.
public record AlertLimits(Duration unknown, Duration clock, Duration certificate, Duration prices, int budgetPercent) {
    public static final AlertLimits STANDARD = new AlertLimits(
            Duration.ofSeconds(10), Duration.ofMillis(500), Duration.ofDays(21), Duration.ofSeconds(30), 80);
}
