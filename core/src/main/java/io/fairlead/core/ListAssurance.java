package io.fairlead.core;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The word of a venue that tells all orders of an account: complete lists from every session that has a list of its
/// own, each asked for when nothing in scope was live in our books any more, and none showing anything live.
final class ListAssurance implements Assurance {
    private static final long FIRST_PAUSE_NANOS = 150_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 5_000_000_000L;
    private static final long NOT_QUIET = Long.MIN_VALUE;

    private final Desk desk;
    private final Account account;
    private final Backoff pause = new Backoff(FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
    private final Set<String> answered = new LinkedHashSet<>();
    private final Map<String, Sighting> sightings = new LinkedHashMap<>();
    private long quietNanos = NOT_QUIET;
    private long askedNanos;
    private int liveNow;
    private int liveWhenAsked = Integer.MAX_VALUE;
    private boolean complete;

    /// What the venue shows as live and our books do not have as such.
    private record Sighting(String what, String session, long seenNanos) {
        boolean isOutdatedBy(AccountRead read) {
            return seenNanos < read.askedNanos()
                    && (read.session().isEmpty() || read.session().equals(session));
        }
    }

    ListAssurance(Desk desk, Account account, long nowNanos) {
        this.desk = desk;
        this.account = account;
        pause.lengthen(nowNanos);
    }

    @Override
    public void live(LiveOrder order, long nowNanos) {
        liveNow++;
        restless();
    }

    private void restless() {
        quietNanos = NOT_QUIET;
        answered.clear();
    }

    @Override
    public void quiet(long nowNanos) {
        if (quietNanos == NOT_QUIET) {
            quietNanos = nowNanos;
            pause.end();
        }
        if (missing() != null) {
            askIfDue(nowNanos);
        }
    }

    /// As long as each complete list finds fewer orders live than the one before, the next need not wait long.
    @Override
    public void askWhileLive(long nowNanos) {
        if (complete && liveNow < liveWhenAsked) {
            pause.shorten(askedNanos);
        }
        askIfDue(nowNanos);
        liveNow = 0;
    }

    private void askIfDue(long nowNanos) {
        VenueId venue = account.venue();
        if (pause.isOver(nowNanos) && desk.state().isUp(venue)) {
            desk.port(venue).queryOrders(account);
            pause.lengthen(nowNanos);
            askedNanos = nowNanos;
            liveWhenAsked = liveNow;
            complete = false;
        }
    }

    /// News of any kind show that the account is not at rest yet. An answer shows where an order stands: one that our
    /// books can't have as live stands in the way until a later list is without it.
    @Override
    public void heard(ExecutionReport report, @Nullable LiveOrder order, long nowNanos) {
        String key = Standing.nameOf(report);
        if (!Standing.isAnswer(report)) {
            restless();
        } else if (!Standing.isOpen(report)) {
            sightings.remove(key);
        } else if (order == null || order.status().isTerminal()) {
            sightings.put(
                    key,
                    new Sighting(Standing.oddity(report, order), report.marks().session(), nowNanos));
            answered.clear();
        }
    }

    @Override
    public void read(AccountRead read) {
        if (read.source() != Evidence.MASS_STATUS) {
            return;
        }
        complete |= read.askedNanos() >= askedNanos;
        sightings.values().removeIf(sighting -> sighting.isOutdatedBy(read));
        if (quietNanos != NOT_QUIET && read.askedNanos() >= quietNanos && sightings.isEmpty()) {
            answered.add(read.session());
        }
    }

    @Override
    public void hurry() {
        pause.end();
    }

    @Override
    public @Nullable String missing() {
        if (!sightings.isEmpty()) {
            return sightings.values().iterator().next().what;
        }
        if (quietNanos == NOT_QUIET) {
            return "orders are live";
        }
        if (answered.contains("")) {
            return null;
        }
        VenueId venue = account.venue();
        for (String session : desk.port(venue).sessionsToAsk()) {
            if (!answered.contains(session)) {
                return desk.state().isUp(venue, session)
                        ? "the venue has not told its list of orders yet" + over(session)
                        : (session.isEmpty() ? "venue " + venue : "session " + session) + " is not logged on";
            }
        }
        return null;
    }

    private static String over(String session) {
        return session.isEmpty() ? "" : " over session " + session;
    }

    @Override
    public String evidence() {
        return "mass status";
    }
}
