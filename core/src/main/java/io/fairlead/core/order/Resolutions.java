package io.fairlead.core.order;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrderStatus;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Ends of a doubt that no report of the venue brings: proof of absence, or an operator's word. What a word booked is
/// marked as such, and yields to the venue's own word.
public final class Resolutions {
    /// The ExecID(17) of what an operator said.
    private static final ExecId BY_WORD = new ExecId("OPERATOR");

    private Resolutions() {}

    static void absent(LiveOrder order, Evidence evidence, String text, long atNanos) {
        order.inDoubt = false;
        order.evidence = evidence;
        order.text = text;
        order.move(OrderEvent.PROVED_ABSENT, atNanos);
    }

    static Effect byWord(LiveOrder order, Event.OrderResolved event) {
        order.closedByWord = true;
        Decimal filled = event.filledUnits();
        if (filled == null) {
            absent(order, Evidence.OPERATOR, event.because(), event.atNanos());
            return Effect.NONE;
        }
        Effect effect = Effect.NONE;
        Decimal missing = filled.minus(known(order));
        if (missing.signum() > 0) {
            effect = order.booked().byWord(execution(order, event, missing));
        } else if (order.executions != null) {
            order.executions.state(filled);
        }
        order.inDoubt = false;
        order.replace = null;
        order.cancel = null;
        order.evidence = Evidence.OPERATOR;
        order.text = event.because();
        order.move(order.isComplete() ? OrderEvent.STATED_FILLED : OrderEvent.CANCELED, event.atNanos());
        return effect;
    }

    private static Execution execution(LiveOrder order, Event.OrderResolved event, Decimal missing) {
        Decimal price = Objects.requireNonNull(restPx(order, event.filledUnits(), event.avgPx()));
        ExecutionReport said = new ExecutionReport(
                order.account().venue(),
                new ExecutionReport.References(order.id, null, order.venueOrder, BY_WORD, null),
                new ExecutionReport.Progress(
                        ExecType.TRADE, null, missing, price, event.filledUnits(), null, event.avgPx()),
                new ExecutionReport.Details(null, null, null, null, -1, event.because(), 0),
                new ExecutionReport.Marks(false, false, "", "", Evidence.OPERATOR));
        return new Execution(order, said, event.atNanos());
    }

    /// Books what the venue counted and never told, marked as such.
    static Effect infer(LiveOrder order, ReconEvent.FillInferred event) {
        ExecutionReport said = new ExecutionReport(
                order.account().venue(),
                new ExecutionReport.References(
                        order.id, null, order.venueOrder, new ExecId("INFERRED-" + event.cumQty()), null),
                new ExecutionReport.Progress(
                        ExecType.TRADE, null, event.units(), event.price(), event.cumQty(), null, null),
                new ExecutionReport.Details(null, null, null, null, -1, event.why(), 0),
                new ExecutionReport.Marks(false, false, "", "", event.source()));
        return order.booked().infer(new Execution(order, said, event.atNanos(), event.cumQty()));
    }

    /// Voids what stood for an execution that now comes after all, if that can be counted in its place.
    static boolean giveWay(LiveOrder order, ExecutionReport report) {
        ExecutionReport.Progress progress = report.progress();
        return progress.execType() == ExecType.TRADE
                && progress.lastQty() != null
                && Countable.is(progress.lastQty(), progress.lastPx())
                && !(Reports.tellsNoSum(report) && report.refs().exec() == null)
                && order.executions != null
                && order.executions.yieldTo(report);
    }

    static Decimal known(LiveOrder order) {
        return order.executions == null ? Decimal.ZERO : order.executions.known();
    }

    /// The price of what is not known yet, so that all that was filled has the average price given, rounded half
    /// even to 12 places; null where there is none, or it would not be a price.
    public static @Nullable Decimal restPx(LiveOrder order, @Nullable Decimal filled, @Nullable Decimal avgPx) {
        if (filled == null || avgPx == null) {
            return null;
        }
        BigDecimal rest = filled.minus(known(order)).toBigDecimal();
        if (rest.signum() <= 0) {
            return null;
        }
        BigDecimal notional = filled.toBigDecimal().multiply(avgPx.toBigDecimal());
        for (Execution execution : order.executions()) {
            BigDecimal units = execution.units().toBigDecimal();
            notional = notional.subtract(units.multiply(execution.price().toBigDecimal()));
        }
        try {
            Decimal price = Decimal.quotient(notional, rest);
            return price.signum() > 0 ? price : null;
        } catch (ArithmeticException doesNotFit) {
            return null;
        }
    }

    /// Puts an order that was closed by word in doubt again when the venue speaks of it, and voids what the word had
    /// booked unless the venue's figure is the same. Whether the order was so.
    static boolean revise(LiveOrder order, ExecutionReport report, long atNanos) {
        if (!order.closedByWord || !isPositive(Reports.eventOf(report))) {
            return false;
        }
        order.closedByWord = false;
        order.inDoubt = true;
        order.status = OrderStatus.UNKNOWN;
        order.statusNanos = atNanos;
        Decimal cumQty = report.progress().cumQty();
        boolean same =
                Reports.eventOf(report) != OrderEvent.TRADE && order.cumQty().equals(cumQty);
        if (!same && order.executions != null) {
            order.executions.voidWords();
        }
        return true;
    }

    private static boolean isPositive(OrderEvent event) {
        return event != OrderEvent.NOT_KNOWN_THERE && event != OrderEvent.UNREADABLE;
    }
}
