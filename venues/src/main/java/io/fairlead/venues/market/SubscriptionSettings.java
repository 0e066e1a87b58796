package io.fairlead.venues.market;

/// How a venue may be asked for market data. Immutable.
///
/// @param requestsPerSecond requests of either kind, subscribing and ending, in any second
/// @param mostPerSession subscriptions at a time
/// @param retryNanos before one that was refused or not answered is asked for again; doubles up to `LONGEST_RETRIES`
///     times that
/// @param answerNanos how long the venue may take to send the first picture
/// @param staleNanos after how much silence a subscription is stale, 0 for never
/// @param always whether everything that the venue trades is subscribed to, readers or not
public record SubscriptionSettings(
        int requestsPerSecond, int mostPerSession, long retryNanos, long answerNanos, long staleNanos, boolean always) {
    /// The longest delay is so many times the first.
    static final int LONGEST_RETRIES = 32;

    /// How long one stays that nobody reads any more: who reads it again at once costs the venue nothing.
    static final long LINGER_NANOS = 5_000_000_000L;

    private static final long SECOND_NANOS = 1_000_000_000L;

    public static final SubscriptionSettings STANDARD =
            new SubscriptionSettings(20, 500, 10 * SECOND_NANOS, 10 * SECOND_NANOS, 0, true);

    public SubscriptionSettings {
        if (requestsPerSecond < 1 || requestsPerSecond > 1000) {
            throw new IllegalArgumentException(
                    "market-data requests per second must be 1 to 1000, was " + requestsPerSecond);
        }
        if (mostPerSession < 1 || retryNanos <= 0 || answerNanos <= 0 || staleNanos < 0) {
            throw new IllegalArgumentException("subscriptions need a limit of at least 1 and times above 0, had "
                    + mostPerSession + ", " + retryNanos + ", " + answerNanos + ", " + staleNanos);
        }
    }

    /// The same at another pace.
    public SubscriptionSettings withRequestsPerSecond(int perSecond) {
        return new SubscriptionSettings(perSecond, mostPerSession, retryNanos, answerNanos, staleNanos, always);
    }

    /// The same with another limit.
    public SubscriptionSettings withMostPerSession(int most) {
        return new SubscriptionSettings(requestsPerSecond, most, retryNanos, answerNanos, staleNanos, always);
    }

    /// The same, stale after another silence.
    public SubscriptionSettings withStaleNanos(long nanos) {
        return new SubscriptionSettings(requestsPerSecond, mostPerSession, retryNanos, answerNanos, nanos, always);
    }

    /// The same, only while somebody reads.
    public SubscriptionSettings onDemand() {
        return new SubscriptionSettings(requestsPerSecond, mostPerSession, retryNanos, answerNanos, staleNanos, false);
    }
}
