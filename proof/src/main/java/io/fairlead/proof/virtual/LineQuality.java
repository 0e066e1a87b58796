package io.fairlead.proof.virtual;

/// How a network treats bytes on their way.
///
/// @param latencyNanos the least time they take
/// @param jitterNanos how much longer it may be; order is kept all the same, as TCP does
/// @param maxSegment the most bytes that travel together, at least 1: a message comes in pieces, or several in one
/// @param window bytes that may be under way or unread before the sender has to wait
public record LineQuality(long latencyNanos, long jitterNanos, int maxSegment, int window) {
    /// Half a millisecond, whole segments, 64 KiB of window.
    public static final LineQuality GOOD = new LineQuality(500_000, 100_000, 1460, 64 * 1024);

    public LineQuality {
        if (latencyNanos < 0 || jitterNanos < 1 || maxSegment < 1 || window < 1) {
            throw new IllegalArgumentException("a line needs a latency of 0 or more, jitter, segments and a window of 1"
                    + " or more; was " + latencyNanos + ", " + jitterNanos + ", " + maxSegment + ", " + window);
        }
    }

    /// The same with segments of another size.
    public LineQuality withMaxSegment(int bytes) {
        return new LineQuality(latencyNanos, jitterNanos, bytes, window);
    }

    /// The same with another latency and jitter.
    public LineQuality withLatency(long least, long jitter) {
        return new LineQuality(least, jitter, maxSegment, window);
    }
}
