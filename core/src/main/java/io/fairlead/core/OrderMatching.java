package io.fairlead.core;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.Reports;
import io.fairlead.core.order.Resolutions;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Compares our live orders with the venue's list, and our executions with the sums that it tells. Owned by the engine
/// thread; not part of the state, since comparing twice is harmless.
///
/// An order is compared only if nothing happened to it since the venue was asked: whatever is on its way cannot look
/// like a difference.
final class OrderMatching {
    private final Desk desk;
    private final Breaks breaks;
    private final Inquiries inquiries;
    private final Map<LiveOrder, Integer> unlisted = new LinkedHashMap<>();
    private final Map<LiveOrder, ToldSum> claims = new HashMap<>();

    OrderMatching(Desk desk, Breaks breaks, Inquiries inquiries) {
        this.desk = desk;
        this.breaks = breaks;
        this.inquiries = inquiries;
    }

    /// The venue told its open orders to the end: each of ours that it did not mention is asked about by name.
    void read(AccountRead read, long nowNanos) {
        if (read.source() != Evidence.MASS_STATUS) {
            return;
        }
        unlisted.keySet().removeIf(order -> !order.status().isLive());
        for (LiveOrder order : desk.state().orders().live()) {
            boolean wouldShow = read.session().isEmpty() || read.session().equals(order.session());
            boolean elsewhere = desk.state().copies().isCopySession(read.venue(), order.session());
            if (wouldShow && !elsewhere && order.account().id().equals(read.account()) && isQuiet(order)) {
                compare(order, read, nowNanos);
            }
        }
    }

    private static boolean isQuiet(LiveOrder order) {
        return !order.isInFlight() && order.status() != OrderStatus.UNKNOWN && order.status() != OrderStatus.HELD;
    }

    private void compare(LiveOrder order, AccountRead read, long nowNanos) {
        if (order.changedNanos() >= read.askedNanos()) {
            unlisted.remove(order);
            breaks.clear(Break.Kind.ORDER_NOT_LISTED, order, nowNanos);
            return;
        }
        int times = unlisted.merge(order, 1, Integer::sum);
        inquiries.wonder(order, nowNanos);
        if (times > 1) {
            String detail = times + " complete reads of " + read.source() + " lack it, " + order.status() + " with us";
            breaks.raise(Break.Kind.ORDER_NOT_LISTED, order, detail, nowNanos);
        }
    }

    /// The venue told where an order stands. A sum that no execution explains, told again behind the settle time with
    /// the same average price, is booked and labelled.
    void told(LiveOrder order, ExecutionReport report, long nowNanos) {
        if (!unlisted.isEmpty() && unlisted.remove(order) != null) {
            breaks.clear(Break.Kind.ORDER_NOT_LISTED, order, nowNanos);
        }
        if (claims.isEmpty() && !Reports.isStatus(report)) {
            return;
        }
        if (order.missing().signum() <= 0) {
            claims.remove(order);
            return;
        }
        Decimal cumQty = report.progress().cumQty();
        if (!Reports.isStatus(report) || cumQty == null) {
            return;
        }
        ToldSum claim = claims.get(order);
        if (claim == null || !claim.isRepeatedBy(report)) {
            claims.put(order, new ToldSum(cumQty, report, nowNanos));
            return;
        }
        claim.times++;
        long settleNanos = desk.port(order.account().venue()).recovery().settleNanos();
        if (nowNanos >= claim.sinceNanos + settleNanos) {
            infer(order, claim, report, nowNanos);
        }
    }

    private void infer(LiveOrder order, ToldSum claim, ExecutionReport report, long nowNanos) {
        Decimal price = Resolutions.restPx(order, claim.cumQty, claim.avgPx);
        if (price == null || !claim.cumQty.equals(order.cumQty())) {
            return; // the break stands: there is no price to book it at
        }
        String why = "CumQty(14) " + claim.cumQty + " at AvgPx(6) " + claim.avgPx + ", told " + claim.times
                + " times over " + (nowNanos - claim.sinceNanos) / 1_000_000 + " ms";
        ReconEvent event = new ReconEvent.FillInferred(
                nowNanos,
                order.id(),
                order.missing(),
                price,
                claim.cumQty,
                report.marks().source(),
                why);
        if (desk.record(event, EventSink.Lane.RESERVED)) {
            claims.remove(order);
            breaks.inferred(order, why, nowNanos);
        }
    }
}
