package io.fairlead.core.order;

import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Applies execution reports: first to the figures, then to the requests under way, then to the status.
final class Bookkeeping {
    private Bookkeeping() {}

    /// Books what was executed, and what the report claims of the sum.
    static Effect book(LiveOrder order, ExecutionReport report, long atNanos) {
        ExecType type = report.progress().execType();
        try {
            if (type == ExecType.TRADE) {
                return order.booked().trade(order, report, atNanos);
            }
            if (type == ExecType.TRADE_CANCEL) {
                return order.booked().bust(report);
            }
            if (type == ExecType.TRADE_CORRECT) {
                return order.booked().correct(report);
            }
            claim(order, report);
            return Effect.NONE;
        } catch (ArithmeticException tooLarge) {
            return Effect.UNCOUNTABLE;
        }
    }

    /// A denial claims nothing: who knows no such order fills CumQty(14) with 0, and knows no sum.
    private static void claim(LiveOrder order, ExecutionReport report) {
        Decimal cumQty = report.progress().cumQty();
        if (cumQty == null
                || (order.executions == null && cumQty.isZero())
                || Reports.eventOf(report) == OrderEvent.NOT_KNOWN_THERE) {
            return;
        }
        Executions booked = order.booked();
        if (Reports.isStatus(report) && !report.marks().possDup()) {
            if (!booked.isPast(report, cumQty)) {
                booked.state(report, cumQty);
            }
        } else {
            booked.claim(report, cumQty);
        }
    }

    /// Follows a report with requests and status; false if it does not fit where the order stands.
    static boolean follow(LiveOrder order, ExecutionReport report, Effect effect, long atNanos) {
        OrderEvent event = Reports.eventOf(report);
        if (event == OrderEvent.NOT_KNOWN_THERE) {
            return Requests.notKnownThere(order, atNanos);
        }
        if (event == OrderEvent.UNREADABLE || effect == Effect.UNCOUNTABLE) {
            return false;
        }
        if (isOutdated(order, report)) {
            return true;
        }
        boolean repeated = effect == Effect.NONE && isOfExecution(event);
        if (repeated && (order.status != OrderStatus.UNKNOWN || Reports.tellsNoSum(report))) {
            endWhatWasOpened(order, report, atNanos);
            return true;
        }
        if (Lifecycle.move(order.status, event) == Move.OUTSIDE) {
            return false;
        }
        order.inDoubt = isOpenedUntold(order, report, event) || staysInDoubt(order, report);
        acknowledge(order, report, event);
        answerRequests(order, report, event);
        boolean inside = order.move(event, atNanos);
        endWhatWasOpened(order, report, atNanos);
        return inside;
    }

    /// An answer that the venue sends again, or that took long, was true when it was made. Where its sum is not the
    /// newest, neither is the status that it tells: a bust or a fill has overtaken it. The next question is
    /// answered anew.
    private static boolean isOutdated(LiveOrder order, ExecutionReport report) {
        Decimal cumQty = report.progress().cumQty();
        return Reports.isStatus(report) && cumQty != null && !cumQty.equals(order.cumQty());
    }

    /// Whether a list or a copy takes a fill back that completed the order: it does not say whether the order trades
    /// on, so that the venue is asked.
    private static boolean isOpenedUntold(LiveOrder order, ExecutionReport report, OrderEvent event) {
        boolean restates = event == OrderEvent.TRADE_CANCEL || event == OrderEvent.TRADE_CORRECT;
        return restates && order.status == OrderStatus.FILLED && !order.isComplete() && Reports.tellsNoSum(report);
    }

    /// What a list or a copy tells of an order that the venue had acknowledged says nothing of where it stands now.
    private static boolean staysInDoubt(LiveOrder order, ExecutionReport report) {
        return order.inDoubt
                && Reports.tellsNoSum(report)
                && order.acknowledged != OrderStatus.SENT
                && !order.isComplete();
    }

    /// What a bust opened does not trade on if the venue says so; a list may have told the bust itself before, without
    /// a status.
    private static void endWhatWasOpened(LiveOrder order, ExecutionReport report, long atNanos) {
        ExecutionReport.Progress progress = report.progress();
        if (progress.execType() == ExecType.TRADE_CANCEL
                && progress.ordStatus() == OrdStatus.CANCELED
                && order.status.isLive()) {
            order.move(OrderEvent.CANCELED, atNanos);
        }
    }

    private static boolean isOfExecution(OrderEvent event) {
        return event == OrderEvent.TRADE || event == OrderEvent.TRADE_CANCEL || event == OrderEvent.TRADE_CORRECT;
    }

    private static void acknowledge(LiveOrder order, ExecutionReport report, OrderEvent event) {
        if (report.refs().venueOrder() != null) {
            order.venueOrder = report.refs().venueOrder();
        }
        if (event != OrderEvent.PENDING_NEW) {
            order.acknowledged = OrderStatus.NEW;
        } else if (order.acknowledged == OrderStatus.SENT) {
            order.acknowledged = OrderStatus.PENDING_NEW;
        }
        if (order.session.isEmpty()) {
            order.session = report.marks().session();
        }
        if (!report.details().text().isEmpty()) {
            order.text = report.details().text();
        }
    }

    private static void answerRequests(LiveOrder order, ExecutionReport report, OrderEvent event) {
        switch (event) {
            case REPLACED -> replaced(order, report);
            case RESTATED -> restate(order, report.details().terms());
            case PENDING_CANCEL -> order.cancel = order.cancel == null ? null : order.cancel.settled();
            case PENDING_REPLACE -> order.replace = order.replace == null ? null : order.replace.settled();
            case PENDING_NEW, NEW, DONE_FOR_DAY, STOPPED, SUSPENDED, CALCULATED -> stated(order, report);
            case STATED_PARTIALLY_FILLED, STATED_FILLED -> stated(order, report);
            case CANCELED, REJECTED, EXPIRED -> {} // the requests end with the order
            case TRADE, TRADE_CORRECT, TRADE_CANCEL -> {} // says nothing of requests
            case CANCEL_REJECTED, REPLACE_REJECTED, NOT_KNOWN_THERE, UNREADABLE -> {} // handled elsewhere
            case SENT, NOT_SENT, DOUBTED, CANCEL_ASKED, REPLACE_ASKED, REQUEST_NOT_SENT, PROVED_ABSENT -> {} // ours
        }
    }

    private static void replaced(LiveOrder order, ExecutionReport report) {
        OrderId id = report.refs().order();
        PendingRequest replace = order.replace;
        if (replace != null && (id == null || id.equals(replace.id()))) {
            take(order, replace);
        } else if (followsOnCurrent(order, report)) {
            order.current = Objects.requireNonNull(id);
        } else if (isOurs(order, id)) {
            return; // told twice, or overtaken by the word of a later change
        }
        restate(order, report.details().terms());
    }

    private static boolean isOurs(LiveOrder order, @Nullable OrderId id) {
        return id != null && (id.equals(order.id) || id.equals(order.current) || order.requests.contains(id));
    }

    /// Whether the venue shows the order under the id of a replace of the one in force: a change of ours that was taken
    /// for lost, as the venue had shown the order without it, and that it got round to afterwards.
    private static boolean followsOnCurrent(LiveOrder order, ExecutionReport report) {
        OrderId id = report.refs().order();
        return id != null
                && !id.equals(order.current)
                && order.current.equals(report.refs().origOrder());
    }

    private static void take(LiveOrder order, PendingRequest replace) {
        order.terms = Objects.requireNonNull(replace.terms());
        order.current = replace.id();
        order.session = replace.session().isEmpty() ? order.session : replace.session();
        order.replace = null;
    }

    /// The venue's own change: quantity and prices as it tells them, the rest as we asked.
    private static void restate(LiveOrder order, @Nullable OrderTerms told) {
        if (told == null) {
            return;
        }
        order.terms = order.terms.changed(told.units(), told.price(), told.stopPx());
    }

    /// A status report settles requests that were in doubt: it shows the order with them or without them.
    private static void stated(LiveOrder order, ExecutionReport report) {
        if (!Reports.isStatus(report) || report.marks().possDup()) {
            return;
        }
        PendingRequest replace = order.replace;
        if (replace != null && shows(report, replace)) {
            take(order, replace);
        } else if (replace != null && replace.inDoubt()) {
            order.replace = null;
        } else if (replace == null && followsOnCurrent(order, report)) {
            order.current = Objects.requireNonNull(report.refs().order());
            restate(order, report.details().terms());
        }
        if (order.cancel != null && order.cancel.inDoubt()) {
            order.cancel = null;
        }
    }

    private static boolean shows(ExecutionReport report, PendingRequest replace) {
        return replace.id().equals(report.refs().order());
    }
}
