package io.fairlead.fix.engine;

/// How an initiator comes back: the delay before the first try, what it is multiplied with after each failure, its
/// greatest value, and by how much chance may stretch it. A session that stayed logged on starts over.
///
/// @param attempts tries in a row without a lasting logon before the session is stopped; 0 never gives up
/// @param connectNanos how long DNS, TCP, proxy and TLS may take together
/// @param settledNanos how long a session must be logged on to count as a success; a counterparty that throws us out
///     at once is not called on every second for ever
public record ReconnectPolicy(
        long initialNanos,
        int factorPercent,
        long maxNanos,
        int jitterPercent,
        int attempts,
        long connectNanos,
        long settledNanos) {

    private static final long SECOND = 1_000_000_000L;
    private static final long LONGEST = 7 * 24 * 3600 * SECOND;

    /// 1 s, doubled up to 30 s, stretched by up to 20 %, for ever; each try may take 10 s, a success lasts 10 s.
    public static final ReconnectPolicy DEFAULT =
            new ReconnectPolicy(SECOND, 200, 30 * SECOND, 20, 0, 10 * SECOND, 10 * SECOND);

    public ReconnectPolicy {
        if (initialNanos < 0 || factorPercent < 100 || factorPercent > 10_000 || maxNanos < initialNanos) {
            throw new IllegalArgumentException("reconnection needs an initial delay of 0 or more, a factor of 100 to"
                    + " 10,000 %, and a maximum not below the delay; was " + initialNanos + ", " + factorPercent + ", "
                    + maxNanos);
        }
        if (maxNanos > LONGEST || jitterPercent < 0 || jitterPercent > 1_000 || attempts < 0 || settledNanos < 0) {
            throw new IllegalArgumentException("reconnection needs a maximum of up to a week, jitter of 0 to 1,000 %,"
                    + " and attempts and a settling time of 0 or more; was " + maxNanos + ", " + jitterPercent + ", "
                    + attempts + ", " + settledNanos);
        }
    }

    /// A logon that succeeds is a success, however short.
    public ReconnectPolicy(
            long initialNanos, int factorPercent, long maxNanos, int jitterPercent, int attempts, long connectNanos) {
        this(initialNanos, factorPercent, maxNanos, jitterPercent, attempts, connectNanos, 0);
    }

    /// The delay after so many failures in a row, without jitter.
    public long delayNanos(int failures) {
        long delay = initialNanos;
        for (int i = 1; i < failures && delay < maxNanos && factorPercent > 100 && delay > 0; i++) {
            delay = delay * factorPercent / 100;
        }
        return Math.min(delay, maxNanos);
    }

    /// The delay after so many failures; `chance` is from 0 to below 1.
    public long delayNanos(int failures, double chance) {
        return stretched(delayNanos(failures), chance);
    }

    /// The longest delay, for one who was refused.
    public long longestNanos(double chance) {
        return stretched(maxNanos, chance);
    }

    private long stretched(long delay, double chance) {
        return delay + (long) (delay / 100.0 * jitterPercent * chance);
    }
}
