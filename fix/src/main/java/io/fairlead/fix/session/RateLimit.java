package io.fairlead.fix.session;

/// So many messages in any stretch of time. Immutable.
///
/// @param messages the most in any `perNanos`
/// @param reserved how many of them only cancels may use, so that orders can't starve the way out
public record RateLimit(int messages, long perNanos, int reserved) {
    private static final int MOST = 1_000_000;
    private static final long SECOND = 1_000_000_000L;

    /// As many as one likes.
    public static final RateLimit NONE = new RateLimit(MOST, 1, 0);

    public RateLimit {
        if (messages < 1 || messages > MOST || perNanos < 1 || perNanos > 3_600 * SECOND) {
            throw new IllegalArgumentException("a rate limit needs 1 to 1,000,000 messages in up to an hour, was "
                    + messages + " in " + perNanos + " ns");
        }
        if (reserved < 0 || reserved >= messages) {
            throw new IllegalArgumentException("of " + messages
                    + " messages some must be left beside those reserved for cancels, were " + reserved);
        }
    }

    /// So many messages in any second, a tenth of them reserved for cancels.
    public static RateLimit perSecond(int messages) {
        return new RateLimit(messages, SECOND, messages / 10);
    }

    /// Whether nothing is limited.
    public boolean unlimited() {
        return equals(NONE);
    }
}
