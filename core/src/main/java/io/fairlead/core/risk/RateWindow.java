package io.fairlead.core.risk;

/// How many orders went out within a span that slides along: exact to the nanosecond, as it keeps the time of each up
/// to its capacity. Owned by the engine thread; counting allocates nothing.
final class RateWindow {
    private static final int SMALLEST = 16;

    private final long spanNanos;
    private long[] times = new long[SMALLEST];
    private long added;
    private long newestNanos;

    RateWindow(long spanNanos) {
        this.spanNanos = spanNanos;
    }

    /// Makes room for as many as a limit allows.
    void reach(int limit) {
        if (limit > times.length) {
            long[] larger = new long[limit];
            int kept = (int) Math.min(added, times.length);
            for (int i = 1; i <= kept; i++) {
                larger[slot(added - i, larger.length)] = times[slot(added - i, times.length)];
            }
            times = larger;
        }
    }

    /// A clock that steps back counts as standing still.
    void add(long nowNanos) {
        newestNanos = Math.max(newestNanos, nowNanos);
        times[slot(added++, times.length)] = newestNanos;
    }

    /// How many are younger than the span; more than the capacity are not counted.
    int count(long nowNanos) {
        long horizon = Math.max(newestNanos, nowNanos) - spanNanos;
        int low = 0;
        int high = (int) Math.min(added, times.length);
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (times[slot(added - middle, times.length)] > horizon) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    private static int slot(long number, int capacity) {
        return (int) (number % capacity);
    }
}
