package io.fairlead.venues.fixlp;

/// A token bucket for what a venue counts by the second: holds one second's worth and fills evenly. The caller says
/// what time it is. Owned by the engine thread; allocates nothing.
///
/// The bucket is kept as one number, the time at which it will be full: each request moves that on by its share.
final class OrderRate {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final long shareNanos;
    private final long bucketNanos;
    private long fullAtNanos = Long.MIN_VALUE;

    OrderRate(int perSecond) {
        if (perSecond < 1 || perSecond > SECOND_NANOS) {
            throw new IllegalArgumentException("requests per second must be 1 to 1000000000, were " + perSecond);
        }
        shareNanos = (SECOND_NANOS + perSecond - 1) / perSecond;
        bucketNanos = perSecond * shareNanos;
    }

    /// When the next request may go: `nowNanos`, or later if the bucket is empty.
    long freeAtNanos(long nowNanos) {
        return Math.max(nowNanos, fullAt(nowNanos) + shareNanos - bucketNanos);
    }

    /// Counts a request that went out.
    void sent(long nowNanos) {
        fullAtNanos = fullAt(nowNanos) + shareNanos;
    }

    /// A wall clock that was set back leaves the bucket empty at most, never shut for as long as the clock jumped.
    private long fullAt(long nowNanos) {
        fullAtNanos = Math.clamp(fullAtNanos, nowNanos, nowNanos + bucketNanos);
        return fullAtNanos;
    }
}
