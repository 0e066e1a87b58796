package io.fairlead.gateway;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/// A histogram of durations in nanoseconds. One thread records, without allocating; any thread may take a snapshot.
///
/// Each power of two is cut into 16 equal buckets, so a reported value is at most 6.25 % above the true one.
public final class LatencyRecorder {
    private static final int SUB_BITS = 4;
    private static final int SUB_BUCKETS = 1 << SUB_BITS;
    private static final int BUCKETS = (Long.SIZE - SUB_BITS) * SUB_BUCKETS;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);
    private final AtomicLong recorded = new AtomicLong();
    private final AtomicLong sum = new AtomicLong();
    private final AtomicLong max = new AtomicLong();

    /// Counts one duration; a negative one, from a clock that stepped back, counts as zero.
    public void record(long nanos) {
        long value = Math.max(0, nanos);
        int bucket = bucket(value);
        counts.setRelease(bucket, counts.getPlain(bucket) + 1);
        recorded.setRelease(recorded.getPlain() + 1);
        sum.setRelease(sum.getPlain() + value);
        if (value > max.getPlain()) {
            max.setRelease(value);
        }
    }

    /// How many were recorded until now.
    public long count() {
        return recorded.getAcquire();
    }

    /// What was recorded until now.
    public Snapshot snapshot() {
        long[] copy = new long[BUCKETS];
        long count = 0;
        for (int i = 0; i < BUCKETS; i++) {
            copy[i] = counts.getAcquire(i);
            count += copy[i];
        }
        return new Snapshot(copy, count, sum.getAcquire(), max.getAcquire());
    }

    private static int bucket(long value) {
        if (value < SUB_BUCKETS) {
            return (int) value;
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - SUB_BITS;
        return (shift + 1) * SUB_BUCKETS + (int) (value >>> shift) - SUB_BUCKETS;
    }

    private static long highest(int bucket) {
        if (bucket < SUB_BUCKETS) {
            return bucket;
        }
        int shift = bucket / SUB_BUCKETS - 1;
        long lowest = (long) (SUB_BUCKETS + bucket % SUB_BUCKETS) << shift;
        return lowest + (1L << shift) - 1;
    }

    /// A histogram at a moment. Immutable.
    public static final class Snapshot {
        private final long[] counts;
        private final long count;
        private final long sumNanos;
        private final long maxNanos;

        private Snapshot(long[] counts, long count, long sumNanos, long maxNanos) {
            this.counts = counts;
            this.count = count;
            this.sumNanos = sumNanos;
            this.maxNanos = maxNanos;
        }

        public long count() {
            return count;
        }

        public long sumNanos() {
            return sumNanos;
        }

        public long maxNanos() {
            return maxNanos;
        }

        /// The duration that this share of all was not above, such as 0.99; 0 if nothing was recorded.
        public long percentileNanos(double share) {
            long rank = Math.max(1, (long) Math.ceil(share * count));
            long seen = 0;
            for (int i = 0; i < counts.length; i++) {
                seen += counts[i];
                if (seen >= rank) {
                    return Math.min(highest(i), maxNanos);
                }
            }
            return maxNanos;
        }
    }
}
