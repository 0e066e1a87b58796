package io.fairlead.core;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.order.IdKeys;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.RecoveryProfile;
import io.fairlead.core.position.HedgedPositions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts what speaks for an order never having arrived, and says so when it is proved: every connection that may have
/// carried it is closed, the venue's settle time has passed, each list of its recovery profile was then read in full
/// twice without the order, and nothing without an id of ours looks like it.
///
/// Where each session knows its own orders alone, the one that carries the order has to be without it. If the log does
/// not say which one that is, as the process died while the order left, it may be any: then all have to.
///
/// Owned by the engine thread. Not part of the state: only the conclusion is an event, and after a restart counting
/// begins anew.
final class AbsenceProofs {
    private static final List<String> ONE_KNOWS = List.of("");

    private final Desk desk;
    private final Map<VenueId, Map<String, Connection>> connections = new HashMap<>();
    private final Map<LiveOrder, Map<Source, Reads>> counts = new LinkedHashMap<>();
    private final Map<LiveOrder, Long> exchangesEnded = new HashMap<>();
    private long startedNanos;

    /// One order session of a venue. An earlier connection of it closed at `closedNanos`.
    private static final class Connection {
        long upNanos;
        long closedNanos;
        boolean up;
    }

    /// A list, and the session whose orders alone it holds; that is empty if it would show the order anyway.
    private record Source(Evidence list, String session) {}

    /// The full reads of one list that did not show an order.
    private static final class Reads {
        int number;
        long newestNanos = Long.MIN_VALUE;
    }

    AbsenceProofs(Desk desk) {
        this.desk = desk;
    }

    /// The process started: what an earlier one had connected is closed.
    void started(long nowNanos) {
        startedNanos = nowNanos;
    }

    void linkChanged(LinkChange change, long nowNanos) {
        Connection connection = connections
                .computeIfAbsent(change.venue(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(change.session(), _ -> new Connection());
        if (change.up()) {
            connection.closedNanos = Math.max(connection.closedNanos, startedNanos);
            connection.upNanos = nowNanos;
        } else {
            connection.closedNanos = nowNanos;
        }
        connection.up = change.up();
    }

    /// The exchange that carried an order is over, and nobody knows whether it arrived.
    void exchangeEnded(LiveOrder order, long nowNanos) {
        exchangesEnded.putIfAbsent(order, nowNanos);
    }

    /// Whether a read that begins now counts for this order.
    boolean isSettled(LiveOrder order, long nowNanos) {
        VenueId venue = order.account().venue();
        long closed = closedNanos(order, venue);
        return closed != Long.MAX_VALUE && nowNanos >= closed + profile(venue).settleNanos();
    }

    private RecoveryProfile profile(VenueId venue) {
        return desk.port(venue).recovery();
    }

    /// When the last that may have carried it was over; the largest number while it may still be under way.
    private long closedNanos(LiveOrder order, VenueId venue) {
        return switch (profile(venue).carrier()) {
            case CONNECTION -> connectionClosedNanos(order, venue);
            case EXCHANGE ->
                order.placedNanos() < startedNanos ? startedNanos : exchangesEnded.getOrDefault(order, Long.MAX_VALUE);
        };
    }

    private long connectionClosedNanos(LiveOrder order, VenueId venue) {
        long closed = startedNanos;
        for (Map.Entry<String, Connection> entry :
                connections.getOrDefault(venue, Map.of()).entrySet()) {
            Connection each = entry.getValue();
            if (!order.isCarriedBy(entry.getKey())) {
                continue;
            }
            if (each.up && each.upNanos <= order.placedNanos()) {
                return Long.MAX_VALUE;
            }
            closed = Math.max(closed, each.closedNanos);
        }
        return closed;
    }

    /// The list that the proof lacks most; null where no read would count now.
    @Nullable
    Evidence wanted(LiveOrder order, long nowNanos) {
        if (!isCandidate(order) || !isSettled(order, nowNanos)) {
            return null;
        }
        Evidence wanted = null;
        int fewest = Integer.MAX_VALUE;
        for (Evidence list : Evidence.values()) {
            boolean inVain = list == Evidence.POSITIONS && !isUntouched(order);
            int number = inVain ? RecoveryProfile.READS : reads(order, list);
            if (profile(order.account().venue()).proof().contains(list) && number < fewest) {
                fewest = number;
                wanted = list;
            }
        }
        return wanted;
    }

    /// How often a list was read without the order by each that may have it.
    private int reads(LiveOrder order, Evidence list) {
        Map<Source, Reads> done = counts.getOrDefault(order, Map.of());
        int fewest = Integer.MAX_VALUE;
        for (String session : holders(order)) {
            fewest = Math.min(fewest, number(done.get(new Source(list, session))));
        }
        return Math.max(fewest, number(done.get(new Source(list, ""))));
    }

    /// How many reads of those that the proof takes have been counted.
    int counted(LiveOrder order) {
        int counted = 0;
        for (Reads done : counts.getOrDefault(order, Map.of()).values()) {
            counted += Math.min(done.number, RecoveryProfile.READS);
        }
        return counted;
    }

    private static int number(@Nullable Reads done) {
        return done == null ? 0 : done.number;
    }

    /// The sessions that may each have it alone; one empty name where it is known who has to know.
    private List<String> holders(LiveOrder order) {
        return order.session().isEmpty() ? desk.port(order.account().venue()).sessionsToAsk() : ONE_KNOWS;
    }

    private static boolean isCandidate(LiveOrder order) {
        return order.status() == OrderStatus.UNKNOWN && order.mayBeAbsent();
    }

    /// A list of an account was read to its end.
    void read(AccountRead read, long nowNanos) {
        for (LiveOrder order : desk.state().orders().live()) {
            boolean anyMayHaveIt = order.session().isEmpty();
            boolean wouldShow = read.session().isEmpty() || read.session().equals(order.session());
            if ((anyMayHaveIt || wouldShow) && order.account().id().equals(read.account()) && isCandidate(order)) {
                Source source = new Source(read.source(), anyMayHaveIt ? read.session() : "");
                count(order, source, read.askedNanos(), nowNanos);
            }
        }
    }

    /// The venue's positions were read to the end, and those of an instrument are what our fills made of them: no order
    /// of it that we are in doubt about was executed.
    void positionsAgree(PositionsRead read, Symbol symbol, long nowNanos) {
        for (LiveOrder order : desk.state().orders().live()) {
            boolean concerned = order.account().id().equals(read.account())
                    && order.instrument().symbol().equals(symbol);
            if (!concerned || !isCandidate(order)) {
                continue;
            }
            if (isUntouched(order)) {
                count(order, new Source(Evidence.POSITIONS, ""), read.askedNanos(), nowNanos);
            } else if (isDeniedByEach(order, Evidence.POSITIONS)) {
                warn(order, touched(order), nowNanos);
            }
        }
    }

    /// The venue answered a question about this one order: it has none of that name. `session` is the one that speaks
    /// for its own orders alone; empty where the answer is the venue's.
    void denied(LiveOrder order, String session, long askedNanos, long nowNanos) {
        if (isCandidate(order)) {
            count(order, new Source(Evidence.ORDER_STATUS, session), askedNanos, nowNanos);
        }
    }

    private void count(LiveOrder order, Source source, long askedNanos, long nowNanos) {
        if (!isSettled(order, askedNanos)) {
            return;
        }
        Map<Source, Reads> reads = counts.computeIfAbsent(order, _ -> new HashMap<>());
        Reads done = reads.computeIfAbsent(source, _ -> new Reads());
        if (askedNanos <= done.newestNanos) {
            return; // it ran beside the one before: no second look
        }
        done.number++;
        done.newestNanos = nowNanos;
        conclude(order, nowNanos);
    }

    private void conclude(LiveOrder order, long nowNanos) {
        RecoveryProfile profile = profile(order.account().venue());
        if (profile.proof().isEmpty() || !isDeniedByEach(order, null)) {
            return;
        }
        LiveOrder other = lookAlike(order);
        if (other != null) {
            warn(order, "order " + other.id() + " of the venue looks like it: resolve by hand", nowNanos);
            return;
        }
        if (!isUntouched(order)) {
            warn(order, touched(order), nowNanos);
            return;
        }
        String evidence = "what carried it ended, " + profile.settleNanos() / 1_000_000 + " ms passed, and "
                + RecoveryProfile.READS + " complete reads each of " + profile.proof() + over(order)
                + " did not show it";
        desk.record(new Event.OrderProvedAbsent(nowNanos, order.id(), evidence), EventSink.Lane.RESERVED);
        counts.remove(order);
    }

    /// Whether each list of the proof, but for one, was read often enough without it.
    private boolean isDeniedByEach(LiveOrder order, @Nullable Evidence but) {
        for (Evidence list : profile(order.account().venue()).proof()) {
            if (list != but && reads(order, list) < RecoveryProfile.READS) {
                return false;
            }
        }
        return true;
    }

    private static String touched(LiveOrder order) {
        return "position " + order.closes() + ", which it closes, is not shown as it was before: resolve by hand";
    }

    private String over(LiveOrder order) {
        List<String> sessions = holders(order);
        return sessions.size() == 1 ? "" : " over each of the sessions " + sessions;
    }

    /// An order that only the venue knew, of the same account, instrument, side and quantity, adopted since. One that
    /// carries an id of ours for another wish is that wish, as when the log lost both.
    private @Nullable LiveOrder lookAlike(LiveOrder order) {
        for (LiveOrder adopted : desk.state().orders().adopted()) {
            if (adopted.placedNanos() >= order.placedNanos()
                    && adopted.account().id().equals(order.account().id())
                    && adopted.instrument().symbol().equals(order.instrument().symbol())
                    && adopted.side() == order.side()
                    && adopted.terms().units().equals(order.terms().units())
                    && !isAnotherWish(adopted, order)) {
                return adopted;
            }
        }
        return null;
    }

    private boolean isAnotherWish(LiveOrder adopted, LiveOrder order) {
        return OrderIds.isOurs(adopted.id(), desk.state().epoch())
                && !OrderIds.areOfOne(adopted.id(), order.id())
                && !IdKeys.isOf(adopted.id(), adopted.account().id(), Adoption.nameOf(adopted.venueOrder()));
    }

    /// Whether the position that it closes, if it names one, was read behind the settle time as it was before. An order
    /// that closes carries no id of ours at some venues, so that no list would show it as ours.
    private boolean isUntouched(LiveOrder order) {
        VenuePositionId closes = order.closes();
        if (closes == null) {
            return true;
        }
        HedgedPositions told =
                desk.state().venuePositions().find(order.account().id());
        VenuePosition position = told == null ? null : told.find(closes);
        HedgedPositions.Touch touch = told == null ? null : told.touch(closes);
        return told != null
                && position != null
                && touch != null
                && isSettled(order, told.askedNanos())
                && position.units().equals(touch.unitsBefore());
    }

    private void warn(LiveOrder order, String detail, long nowNanos) {
        Break what = new Break(Break.Kind.LOOK_ALIKE, order.id(), detail);
        if (!what.equals(desk.state().breakOf(what.kind(), order.id()))) {
            desk.record(new Event.BreakRaised(nowNanos, what), EventSink.Lane.RESERVED);
        }
    }

    /// Forgets orders that are in doubt no more.
    void tidy() {
        if (!counts.isEmpty()) {
            counts.keySet().removeIf(order -> !isCandidate(order));
        }
        if (!exchangesEnded.isEmpty()) {
            exchangesEnded.keySet().removeIf(order -> !isCandidate(order));
        }
    }
}
