package io.fairlead.app.config;

import java.time.Duration;

/// When to connect again after a break, and when to give up.
///
/// @param attempts in a row before the session is stopped; 0 never gives up
/// @param settled how long a session must be logged on to count as a success
/// @param timeout how long an attempt may take
public record ReconnectSettings(
        Duration first,
        Duration longest,
        int factorPercent,
        int jitterPercent,
        int attempts,
        Duration settled,
        Duration timeout) {

    static final Key<Duration> FIRST =
            Key.of("first", Scalars.span("10ms", "1h"), "1s", "Wait before the first new attempt.");
    static final Key<Duration> LONGEST =
            Key.of("longest", Scalars.span("10ms", "1h"), "30s", "The longest wait between attempts.");
    static final Key<Integer> FACTOR_PERCENT = Key.of(
            "factor-percent",
            Scalars.whole(100, 10_000),
            "200",
            "By how much each wait is longer than the one before; 200 doubles it, 100 keeps it.");
    static final Key<Integer> JITTER_PERCENT = Key.of(
            "jitter-percent",
            Scalars.whole(0, 1_000),
            "20",
            "By how much chance may stretch a wait, so that not everybody comes back at once.");
    static final Key<Integer> ATTEMPTS = Key.of(
            "attempts",
            Scalars.whole(0, 1_000_000),
            "0",
            "Attempts in a row without a lasting logon after which the session stops until it is told to connect; 0"
                    + " never gives up.");
    static final Key<Duration> SETTLED = Key.of(
            "settled",
            Scalars.span("0s", "1h"),
            "10s",
            "How long a session must be logged on to count as a success, which starts the waits over.");
    static final Key<Duration> TIMEOUT = Key.of(
            "timeout",
            Scalars.span("100ms", "5m"),
            "10s",
            "How long an attempt may take: DNS, TCP, proxy and TLS together.");
    static final Table TABLE = Table.of(
            "When to connect again after a break. Each attempt takes the next host.",
            FIRST,
            LONGEST,
            FACTOR_PERCENT,
            JITTER_PERCENT,
            ATTEMPTS,
            SETTLED,
            TIMEOUT);

    static ReconnectSettings of(Values values) {
        return new ReconnectSettings(
                values.get(FIRST),
                values.get(LONGEST),
                values.get(FACTOR_PERCENT),
                values.get(JITTER_PERCENT),
                values.get(ATTEMPTS),
                values.get(SETTLED),
                values.get(TIMEOUT));
    }
}
