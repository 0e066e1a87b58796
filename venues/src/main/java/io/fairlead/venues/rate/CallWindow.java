package io.fairlead.venues.rate;

import java.util.Arrays;

/// Holds requests that are answered against one limit, by the venue's own clock: a request counts there at some instant
/// between our sending and its answer, so it keeps its place until the limit's time has passed since the answer. So
/// however long requests take on their way, the venue never sees too many. Owned by one thread.
///
/// ```
///  a place:   free ──take──▶ under way ──answered──▶ held until max(sent + time ÷ share, answered + time) ──▶ free
///                                      ──unsent────▶ free
///  a lane may take one while more are free than are kept for the lanes before it
/// ```
public final class CallWindow {
    private static final Lane[] LANES = Lane.values();
    private static final long UNDER_WAY = Long.MAX_VALUE;
    private static final int MOST_PLACES = 1_000;

    private final BudgetLimit limit;
    private final int[] kept = new int[LANES.length];
    private final long[] freeAt;
    private long spacedNanos;

    /// `sharePercent` of the limit is used. Of a limit that is very large no more than 1,000 places are.
    public CallWindow(BudgetLimit limit, BudgetShares shares, int sharePercent) {
        this.limit = limit;
        freeAt = new long[Math.min(limit.most(), MOST_PLACES)];
        Arrays.fill(freeAt, Long.MIN_VALUE);
        int before = 0;
        for (Lane lane : LANES) {
            kept[lane.rank()] = Math.min(before, freeAt.length - 1);
            before += limit.counts().contains(lane) ? reserve(percent(lane, shares)) : 0;
        }
        use(sharePercent);
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
    private int reserve(int percent) {
        return (freeAt.length * percent + 99) / 100;
    }

    /// From now on so much of the limit is used.
    public void use(int sharePercent) {
        if (sharePercent < 1 || sharePercent > 100) {
            throw new IllegalArgumentException("the share of a limit must be 1 to 100 %, was " + sharePercent);
        }
        spacedNanos = limit.perNanos() / sharePercent * 100 + limit.perNanos() % sharePercent;
    }

    public BudgetLimit limit() {
        return limit;
    }

    /// How many requests of a lane may go now.
    public int free(Lane lane, long nowNanos) {
        return Math.max(0, freePlaces(nowNanos) - kept[lane.rank()]);
    }

    private int freePlaces(long nowNanos) {
        int free = 0;
        for (int i = 0; i < freeAt.length; i++) {
            free += isFree(i, nowNanos) ? 1 : 0;
        }
        return free;
    }

    /// A clock that was set back holds nobody up for as long as it jumped.
    private boolean isFree(int place, long nowNanos) {
        if (freeAt[place] != UNDER_WAY && freeAt[place] > nowNanos + 2 * spacedNanos) {
            freeAt[place] = nowNanos + spacedNanos;
        }
        return freeAt[place] <= nowNanos;
    }

    /// How many places are taken.
    public int spent(long nowNanos) {
        return freeAt.length - freePlaces(nowNanos);
    }

    /// When a request of a lane may go: `nowNanos`, or later; `Long.MAX_VALUE` if that depends on an answer.
    public long freeAtNanos(Lane lane, long nowNanos) {
        if (free(lane, nowNanos) > 0) {
            return nowNanos;
        }
        long[] sorted = freeAt.clone();
        Arrays.sort(sorted);
        return sorted[kept[lane.rank()]];
    }

    /// A request goes out: returns the place that it takes. Only while one is free for its lane.
    public int take(long nowNanos) {
        for (int i = 0; i < freeAt.length; i++) {
            if (isFree(i, nowNanos)) {
                freeAt[i] = UNDER_WAY;
                return i;
            }
        }
        throw new IllegalStateException("limit " + limit.name() + " must have a place free, all are taken");
    }

    /// The venue has counted the request by now, if it ever does: it answered, or its time is over.
    public void answered(int place, long sentNanos, long nowNanos) {
        freeAt[place] = Math.max(sentNanos + spacedNanos, nowNanos + limit.perNanos());
    }

    /// Nobody knows how much of the limit was used before: none of it is free before its time has passed.
    public void spend(long nowNanos) {
        Arrays.fill(freeAt, nowNanos + spacedNanos);
    }

    /// How many requests can be held at once.
    public int places() {
        return freeAt.length;
    }

    /// The request never left.
    public void unsent(int place) {
        freeAt[place] = Long.MIN_VALUE;
    }
}
