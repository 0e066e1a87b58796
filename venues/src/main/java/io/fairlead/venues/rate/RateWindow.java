package io.fairlead.venues.rate;

import java.util.Arrays;

/// Holds requests against one limit, exactly: in no stretch of its time are there more. Several budgets may share one,
/// as the routes of one login do. Owned by one thread; allocates nothing once made.
///
/// Who asks may say a time that was read a while ago, such as when the turn began, though something was counted since.
/// That is no clock that was set back: time stands still then, and nothing that was counted is forgotten.
///
/// ```
///  times of the last `usable` requests, a ring:   next ─▶ oldest … newest
///  a lane is free when the request `places(lane)` back is older than the limit's time
///  places:  CANCEL = usable ≥ REDUCE ≥ QUERY ≥ NEW, each less by what is kept for the lanes before it
/// ```
public final class RateWindow {
    private static final Lane[] LANES = Lane.values();
    private static final long NEVER = Long.MIN_VALUE;

    /// By how much a time may be older than what was counted last, and no clock was set back.
    private static final long READ_BEFORE_NANOS = 1_000_000_000L;

    private final BudgetLimit limit;
    private final int[] places = new int[LANES.length];
    private final boolean[] counts = new boolean[LANES.length];
    private final long[] times;
    private int next;

    public RateWindow(BudgetLimit limit, BudgetShares shares) {
        this.limit = limit;
        int usable = Math.max(1, (int) (limit.most() * (100L - shares.margin()) / 100));
        times = new long[usable];
        Arrays.fill(times, NEVER);
        int left = usable;
        for (Lane lane : LANES) {
            boolean counted = limit.counts().contains(lane);
            counts[lane.rank()] = counted;
            places[lane.rank()] = Math.max(1, left);
            left -= counted ? reserve(usable, percent(lane, shares)) : 0;
        }
    }

    private static int percent(Lane lane, BudgetShares shares) {
        return switch (lane) {
            case CANCEL -> shares.cancel();
            case REDUCE -> shares.reduce();
            case QUERY -> shares.query();
            case NEW -> 0;
        };
    }

    /// Rounded up, so that a small limit keeps something, too.
    private static int reserve(int usable, int percent) {
        return (int) ((usable * (long) percent + 99) / 100);
    }

    BudgetLimit limit() {
        return limit;
    }

    /// What may be used of the limit, the margin left aside.
    int usable() {
        return times.length;
    }

    /// When one more request of a lane is within the limit: `nowNanos`, or later.
    long freeAtNanos(Lane lane, long nowNanos) {
        if (!counts[lane.rank()]) {
            return nowNanos;
        }
        long at = rebased(nowNanos);
        long time = back(places[lane.rank()]);
        return time == NEVER || time + limit.perNanos() <= at ? nowNanos : time + limit.perNanos();
    }

    /// There was a request.
    void count(Lane lane, long nowNanos) {
        if (counts[lane.rank()]) {
            times[next] = rebased(nowNanos);
            next = next + 1 == times.length ? 0 : next + 1;
        }
    }

    /// How many requests are within the limit's time.
    int spent(long nowNanos) {
        long at = rebased(nowNanos);
        int low = 0;
        int high = times.length;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            long time = back(middle);
            if (time != NEVER && time > at - limit.perNanos()) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /// How many more requests of a lane may go now.
    int left(Lane lane, long nowNanos) {
        return counts[lane.rank()] ? Math.max(0, places[lane.rank()] - spent(nowNanos)) : Integer.MAX_VALUE;
    }

    /// The time of the request so many places back; 1 is the newest.
    private long back(int count) {
        int at = next - count;
        return times[at < 0 ? at + times.length : at];
    }

    /// The time to count by: never before the newest request, but for a clock that was set back. That moves what was
    /// counted back with it: no time has passed since, and nobody is held up for as long as the clock jumped.
    private long rebased(long nowNanos) {
        long newest = back(1);
        if (newest == NEVER || newest <= nowNanos) {
            return nowNanos;
        }
        if (newest - nowNanos <= READ_BEFORE_NANOS) {
            return newest;
        }
        for (int i = 0; i < times.length; i++) {
            times[i] = times[i] == NEVER ? NEVER : times[i] - (newest - nowNanos);
        }
        return nowNanos;
    }
}
