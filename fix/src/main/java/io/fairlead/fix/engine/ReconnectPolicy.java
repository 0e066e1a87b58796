package io.fairlead.fix.engine;

/// How an initiator comes back: the delay before the first try, what it is multiplied with after each failure, its
/// greatest value, and by how much chance may stretch it. A session that stayed logged on starts over.
///
/// @param attempts tries in a row without a logon before the session is stopped; 0 never gives up
public record ReconnectPolicy(
        long initialNanos, int factorPercent, long maxNanos, int jitterPercent, int attempts, long connectNanos) {

    private static final long SECOND = 1_000_000_000L;

    /// 1 s, doubled up to 30 s, stretched by up to 20 %, for ever; each try may take 10 s.
    public static final ReconnectPolicy DEFAULT = new ReconnectPolicy(SECOND, 200, 30 * SECOND, 20, 0, 10 * SECOND);

    public ReconnectPolicy {
        if (initialNanos < 0 || factorPercent < 100 || maxNanos < initialNanos || jitterPercent < 0 || attempts < 0) {
            throw new IllegalArgumentException("reconnection needs an initial delay of 0 or more, a factor of 100 % or"
                    + " more, a maximum not below the delay, jitter and attempts of 0 or more; was " + initialNanos
                    + ", " + factorPercent + ", " + maxNanos + ", " + jitterPercent + ", " + attempts);
        }
    }

    /// The delay after so many failures in a row, without jitter.
    public long delayNanos(int failures) {
        long delay = initialNanos;
        for (int i = 1; i < failures && delay < maxNanos; i++) {
            delay = delay / 100 * factorPercent;
        }
        return Math.min(delay, maxNanos);
    }

    /// The delay after so many failures; `chance` is from 0 to below 1.
    public long delayNanos(int failures, double chance) {
        long delay = delayNanos(failures);
        return delay + (long) (delay / 100.0 * jitterPercent * chance);
    }
}
