package io.fairlead.app.config;

import io.fairlead.core.breaker.BreakerSettings;
import java.time.Duration;

/// When a venue that keeps failing is left alone, and when it is tried again.
final class CircuitBreakerSettings {
    static final Key<Integer> FAILURES = Key.of(
            "failures",
            Scalars.whole(0, 1_000_000),
            "10",
            "How many failures in a row trip it: rejected orders, refused subscriptions; of connections that break at"
                    + " once 5 do, or fewer if this is less. 0: it never trips.");
    static final Key<Duration> WITHIN = Key.of(
            "within", Scalars.span("1ms", "1d"), "60s", "How far apart two of them may be to count as in a row.");
    static final Key<Duration> OPEN = Key.of(
            "open",
            Scalars.span("1ms", "1d"),
            "10s",
            "How long the venue gets nothing new; then one order probes it. Twice as long after each failed probe.");
    static final Key<Duration> LONGEST =
            Key.of("longest", Scalars.span("1ms", "1d"), "5m", "How long it gets nothing new at most.");
    static final Table TABLE = Table.of(
            "The circuit breakers of the venue. Cancels, queries and orders that only reduce always pass.",
            FAILURES,
            WITHIN,
            OPEN,
            LONGEST);

    private CircuitBreakerSettings() {}

    /// A longest time below the first counts as the first.
    static BreakerSettings of(Values values) {
        int failures = values.get(FAILURES);
        if (failures == 0) {
            return BreakerSettings.OFF;
        }
        long open = values.get(OPEN).toNanos();
        return new BreakerSettings(
                failures,
                values.get(WITHIN).toNanos(),
                open,
                Math.max(open, values.get(LONGEST).toNanos()));
    }
}
