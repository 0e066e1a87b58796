package io.fairlead.core;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.PendingRequest;
import io.fairlead.core.port.Capability;
import java.util.LinkedHashMap;
import java.util.Map;

/// Cancels orders until they are gone, at growing intervals each. Owned by the engine thread; not part of the state,
/// since a cancel that is sent twice harms nobody.
///
/// A cancel that the venue leaves unanswered is sent again as soon as the venue, asked after it, still shows the order
/// live: then it does not have the cancel.
final class CancelAttempts {
    private static final long FIRST_PAUSE_NANOS = 100_000_000L;
    private static final long LONGEST_PAUSE_NANOS = 10_000_000_000L;
    private static final long NEVER = Long.MIN_VALUE;

    private final Desk desk;
    private final Changing changing;
    private final Inquiries inquiries;
    private final EndingTurns turns;
    private final Map<LiveOrder, Attempt> open = new LinkedHashMap<>();

    /// What was tried on one order. `shownNanos` is when the venue last showed it live, `liveAtNanos` the newest
    /// question that it answered so, `askedNanos` when it was asked about this order alone.
    private static final class Attempt {
        final Backoff pause = new Backoff(FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
        long shownNanos = NEVER;
        long liveAtNanos = NEVER;
        long askedNanos = NEVER;
    }

    CancelAttempts(Desk desk, Changing changing, Inquiries inquiries, EndingTurns turns) {
        this.desk = desk;
        this.turns = turns;
        this.changing = changing;
        this.inquiries = inquiries;
    }

    /// Sends a cancel, another one, or a question about the order, if it is time for that.
    void cancel(LiveOrder order, Origin origin, long nowNanos) {
        if (order.status() == OrderStatus.HELD) {
            changing.cancel(order, origin, nowNanos);
            return;
        }
        Attempt attempt = open.computeIfAbsent(order, _ -> new Attempt());
        if (!attempt.pause.isOver(nowNanos) || !isReachable(order)) {
            return;
        }
        PendingRequest pending = order.pendingCancel();
        boolean due = pending == null
                || pending.stage() == PendingRequest.Stage.IN_DOUBT
                || pending.askedNanos() < attempt.liveAtNanos;
        if (due && !turns.mayCancel(order.account(), nowNanos)) {
            return;
        }
        if (due) {
            changing.cancelAgain(order, origin, nowNanos);
        } else if (isAskedOneByOne(order)) {
            inquiries.ask(order, nowNanos);
            attempt.askedNanos = nowNanos;
        } else {
            return;
        }
        attempt.pause.lengthen(nowNanos);
    }

    private boolean isAskedOneByOne(LiveOrder order) {
        var venue = desk.port(order.account().venue()).capabilities();
        return !venue.has(Capability.MASS_STATUS_QUERY) && venue.has(Capability.ORDER_STATUS_QUERY);
    }

    /// Whether a request about the order can leave: its session is up, or another may speak for it.
    boolean isReachable(LiveOrder order) {
        VenueId venue = order.account().venue();
        return desk.hasPort(venue)
                && desk.state().isUp(venue)
                && (desk.state().isUp(venue, order.session())
                        || !desk.port(venue).sessionsToAsk().contains(order.session()));
    }

    /// The venue answered that the order is live and not being cancelled.
    void shown(LiveOrder order, ExecutionReport report, long nowNanos) {
        Attempt attempt = open.get(order);
        if (attempt != null) {
            attempt.shownNanos = nowNanos;
            if (report.marks().source() == Evidence.ORDER_STATUS) {
                attempt.liveAtNanos = Math.max(attempt.liveAtNanos, attempt.askedNanos);
            }
        }
    }

    /// A list of an account's orders was read to its end: what it did not show is asked about, as news of it may be
    /// lost.
    void read(AccountRead read, long nowNanos) {
        if (read.source() != Evidence.MASS_STATUS) {
            return;
        }
        open.forEach((order, attempt) -> {
            if (!order.account().id().equals(read.account()) || order.status().isTerminal()) {
                return;
            }
            boolean shouldShow = read.session().isEmpty() || read.session().equals(order.session());
            if (attempt.shownNanos >= read.askedNanos()) {
                attempt.liveAtNanos = Math.max(attempt.liveAtNanos, read.askedNanos());
            } else if (shouldShow && order.changedNanos() < read.askedNanos()) {
                inquiries.wonder(order, nowNanos);
            }
        });
    }

    /// A cancel did not leave. Where the venue's limits say whose turn it is, nothing else holds up the next.
    void notSent(LiveOrder order) {
        Attempt attempt = open.get(order);
        if (attempt != null && turns.isPaced(order.account())) {
            attempt.pause.end();
        }
    }

    /// A connection is back: nothing need wait any more.
    void linkUp(VenueId venue) {
        open.forEach((order, attempt) -> {
            if (order.account().venue().equals(venue)) {
                attempt.pause.end();
            }
        });
    }

    /// Somebody wants it done now.
    void hurry() {
        open.values().forEach(attempt -> attempt.pause.end());
    }

    /// Forgets what is closed.
    void tidy() {
        if (!open.isEmpty()) {
            open.keySet().removeIf(order -> order.status().isTerminal());
        }
    }
}
