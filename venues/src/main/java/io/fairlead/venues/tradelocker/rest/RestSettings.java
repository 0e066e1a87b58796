package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.breaker.BreakerSettings;
import io.fairlead.venues.rate.BudgetShares;

/// How the interface is used. Immutable; times are nanoseconds.
///
/// @param sharePercent of each published limit that we use
/// @param shares what of that is kept for which lane
/// @param breaker when a login that keeps failing is left alone
public record RestSettings(
        int sharePercent,
        BudgetShares shares,
        BreakerSettings breaker,
        Timeouts timeouts,
        Patience patience,
        Ages ages,
        Bounds bounds,
        String userAgent) {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;

    public static final RestSettings STANDARD = new RestSettings(
            85,
            new BudgetShares(0, 20, 20, 0),
            new BreakerSettings(8, 60 * SECOND, 5 * SECOND, 60 * SECOND),
            new Timeouts(10 * SECOND, 10 * SECOND, 20 * SECOND),
            new Patience(2 * SECOND, 30 * SECOND, 5 * SECOND),
            new Ages(30 * MINUTE, 50, 6 * 60 * MINUTE, 60 * MINUTE),
            new Bounds(32, 1_024),
            "Fairlead/0.1");

    public RestSettings {
        if (sharePercent < 10 || sharePercent > 100) {
            throw new IllegalArgumentException("the share of limits must be 10 to 100 %, was " + sharePercent);
        }
        if (userAgent.isBlank()) {
            throw new IllegalArgumentException("a User-Agent must be named: the venue's edge refuses what has none");
        }
    }

    /// How long an answer may take.
    public record Timeouts(long queryNanos, long orderNanos, long authNanos) {
        public Timeouts {
            requirePositive(queryNanos, orderNanos, authNanos);
        }
    }

    /// How long something may wait before it is sent: an order for a token that is just refreshed, questions for
    /// their turn.
    public record Patience(long orderNanos, long queryNanos, long pollNanos) {
        public Patience {
            requirePositive(orderNanos, queryNanos, pollNanos);
        }
    }

    /// A token is refreshed `refreshBeforeNanos` before it ends, or with `refreshPercent` of its life left if that is
    /// less. The venue's configuration is read again after `configNanos`; what is known of instruments is told
    /// without asking for `referenceNanos`.
    public record Ages(long refreshBeforeNanos, int refreshPercent, long configNanos, long referenceNanos) {
        public Ages {
            requirePositive(refreshBeforeNanos, configNanos, referenceNanos);
            if (refreshPercent < 5 || refreshPercent > 95) {
                throw new IllegalArgumentException(
                        "a token must be refreshed with 5 to 95 % of its life left, was " + refreshPercent);
            }
        }
    }

    /// Requests of one login that may be under way, and queries that may wait.
    public record Bounds(int underWay, int waiting) {
        public Bounds {
            requirePositive(underWay, waiting);
        }
    }

    private static void requirePositive(long... values) {
        for (long value : values) {
            if (value < 1) {
                throw new IllegalArgumentException("times and bounds must be positive, one was " + value);
            }
        }
    }
}
