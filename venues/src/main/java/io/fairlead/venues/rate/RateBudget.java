package io.fairlead.venues.rate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What may be sent by one route: all its limits hold together, some of them shared with other routes of the login. The
/// caller says what time it is. Owned by one thread; asking and counting allocate nothing.
///
/// A request is asked for by `freeAtNanos`, then counted by `sent` if it went out: nothing is counted that did not.
public final class RateBudget {
    /// How long a venue is left alone that says it had too much, and not how long to wait.
    public static final long DEFAULT_PAUSE_NANOS = 1_000_000_000L;

    private static final long LONGEST_PAUSE_NANOS = 3_600_000_000_000L;
    private static final Lane[] LANES = Lane.values();

    private final String name;
    private final List<RateWindow> windows;
    private final long[] sent = new long[LANES.length];
    private final long[] refused = new long[LANES.length];
    private long pausedUntilNanos = Long.MIN_VALUE;

    /// `name` is for people: the session, or the route.
    public RateBudget(String name, List<RateWindow> windows) {
        this.name = name;
        this.windows = List.copyOf(windows);
    }

    public String name() {
        return name;
    }

    /// When a request of a lane may go: `nowNanos`, or later.
    public long freeAtNanos(Lane lane, long nowNanos) {
        long free = pausedUntil(nowNanos);
        for (int i = 0; i < windows.size(); i++) {
            free = Math.max(free, windows.get(i).freeAtNanos(lane, nowNanos));
        }
        return free;
    }

    public boolean admits(Lane lane, long nowNanos) {
        return freeAtNanos(lane, nowNanos) == nowNanos;
    }

    /// A request went out.
    public void sent(Lane lane, long nowNanos) {
        sent[lane.rank()]++;
        for (int i = 0; i < windows.size(); i++) {
            windows.get(i).count(lane, nowNanos);
        }
    }

    /// A request did not go out because the budget is spent.
    public void refused(Lane lane) {
        refused[lane.rank()]++;
    }

    /// The venue says that it had too much, as by HTTP 429: nothing goes until `retryAfterNanos` have passed, 0 if
    /// it did not say how long. It would refuse cancels, too, and some count against us what they refuse.
    public void throttled(long retryAfterNanos, long nowNanos) {
        long pause = retryAfterNanos > 0 ? Math.min(retryAfterNanos, LONGEST_PAUSE_NANOS) : DEFAULT_PAUSE_NANOS;
        pausedUntilNanos = Math.max(pausedUntil(nowNanos), nowNanos + pause);
    }

    /// A clock that was set back makes no pause longer than the longest.
    private long pausedUntil(long nowNanos) {
        return pausedUntilNanos > nowNanos + LONGEST_PAUSE_NANOS ? nowNanos : Math.max(nowNanos, pausedUntilNanos);
    }

    /// Which limit holds a lane up, what is left of it and when it returns; null if nothing does. Allocates.
    public @Nullable Shortage shortage(Lane lane, long nowNanos) {
        long free = freeAtNanos(lane, nowNanos);
        if (free == nowNanos) {
            return null;
        }
        for (RateWindow window : windows) {
            if (window.freeAtNanos(lane, nowNanos) == free) {
                return new Shortage(
                        window.limit().name(),
                        lane,
                        window.left(lane, nowNanos),
                        window.limit().most(),
                        free);
            }
        }
        return new Shortage(Shortage.VENUE_ASKED, lane, 0, 0, free);
    }

    /// Why a request does not go.
    ///
    /// @param limit its name, or `VENUE_ASKED` if the venue wants to be left alone
    public record Shortage(String limit, Lane lane, int left, int most, long freeAtNanos) {
        static final String VENUE_ASKED = "the venue's own word";

        /// A reason, and behind the `;` its particulars.
        public String text() {
            String particulars = limit.equals(VENUE_ASKED) ? "" : left + " of " + most + " left for " + lane + ", ";
            return "rate budget spent by " + limit + "; " + particulars + "free again at "
                    + Instant.ofEpochSecond(0, freeAtNanos);
        }
    }

    /// How it stands, to be shown. Allocates.
    public BudgetView view(long nowNanos) {
        List<BudgetView.Limit> limits = new ArrayList<>();
        for (RateWindow window : windows) {
            long free = window.freeAtNanos(Lane.NEW, nowNanos);
            limits.add(new BudgetView.Limit(
                    window.limit().name(),
                    window.limit().most(),
                    window.usable(),
                    window.limit().perNanos(),
                    window.spent(nowNanos),
                    window.limit().counts().contains(Lane.NEW) ? window.left(Lane.NEW, nowNanos) : null,
                    free == nowNanos ? 0 : free));
        }
        long paused = pausedUntil(nowNanos);
        return new BudgetView(name, limits, paused == nowNanos ? 0 : paused, byLane(sent), byLane(refused));
    }

    private static Map<Lane, Long> byLane(long[] counts) {
        Map<Lane, Long> map = new EnumMap<>(Lane.class);
        for (Lane lane : LANES) {
            map.put(lane, counts[lane.rank()]);
        }
        return map;
    }
}
