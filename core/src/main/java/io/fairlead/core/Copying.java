package io.fairlead.core;

import io.fairlead.core.event.Break;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.CopyMatch;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.recon.DropCopies;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Settles what drop copies and streams owe each other when the time that either may take is over: a copy that is still
/// news then counts as the venue's word, and says that a copy told it. Executions do so only at a venue whose copies
/// have the ids of the stream; of another's the venue is asked. Owned by the engine thread; what waits is in the state.
final class Copying {
    private static final long LOOK_NANOS = 50_000_000;
    private static final long NEVER = Long.MAX_VALUE;
    private static final int MOST_A_TICK = 100;

    private final Desk desk;
    private final Breaks breaks;
    private final Inquiries inquiries;
    private final Whose whose;
    private final Map<VenueId, Map<String, Long>> linkUpNanos = new HashMap<>();

    private long lookedNanos;

    /// Finds the order of a copy: among those in the live state, and among those that left it.
    record Whose(
            Function<ExecutionReport, @Nullable LiveOrder> live, Function<ExecutionReport, @Nullable LiveOrder> left) {}

    Copying(Desk desk, Breaks breaks, Inquiries inquiries, Whose whose) {
        this.desk = desk;
        this.breaks = breaks;
        this.inquiries = inquiries;
        this.whose = whose;
    }

    /// An order session came up or went down: what it resends comes before any copy counts.
    void linkChanged(LinkChange change, long nowNanos) {
        Map<String, Long> sessions = linkUpNanos.computeIfAbsent(change.venue(), _ -> new HashMap<>());
        if (change.up()) {
            sessions.put(change.session(), nowNanos);
        } else {
            sessions.remove(change.session());
        }
    }

    /// A copy of this order came.
    void heard(OrderId order, long nowNanos) {
        boolean stands = desk.state().breakOf(Break.Kind.FILL_NOT_COPIED, order) != null;
        if (stands && !desk.state().copies().isAnyMissed(order)) {
            breaks.clear(Break.Kind.FILL_NOT_COPIED, order, nowNanos);
        }
        if (!desk.state().copies().isAwayForLong()) {
            breaks.copiesAreBack(nowNanos);
        }
    }

    /// `hear` takes a report as the core takes any; false if the log had no room.
    void onTick(Predicate<ExecutionReport> hear, long nowNanos) {
        if (nowNanos < lookedNanos + LOOK_NANOS) {
            return;
        }
        lookedNanos = nowNanos;
        List<DropCopies.Waiting> waiting = desk.state().copies().waiting();
        int tooMany = waiting.size() - DropCopies.MOST_WAITING;
        for (DropCopies.Waiting each : waiting) {
            long since = Math.max(each.heardNanos(), carriedSinceNanos(each));
            boolean due = tooMany-- > 0
                    || (since != NEVER && nowNanos >= since + grace(each.copy().venue()));
            if (due && !settle(each, hear, nowNanos)) {
                return;
            }
        }
        for (VenueId venue : desk.state().copies().venues()) {
            missWhatIsOverdue(venue, nowNanos);
        }
    }

    private long grace(VenueId venue) {
        return desk.hasPort(venue) ? desk.port(venue).copyGraceNanos() : 0;
    }

    /// Since when the session that carries the order of an execution is up: while it is down, what it will resend may
    /// be this. `NEVER` while it is.
    private long carriedSinceNanos(DropCopies.Waiting waiting) {
        VenueId venue = waiting.copy().venue();
        LiveOrder order = desk.state().orders().find(waiting.order());
        if (!CopyMatch.isOfExecution(waiting.copy()) || order == null || isElsewhere(order) || !desk.hasPort(venue)) {
            return 0;
        }
        Map<String, Long> up = linkUpNanos.getOrDefault(venue, Map.of());
        Long since = up.get(order.session());
        boolean mayBeAny =
                order.session().isEmpty() || !desk.port(venue).sessionsToAsk().contains(order.session());
        if (since == null && mayBeAny) {
            since = up.values().stream().min(Long::compare).orElse(NEVER);
        }
        return since == null ? NEVER : since;
    }

    private boolean settle(DropCopies.Waiting waiting, Predicate<ExecutionReport> hear, long nowNanos) {
        ExecutionReport copy = waiting.copy();
        LiveOrder order = whose.live.apply(copy);
        LiveOrder known = order == null ? whose.left.apply(copy) : order;
        String how;
        if (known != null && !CopyMatch.isNews(known, copy)) {
            how = "the order's own connection told it, too late for this copy to be one of it";
        } else if (known == null && copy.details().account() == null) {
            how = "of no order and no account of ours";
            breaks.unattributed(copy, false, nowNanos);
        } else if (CopyMatch.isOfExecution(copy) && !hasIdsOfTheStream(copy.venue())) {
            how = "not counted: copies have ids of their own, and the order's connection may tell it yet";
            refuse(copy, order, known, nowNanos);
        } else if (known != null && CopyMatch.hasNoRoom(known, copy)) {
            how = "not counted: the venue's sum has no room for it";
            Break.Kind kind = order == null ? Break.Kind.FORGOTTEN_ORDER : Break.Kind.EXECUTION_CONFLICT;
            breaks.raise(kind, known.id(), "drop copy: " + Breaks.describe(copy), nowNanos);
        } else {
            if (!hear.test(told(copy, order, known != null))) {
                return false;
            }
            how = outcome();
            note(copy, order, nowNanos);
        }
        return desk.record(new ReconEvent.CopySettled(nowNanos, waiting.number(), how), EventSink.Lane.RESERVED);
    }

    private boolean hasIdsOfTheStream(VenueId venue) {
        return desk.hasPort(venue) && desk.port(venue).copiesHaveIdsOfTheStream();
    }

    /// Nothing tells such a copy from what the stream or a list may tell later, so it moves no position: the venue is
    /// asked what is true.
    private void refuse(ExecutionReport copy, @Nullable LiveOrder order, @Nullable LiveOrder known, long nowNanos) {
        String detail = "drop copy, not counted: " + Breaks.describe(copy);
        if (order != null) {
            breaks.raise(Break.Kind.FILL_NOT_STREAMED, order, detail, nowNanos);
            inquiries.wonder(order, nowNanos);
        } else if (known != null) {
            breaks.raise(Break.Kind.FORGOTTEN_ORDER, known.id(), detail, nowNanos);
        } else {
            breaks.unattributed(copy, false, nowNanos);
        }
        Account account = known == null ? accountOf(copy.details().account()) : known.account();
        if (account != null && desk.hasPort(account.venue())) {
            inquiries.askAccount(account, nowNanos);
            inquiries.askFills(account, nowNanos);
        }
    }

    private @Nullable Account accountOf(@Nullable AccountId id) {
        AccountState account = id == null ? null : desk.state().account(id);
        return account == null ? null : account.account();
    }

    /// What came of the copy that the core has just taken.
    private String outcome() {
        return switch (desk.state().lastEffect()) {
            case ADDED, ADDED_IN_CONFLICT, RESTATED -> "counted: nothing else told it";
            case NONE -> "taken: nothing else told it";
            case LISTED_OTHERWISE -> "not counted: known with other figures";
            case UNKNOWN_REFERENCE -> "not counted: it is about an execution that we do not have";
            case UNCOUNTABLE -> "not counted: without an id, a quantity or a price";
        };
    }

    /// An execution of an order made elsewhere is told by copies alone, as it should be.
    private void note(ExecutionReport copy, @Nullable LiveOrder order, long nowNanos) {
        if (order != null && !isElsewhere(order) && CopyMatch.restsOnCopies(order)) {
            breaks.raise(Break.Kind.FILL_NOT_STREAMED, order, "drop copy: " + Breaks.describe(copy), nowNanos);
        }
    }

    private boolean isElsewhere(LiveOrder order) {
        return desk.state().copies().isCopySession(order.account().venue(), order.session());
    }

    /// An execution of an order that we know is listed, without the sum: that tells what was, and the stream's may be
    /// newer. An order that a copy alone shows is carried by its session, and by none that takes orders.
    private static ExecutionReport told(ExecutionReport copy, @Nullable LiveOrder order, boolean isKnown) {
        ExecutionReport.Progress progress = copy.progress();
        ExecutionReport.Marks marks = copy.marks();
        boolean listed = isKnown && CopyMatch.isOfExecution(copy);
        return new ExecutionReport(
                copy.venue(),
                copy.refs(),
                listed
                        ? new ExecutionReport.Progress(
                                progress.execType(), null, progress.lastQty(), progress.lastPx(), null, null, null)
                        : progress,
                copy.details(),
                new ExecutionReport.Marks(
                        marks.possDup(),
                        marks.tolerated(),
                        marks.raw(),
                        order == null ? marks.session() : "",
                        Evidence.DROP_COPY));
    }

    /// Only while copies come: the venue sends what was missed when they do again. A venue that has none any more owes
    /// none; so many are taken a tick that no turn gets long.
    private void missWhatIsOverdue(VenueId venue, long nowNanos) {
        long up = desk.state().copies().upSinceNanos(venue);
        if (up == 0 || grace(venue) == 0) {
            return;
        }
        List<DropCopies.Told> overdue = new ArrayList<>();
        for (Map.Entry<DropCopies.Told, Long> each :
                desk.state().copies().expected(venue).entrySet()) {
            if (overdue.size() == MOST_A_TICK || nowNanos < Math.max(up, each.getValue()) + grace(venue)) {
                break;
            }
            overdue.add(each.getKey());
        }
        overdue.forEach(each -> miss(each, nowNanos));
    }

    /// The break comes first: a process that dies behind it finds the copy overdue again.
    private void miss(DropCopies.Told told, long nowNanos) {
        if (desk.state().copies().isAwayForLong()) {
            breaks.copiesStayAway(nowNanos);
        } else {
            String detail = "ExecID(17) " + told.exec() + " of the stream, no drop copy";
            breaks.raise(Break.Kind.FILL_NOT_COPIED, told.order(), detail, nowNanos);
        }
        ReconEvent overdue = new ReconEvent.CopyMissed(nowNanos, told.order(), told.exec());
        desk.record(overdue, EventSink.Lane.RESERVED);
    }
}
