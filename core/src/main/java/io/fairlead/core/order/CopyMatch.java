package io.fairlead.core.order;

import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrderId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares what a drop copy says with what we have of its order. Pure.
public final class CopyMatch {
    private CopyMatch() {}

    /// Our execution that a copy of a trade shows: of that id or, as a copy may have ids of its own, of that quantity,
    /// price and sum. Null if we have none: what only stands for executions until they are told is none.
    public static @Nullable Execution known(LiveOrder order, ExecutionReport copy) {
        if (copy.progress().execType() != ExecType.TRADE) {
            return null;
        }
        List<Execution> executions = order.executions();
        Execution alike = null;
        for (int i = executions.size() - 1; i >= 0; i--) {
            Execution each = executions.get(i);
            if (copy.refs().exec() != null && each.isNamed(copy.refs().exec())) {
                return each;
            }
            boolean isAlike = each.isSumOf(copy) && !each.isInferred() && !each.isByWord();
            alike = isAlike ? each : alike;
        }
        return alike;
    }

    /// Whether a copy is of an execution, or of the bust or correction of one.
    public static boolean isOfExecution(ExecutionReport copy) {
        ExecType type = copy.progress().execType();
        return type == ExecType.TRADE || type == ExecType.TRADE_CANCEL || type == ExecType.TRADE_CORRECT;
    }

    /// Whether a copy says what we do not have of its order.
    public static boolean isNews(LiveOrder order, ExecutionReport copy) {
        ExecType type = copy.progress().execType();
        if (type == null) {
            return false;
        }
        return switch (type) {
            case TRADE -> known(order, copy) == null;
            case TRADE_CANCEL, TRADE_CORRECT -> restates(order, copy);
            case CANCELED, EXPIRED, REJECTED -> order.status().isLive();
            case REPLACED -> isPending(order, copy.refs().order());
            case NEW, PENDING_NEW, STOPPED, SUSPENDED, CALCULATED -> Requests.isUnanswered(order);
            case DONE_FOR_DAY, RESTATED, PENDING_CANCEL, PENDING_REPLACE -> Requests.isUnanswered(order);
            case ORDER_STATUS -> false; // the answer to somebody's question, and older than the newest word
        };
    }

    private static boolean isPending(LiveOrder order, @Nullable OrderId request) {
        PendingRequest replace = order.pendingReplace();
        return replace != null && replace.id().equals(request);
    }

    private static boolean restates(LiveOrder order, ExecutionReport copy) {
        ExecId reference = copy.refs().execRef();
        for (Execution each : order.executions()) {
            if (reference != null && each.isNamed(reference)) {
                return !each.isRestatedAs(copy);
            }
        }
        return true;
    }

    /// Whether a trade that we do not know by its id would go beyond what the venue has counted in all: then one of
    /// those that we have is the same under another id. Where some were told without a sum, nobody knows how many
    /// that is; and what only stands for executions until they are told, or is an operator's word, takes no room.
    public static boolean hasNoRoom(LiveOrder order, ExecutionReport copy) {
        Decimal lastQty = copy.progress().lastQty();
        Decimal cumQty = copy.progress().cumQty();
        if (copy.progress().execType() != ExecType.TRADE || lastQty == null || cumQty == null) {
            return false;
        }
        Executions booked = order.executions;
        if (booked != null && booked.isOvertaken(copy)) {
            return false; // what was taken back before it came takes no room
        }
        for (Execution each : order.executions()) {
            if (each.isListedOnly() || each.yieldsTo(copy) || (each.isByWord() && each.counts())) {
                return false;
            }
        }
        Decimal known = order.cumQty().minus(order.missing());
        return known.compareTo(order.cumQty().max(cumQty).minus(lastQty)) > 0;
    }

    /// Whether drop copies alone have shown an execution of the order.
    public static boolean restsOnCopies(LiveOrder order) {
        for (Execution each : order.executions()) {
            if (each.isListedOnly() && each.counts() && each.evidence() == Evidence.DROP_COPY) {
                return true;
            }
        }
        return false;
    }

    /// Whether two reports are of the same execution by their figures.
    static boolean isSame(ExecutionReport.Progress one, ExecutionReport.Progress other) {
        return one.cumQty() != null
                && one.cumQty().equals(other.cumQty())
                && Objects.equals(one.lastQty(), other.lastQty())
                && Objects.equals(one.lastPx(), other.lastPx());
    }
}
