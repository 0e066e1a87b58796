package io.fairlead.core;

import io.fairlead.core.event.Break;
import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.order.CopyMatch;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.Reports;
import io.fairlead.core.recon.DropCopies;
import org.jspecify.annotations.Nullable;

/// Raises and clears breaks after a venue's word was applied. Engine thread.
final class Breaks {
    private final Desk desk;

    Breaks(Desk desk) {
        this.desk = desk;
    }

    void afterReport(LiveOrder order, ExecutionReport report, @Nullable OrderStatus before, long nowNanos) {
        ofEffect(order, report, nowNanos);
        ofFigures(order, nowNanos);
        if (!desk.state().lastFitted()) {
            raise(Break.Kind.OUTSIDE_LIFECYCLE, order, "at " + before + ": " + describe(report), nowNanos);
        } else if (Reports.isStatus(report)) {
            clear(Break.Kind.OUTSIDE_LIFECYCLE, order, nowNanos);
        }
        if (order.closes() != null) {
            clear(Break.Kind.MISTAKEN_ORDER, order, nowNanos);
        }
        if (desk.state().orders().revised()) {
            raise(Break.Kind.RESOLUTION_REVISED, order, "was " + before + " by word: " + describe(report), nowNanos);
        }
        boolean absent = before == OrderStatus.NOT_SENT || before == OrderStatus.NEVER_ARRIVED;
        if (absent && order.status() != before) {
            raise(Break.Kind.SIGHTED_AFTER_ALL, order, "was " + before + ": " + describe(report), nowNanos);
        }
    }

    private void ofEffect(LiveOrder order, ExecutionReport report, long nowNanos) {
        switch (desk.state().lastEffect()) {
            case ADDED_IN_CONFLICT, LISTED_OTHERWISE ->
                raise(Break.Kind.EXECUTION_CONFLICT, order, describe(report), nowNanos);
            case UNKNOWN_REFERENCE -> raise(Break.Kind.UNKNOWN_EXECUTION, order, describe(report), nowNanos);
            case UNCOUNTABLE -> raise(Break.Kind.UNCOUNTABLE_EXECUTION, order, describe(report), nowNanos);
            case NONE, ADDED, RESTATED -> {} // as it should be
        }
    }

    /// What the venue's sum told was booked without an execution.
    void inferred(LiveOrder order, String why, long nowNanos) {
        ofFigures(order, nowNanos);
        raise(Break.Kind.FILL_INFERRED, order, why, nowNanos);
    }

    private void ofFigures(LiveOrder order, long nowNanos) {
        if (order.missing().isZero()) {
            clear(Break.Kind.MISSING_EXECUTIONS, order, nowNanos);
        } else {
            String detail = order.missing() + " of CumQty(14) " + order.cumQty() + " unexplained";
            raise(Break.Kind.MISSING_EXECUTIONS, order, detail, nowNanos);
        }
        if (!order.hasInferred()) {
            clear(Break.Kind.FILL_INFERRED, order, nowNanos);
        }
        if (standsFor(Break.Kind.FILL_NOT_STREAMED, order) && !CopyMatch.restsOnCopies(order)) {
            clear(Break.Kind.FILL_NOT_STREAMED, order, nowNanos);
        }
        if (order.cumQty().compareTo(order.terms().units()) > 0) {
            String detail = order.cumQty() + " executed of " + order.terms().units();
            raise(Break.Kind.OVERFILLED, order, detail, nowNanos);
        } else {
            clear(Break.Kind.OVERFILLED, order, nowNanos);
        }
    }

    private boolean standsFor(Break.Kind kind, LiveOrder order) {
        return !desk.state().breaks().isEmpty() && desk.state().breakOf(kind, order.id()) != null;
    }

    void adopted(LiveOrder order, long nowNanos) {
        raise(Break.Kind.ADOPTED, order, order.text(), nowNanos);
    }

    /// `forgotten` says that it is of an order that left, of which only the id is remembered.
    void unattributed(ExecutionReport report, boolean forgotten, long nowNanos) {
        if (forgotten && (Reports.isStatus(report) || Reports.tellsNoSum(report))) {
            return; // a list of the venue's that goes back further than we do
        }
        if (forgotten) {
            OrderId named = report.refs().order();
            OrderId order = named == null ? report.refs().origOrder() : named;
            record(new Break(Break.Kind.FORGOTTEN_ORDER, order, describe(report)), nowNanos);
        } else if (Adoption.isExposure(report)) {
            record(new Break(Break.Kind.UNATTRIBUTED, null, describe(report)), nowNanos);
        }
    }

    void unattributed(BusinessReject reject, long nowNanos) {
        record(new Break(Break.Kind.UNATTRIBUTED, null, reject.refMsgType() + ": " + reject.text()), nowNanos);
    }

    /// More copies are overdue than are named.
    void copiesStayAway(long nowNanos) {
        String detail = "more than " + DropCopies.MOST_MISSED + " executions have no drop copy, the first are named";
        record(new Break(Break.Kind.FILL_NOT_COPIED, null, detail), nowNanos);
    }

    void copiesAreBack(long nowNanos) {
        Break standing =
                desk.state().breaks().isEmpty() ? null : desk.state().breakOf(Break.Kind.FILL_NOT_COPIED, null);
        if (standing != null) {
            desk.record(new Event.BreakCleared(nowNanos, standing), EventSink.Lane.RESERVED);
        }
    }

    void raise(Break.Kind kind, LiveOrder order, String detail, long nowNanos) {
        raise(kind, order.id(), detail, nowNanos);
    }

    void raise(Break.Kind kind, OrderId order, String detail, long nowNanos) {
        record(new Break(kind, order, detail), nowNanos);
    }

    private void record(Break what, long nowNanos) {
        if (!what.equals(desk.state().breakOf(what.kind(), what.order()))) {
            desk.record(new Event.BreakRaised(nowNanos, what), EventSink.Lane.RESERVED);
        }
    }

    void clear(Break.Kind kind, LiveOrder order, long nowNanos) {
        clear(kind, order.id(), nowNanos);
    }

    void clear(Break.Kind kind, OrderId id, long nowNanos) {
        Break standing = desk.state().breaks().isEmpty() ? null : desk.state().breakOf(kind, id);
        if (standing != null) {
            desk.record(new Event.BreakCleared(nowNanos, standing), EventSink.Lane.RESERVED);
        }
    }

    static String describe(ExecutionReport report) {
        ExecutionReport.Progress progress = report.progress();
        return "ExecType(150) " + progress.execType() + ", OrdStatus(39) " + progress.ordStatus() + ", ExecID(17) "
                + report.refs().exec() + ", LastQty(32) " + progress.lastQty() + " at " + progress.lastPx()
                + ", CumQty(14) " + progress.cumQty();
    }
}
