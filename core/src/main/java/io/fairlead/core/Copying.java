package io.fairlead.core;

import io.fairlead.core.event.Break;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.CopyMatch;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.recon.DropCopies;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Settles what drop copies and streams owe each other when the time that either may take is over: a copy that is still
/// news then counts as the venue's word, and says that a copy told it. Owned by the engine thread; what waits is in the
/// state.
final class Copying {
    private static final long LOOK_NANOS = 50_000_000;

    private final Desk desk;
    private final Breaks breaks;
    private final Function<ExecutionReport, @Nullable LiveOrder> orderOf;

    private long lookedNanos;

    Copying(Desk desk, Breaks breaks, Function<ExecutionReport, @Nullable LiveOrder> orderOf) {
        this.desk = desk;
        this.breaks = breaks;
        this.orderOf = orderOf;
    }

    /// A copy of this order came.
    void heard(OrderId order, long nowNanos) {
        boolean stands = desk.state().breakOf(Break.Kind.FILL_NOT_COPIED, order) != null;
        if (stands && !desk.state().copies().isAnyMissed(order)) {
            breaks.clear(Break.Kind.FILL_NOT_COPIED, order, nowNanos);
        }
    }

    /// `hear` takes a report as the core takes any; false if the log had no room.
    void onTick(Predicate<ExecutionReport> hear, long nowNanos) {
        if (nowNanos < lookedNanos + LOOK_NANOS) {
            return;
        }
        lookedNanos = nowNanos;
        for (DropCopies.Waiting each : desk.state().copies().waiting()) {
            boolean due = nowNanos >= each.heardNanos() + grace(each.copy().venue());
            if (due && !settle(each, hear, nowNanos)) {
                return;
            }
        }
        if (!desk.state().copies().expected().isEmpty()) {
            missWhatIsOverdue(nowNanos);
        }
    }

    private long grace(VenueId venue) {
        return desk.hasPort(venue) ? desk.port(venue).copyGraceNanos() : 0;
    }

    private boolean settle(DropCopies.Waiting waiting, Predicate<ExecutionReport> hear, long nowNanos) {
        ExecutionReport copy = waiting.copy();
        LiveOrder order = orderOf.apply(copy);
        String how = "the order's own connection told it, too late for this copy to be one of it";
        if (order == null && copy.details().account() == null) {
            how = "of no order and no account of ours";
            breaks.unattributed(copy, false, nowNanos);
        } else if (order != null && CopyMatch.isNews(order, copy) && CopyMatch.hasNoRoom(order, copy)) {
            how = "the venue's sum has no room for it";
            breaks.raise(Break.Kind.EXECUTION_CONFLICT, order, "drop copy: " + Breaks.describe(copy), nowNanos);
        } else if (order == null || CopyMatch.isNews(order, copy)) {
            how = "counted: nothing else told it";
            if (!hear.test(told(copy, order))) {
                return false;
            }
            note(copy, order, nowNanos);
        }
        return desk.record(new ReconEvent.CopySettled(nowNanos, waiting.number(), how), EventSink.Lane.RESERVED);
    }

    /// An execution of an order made elsewhere is told by copies alone, as it should be.
    private void note(ExecutionReport copy, @Nullable LiveOrder order, long nowNanos) {
        boolean ours = order != null && !desk.state().copies().isCopySession(copy.venue(), order.session());
        if (order != null && ours && CopyMatch.restsOnCopies(order)) {
            breaks.raise(Break.Kind.FILL_NOT_STREAMED, order, "drop copy: " + Breaks.describe(copy), nowNanos);
        }
    }

    /// An execution of an order that we know is listed, without the sum: that tells what was, and the stream's may be
    /// newer. An order that a copy alone shows is carried by its session, and by none that takes orders.
    private static ExecutionReport told(ExecutionReport copy, @Nullable LiveOrder order) {
        ExecutionReport.Progress progress = copy.progress();
        ExecutionReport.Marks marks = copy.marks();
        boolean listed = order != null && isOfExecution(progress.execType());
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

    private static boolean isOfExecution(@Nullable ExecType type) {
        return type == ExecType.TRADE || type == ExecType.TRADE_CANCEL || type == ExecType.TRADE_CORRECT;
    }

    /// Only while copies come: the venue sends what was missed when they do again.
    private void missWhatIsOverdue(long nowNanos) {
        List<DropCopies.Told> overdue = new ArrayList<>();
        desk.state().copies().expected().forEach((told, it) -> {
            long up = desk.state().copies().upSinceNanos(it.venue());
            if (!it.missed() && up != 0 && nowNanos >= Math.max(up, it.toldNanos()) + grace(it.venue())) {
                overdue.add(told);
            }
        });
        for (DropCopies.Told each : overdue) {
            desk.record(new ReconEvent.CopyMissed(nowNanos, each.order(), each.exec()), EventSink.Lane.RESERVED);
            String detail = "ExecID(17) " + each.exec() + " of the stream, no drop copy";
            breaks.raise(Break.Kind.FILL_NOT_COPIED, each.order(), detail, nowNanos);
        }
    }
}
