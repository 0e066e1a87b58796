package io.fairlead.fix.engine;

import io.fairlead.fix.session.RateLimit;
import java.util.Arrays;

/// Holds messages against a [RateLimit], exactly: in no stretch of its time are there more. Owned by the polling
/// thread; allocates nothing after it is made.
///
/// ```
///  times of the last `messages` messages, a ring:   next ─▶ oldest … newest
///  free when the message that many places back is older than the limit's time
/// ```
final class RateMeter {
    private static final int NONE = 0;

    private final long[] times;
    private final long perNanos;
    private final int unreserved;
    private int next;

    RateMeter(RateLimit limit) {
        times = new long[limit.unlimited() ? NONE : limit.messages()];
        Arrays.fill(times, Long.MIN_VALUE);
        perNanos = limit.perNanos();
        unreserved = limit.messages() - limit.reserved();
    }

    /// Whether one more message is within the limit, those reserved left aside.
    boolean admits(long nowNanos) {
        return times.length == NONE || free(unreserved, nowNanos);
    }

    /// Whether one more message is within the limit, those reserved included.
    boolean admitsReserved(long nowNanos) {
        return times.length == NONE || free(times.length, nowNanos);
    }

    /// A time to come was told by a clock that has been set back since: it holds nobody up.
    private boolean free(int places, long nowNanos) {
        int at = next - places;
        long time = times[at < 0 ? at + times.length : at];
        return time <= nowNanos - perNanos || time > nowNanos;
    }

    /// There was a message.
    void count(long nowNanos) {
        if (times.length != NONE) {
            times[next] = nowNanos;
            next = next + 1 == times.length ? 0 : next + 1;
        }
    }
}
