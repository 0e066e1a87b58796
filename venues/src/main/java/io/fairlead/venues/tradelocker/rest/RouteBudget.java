package io.fairlead.venues.tradelocker.rest;

import io.fairlead.venues.rate.BudgetLimit;
import io.fairlead.venues.rate.BudgetView;
import io.fairlead.venues.rate.CallWindow;
import io.fairlead.venues.rate.Lane;
import java.util.List;
import java.util.Set;

/// What one login has for the routes of one published limit. The venue's word that it had too much pauses them, and has
/// less of the limit used for a while. Owned by the venue's thread.
final class RouteBudget {
    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long FIRST_PAUSE_NANOS = 5 * SECOND_NANOS;
    private static final long LONGEST_PAUSE_NANOS = 60 * SECOND_NANOS;
    private static final long RECOVERY_NANOS = 60 * SECOND_NANOS;
    private static final int LEAST_SHARE = 20;
    private static final int RECOVERY_PERCENT = 5;

    private final String name;
    private final Set<Lane> counts;
    private final RestSettings settings;
    private List<RateLimit> limits = List.of();
    private List<CallWindow> windows = List.of();
    private int share;
    private long shareSinceNanos;
    private long pausedUntilNanos = Long.MIN_VALUE;
    private int throttledInRow;

    /// The places that a request took; given back when it is answered.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Ticket(List<CallWindow> windows, int[] places, long sentNanos) {
        void answered(long nowNanos) {
            for (int i = 0; i < places.length; i++) {
                windows.get(i).answered(places[i], sentNanos, nowNanos);
            }
        }

        void unsent() {
            for (int i = 0; i < places.length; i++) {
                windows.get(i).unsent(places[i]);
            }
        }
    }

    RouteBudget(String name, Set<Lane> counts, RestSettings settings) {
        this.name = name;
        this.counts = counts;
        this.settings = settings;
        this.share = settings.sharePercent();
    }

    /// What the venue published. What was sent under other limits is taken to have spent the new ones.
    void publish(List<RateLimit> published, long nowNanos) {
        if (limits.equals(published)) {
            return;
        }
        boolean first = limits.isEmpty();
        limits = List.copyOf(published);
        windows = limits.stream().map(this::window).toList();
        if (!first) {
            windows.forEach(window -> window.spend(nowNanos));
        }
    }

    /// Nobody knows how much an earlier process used just before.
    void spend(long nowNanos) {
        windows.forEach(window -> window.spend(nowNanos));
    }

    private CallWindow window(RateLimit limit) {
        return new CallWindow(new BudgetLimit(name, limit.most(), limit.perNanos(), counts), settings.shares(), share);
    }

    /// When a request may go: `nowNanos`, or later; `Long.MAX_VALUE` if that depends on an answer.
    long freeAtNanos(Lane lane, long nowNanos) {
        recover(nowNanos);
        long free = pausedUntil(nowNanos);
        for (CallWindow window : windows) {
            free = Math.max(free, window.freeAtNanos(lane, nowNanos));
        }
        return free;
    }

    boolean admits(Lane lane, long nowNanos) {
        return freeAtNanos(lane, nowNanos) == nowNanos;
    }

    /// How many requests of a lane may go now.
    int free(Lane lane, long nowNanos) {
        if (pausedUntil(nowNanos) > nowNanos) {
            return 0;
        }
        int free = windows.getFirst().free(lane, nowNanos);
        for (CallWindow window : windows) {
            free = Math.min(free, window.free(lane, nowNanos));
        }
        return free;
    }

    Ticket take(long nowNanos) {
        int[] places = new int[windows.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = windows.get(i).take(nowNanos);
        }
        return new Ticket(windows, places, nowNanos);
    }

    /// The venue did not have too much.
    void taken() {
        throttledInRow = 0;
    }

    /// HTTP 429, with how long to wait, or 0. Returns until when nothing goes.
    long throttled(long retryAfterNanos, long nowNanos) {
        long pause = retryAfterNanos > 0
                ? retryAfterNanos
                : Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(throttledInRow, 8));
        throttledInRow++;
        pausedUntilNanos = Math.max(pausedUntil(nowNanos), nowNanos + pause);
        share(Math.max(Math.min(LEAST_SHARE, settings.sharePercent()), share * 3 / 4), nowNanos);
        return pausedUntilNanos;
    }

    private void recover(long nowNanos) {
        if (share < settings.sharePercent() && nowNanos - shareSinceNanos >= RECOVERY_NANOS) {
            share(Math.min(settings.sharePercent(), share + RECOVERY_PERCENT), nowNanos);
        }
    }

    private void share(int percent, long nowNanos) {
        share = percent;
        shareSinceNanos = nowNanos;
        windows.forEach(window -> window.use(percent));
    }

    /// A clock that was set back makes no pause longer than an hour.
    private long pausedUntil(long nowNanos) {
        return pausedUntilNanos > nowNanos + 3_600 * SECOND_NANOS ? nowNanos : Math.max(nowNanos, pausedUntilNanos);
    }

    /// Why nothing goes, and behind the `;` its particulars.
    String shortage(Lane lane, long nowNanos) {
        if (pausedUntil(nowNanos) > nowNanos) {
            return "rate budget spent by the venue's own word; HTTP 429";
        }
        CallWindow tightest = windows.getFirst();
        for (CallWindow window : windows) {
            tightest = window.free(lane, nowNanos) < tightest.free(lane, nowNanos) ? window : tightest;
        }
        return "rate budget spent by " + name + "; " + tightest.free(lane, nowNanos) + " of " + tightest.places()
                + " left for " + lane;
    }

    RouteView view(Lane lane, long nowNanos, int waiting) {
        RateLimit tightest = limits.getFirst();
        return new RouteView(
                tightest.most(),
                tightest.perNanos(),
                share,
                free(lane, nowNanos),
                freeAtNanos(lane, nowNanos),
                waiting);
    }

    boolean isForQueries() {
        return counts.contains(Lane.QUERY);
    }

    void addViews(List<BudgetView.Limit> to, long nowNanos) {
        for (CallWindow window : windows) {
            to.add(view(window, nowNanos));
        }
    }

    private BudgetView.Limit view(CallWindow window, long nowNanos) {
        BudgetLimit limit = window.limit();
        long free = freeAtNanos(Lane.NEW, nowNanos);
        return new BudgetView.Limit(
                name,
                limit.most(),
                window.places(),
                limit.perNanos(),
                window.spent(nowNanos),
                counts.contains(Lane.NEW) ? window.free(Lane.NEW, nowNanos) : null,
                free == nowNanos ? 0 : free);
    }

    long pausedUntilNanos(long nowNanos) {
        long until = pausedUntil(nowNanos);
        return until == nowNanos ? 0 : until;
    }
}
