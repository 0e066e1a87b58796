package io.fairlead.core.order;

import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.VenueOrderId;
import org.jspecify.annotations.Nullable;

/// What an execution report means for the lifecycle. Pure.
public final class Reports {
    /// OrdRejReason(103) 5: unknown order.
    private static final int UNKNOWN_ORDER = 5;

    private Reports() {}

    public static OrderEvent eventOf(ExecutionReport report) {
        ExecType type = report.progress().execType();
        if (type == null) {
            return stated(report, report.progress().ordStatus());
        }
        return switch (type) {
            case NEW -> OrderEvent.NEW;
            case DONE_FOR_DAY -> OrderEvent.DONE_FOR_DAY;
            case CANCELED -> OrderEvent.CANCELED;
            case REPLACED -> OrderEvent.REPLACED;
            case PENDING_CANCEL -> OrderEvent.PENDING_CANCEL;
            case STOPPED -> OrderEvent.STOPPED;
            case REJECTED -> OrderEvent.REJECTED;
            case SUSPENDED -> OrderEvent.SUSPENDED;
            case PENDING_NEW -> OrderEvent.PENDING_NEW;
            case CALCULATED -> OrderEvent.CALCULATED;
            case EXPIRED -> OrderEvent.EXPIRED;
            case RESTATED -> OrderEvent.RESTATED;
            case PENDING_REPLACE -> OrderEvent.PENDING_REPLACE;
            case TRADE -> OrderEvent.TRADE;
            case TRADE_CORRECT -> OrderEvent.TRADE_CORRECT;
            case TRADE_CANCEL -> OrderEvent.TRADE_CANCEL;
            case ORDER_STATUS -> stated(report, report.progress().ordStatus());
        };
    }

    /// Whether a list or a drop copy tells it: an execution without CumQty(14), which would tell it from another
    /// one with the same figures.
    public static boolean tellsNoSum(ExecutionReport report) {
        Evidence source = report.marks().source();
        return (source == Evidence.FILLS || source == Evidence.DROP_COPY)
                && report.progress().cumQty() == null;
    }

    /// Whether the report answers a question instead of telling news.
    public static boolean isStatus(ExecutionReport report) {
        return report.progress().execType() == ExecType.ORDER_STATUS;
    }

    private static OrderEvent stated(ExecutionReport report, @Nullable OrdStatus status) {
        if (status == null) {
            return OrderEvent.UNREADABLE;
        }
        return switch (status) {
            case NEW, ACCEPTED_FOR_BIDDING -> OrderEvent.NEW;
            case PARTIALLY_FILLED -> OrderEvent.STATED_PARTIALLY_FILLED;
            case FILLED -> OrderEvent.STATED_FILLED;
            case DONE_FOR_DAY -> OrderEvent.DONE_FOR_DAY;
            case CANCELED -> OrderEvent.CANCELED;
            case REPLACED -> OrderEvent.REPLACED;
            case PENDING_CANCEL -> OrderEvent.PENDING_CANCEL;
            case STOPPED -> OrderEvent.STOPPED;
            case REJECTED -> isUnknownOrder(report) ? OrderEvent.NOT_KNOWN_THERE : OrderEvent.REJECTED;
            case SUSPENDED -> OrderEvent.SUSPENDED;
            case PENDING_NEW -> OrderEvent.PENDING_NEW;
            case CALCULATED -> OrderEvent.CALCULATED;
            case EXPIRED -> OrderEvent.EXPIRED;
            case PENDING_REPLACE -> OrderEvent.PENDING_REPLACE;
        };
    }

    /// FIX 4.4 answers a status request for an order that the venue does not know by OrdStatus(39) 8. Only a rejection
    /// that names the venue's own order id is a rejection.
    private static boolean isUnknownOrder(ExecutionReport report) {
        VenueOrderId venueOrder = report.refs().venueOrder();
        return report.details().reason() == UNKNOWN_ORDER
                || venueOrder == null
                || venueOrder.value().equals("NONE");
    }
}
