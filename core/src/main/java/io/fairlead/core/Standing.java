package io.fairlead.core;

import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.Reports;
import org.jspecify.annotations.Nullable;

/// Whether a report shows its order as live at the venue. Pure.
final class Standing {
    private Standing() {}

    /// Whether somebody had asked for it.
    static boolean isAnswer(ExecutionReport report) {
        Evidence source = report.marks().source();
        return source == Evidence.MASS_STATUS || source == Evidence.ORDER_STATUS || Reports.isStatus(report);
    }

    /// Whether by this report the order may still execute. What can't be read may.
    static boolean isOpen(ExecutionReport report) {
        OrdStatus status = report.progress().ordStatus();
        if (status == null) {
            return isOpenByEvent(report);
        }
        return switch (status) {
            case FILLED, CANCELED, REJECTED, EXPIRED -> false;
            case NEW, PARTIALLY_FILLED, DONE_FOR_DAY, REPLACED, PENDING_CANCEL, STOPPED, SUSPENDED -> true;
            case PENDING_NEW, CALCULATED, ACCEPTED_FOR_BIDDING, PENDING_REPLACE -> true;
        };
    }

    private static boolean isOpenByEvent(ExecutionReport report) {
        return switch (Reports.eventOf(report)) {
            case CANCELED, REJECTED, EXPIRED, STATED_FILLED, NOT_KNOWN_THERE -> false;
            case PENDING_NEW, NEW, TRADE, TRADE_CORRECT, TRADE_CANCEL, PENDING_CANCEL, PENDING_REPLACE -> true;
            case REPLACED, STOPPED, SUSPENDED, CALCULATED, DONE_FOR_DAY, RESTATED, UNREADABLE -> true;
            case STATED_PARTIALLY_FILLED, CANCEL_REJECTED, REPLACE_REJECTED -> true;
            case SENT, NOT_SENT, DOUBTED, CANCEL_ASKED, REPLACE_ASKED, REQUEST_NOT_SENT, PROVED_ABSENT -> true;
        };
    }

    /// Whether the venue has a cancel of it under way.
    static boolean isBeingCancelled(ExecutionReport report) {
        return report.progress().ordStatus() == OrdStatus.PENDING_CANCEL;
    }

    /// The venue's name of the order, or else ours.
    static String nameOf(ExecutionReport report) {
        ExecutionReport.References refs = report.refs();
        return String.valueOf(refs.venueOrder() == null ? refs.order() : refs.venueOrder());
    }

    /// Why an order that the venue shows as live is not one of our live ones.
    static String oddity(ExecutionReport report, @Nullable LiveOrder order) {
        return order == null
                ? "the venue shows order " + nameOf(report) + " as live, which is none of ours and could not be adopted"
                : "the venue shows order " + order.id() + " as live, which our books have as " + order.status();
    }
}
