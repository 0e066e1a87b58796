package io.fairlead.proof.world;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.fix.codec.FixEncoder;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.codec.Tag;
import io.fairlead.sim.match.Answer;
import io.fairlead.sim.match.OrderSnapshot;
import io.fairlead.sim.match.Request;
import io.fairlead.sim.match.Terms;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A venue's end of FIX 4.4 in a world: messages to requests of the matching core, and its answers to messages. Pure.
final class VenueWords {
    private static final int UNKNOWN_ORDER = 5;

    private VenueWords() {}

    /// What a message asks of the matching core; null if it asks nothing.
    static @Nullable Request request(String owner, FixMessage in) {
        return switch (in.msgType()) {
            case MsgType.NEW_ORDER_SINGLE ->
                new Request.New(owner, text(in, Tag.ACCOUNT), text(in, Tag.CL_ORD_ID), text(in, Tag.SYMBOL), terms(in));
            case MsgType.ORDER_CANCEL_REQUEST ->
                new Request.Cancel(owner, text(in, Tag.CL_ORD_ID), named(in, Tag.ORIG_CL_ORD_ID));
            case MsgType.ORDER_CANCEL_REPLACE_REQUEST ->
                new Request.Replace(owner, text(in, Tag.CL_ORD_ID), named(in, Tag.ORIG_CL_ORD_ID), terms(in));
            case MsgType.ORDER_STATUS_REQUEST ->
                new Request.Status(
                        owner,
                        named(in, Tag.CL_ORD_ID),
                        text(in, Tag.SYMBOL),
                        side(in),
                        text(in, Tag.ORD_STATUS_REQ_ID));
            case MsgType.ORDER_MASS_STATUS_REQUEST ->
                new Request.MassStatus(owner, text(in, Tag.MASS_STATUS_REQ_ID), in.string(Tag.SYMBOL), null);
            case MsgType.ORDER_MASS_CANCEL_REQUEST ->
                new Request.MassCancel(owner, text(in, Tag.CL_ORD_ID), in.string(Tag.SYMBOL));
            default -> null;
        };
    }

    private static Request.Named named(FixMessage in, int tag) {
        return new Request.Named(text(in, tag), text(in, Tag.ORDER_ID));
    }

    private static Terms terms(FixMessage in) {
        long expires = in.has(Tag.EXPIRE_TIME) ? in.timestamp(Tag.EXPIRE_TIME) : 0;
        return new Terms(
                side(in),
                Objects.requireNonNull(OrdType.ofCode(in.charValue(Tag.ORD_TYPE))),
                Objects.requireNonNull(TimeInForce.ofCode(in.charValue(Tag.TIME_IN_FORCE))),
                Decimal.of(text(in, Tag.ORDER_QTY)),
                in.has(Tag.PRICE) ? Decimal.of(text(in, Tag.PRICE)) : null,
                in.has(Tag.STOP_PX) ? Decimal.of(text(in, Tag.STOP_PX)) : null,
                expires,
                Instructions.NONE);
    }

    private static Side side(FixMessage in) {
        return in.charValue(Tag.SIDE) == Side.BUY.code() ? Side.BUY : Side.SELL;
    }

    private static String text(FixMessage in, int tag) {
        return in.string(tag, "");
    }

    /// MsgType(35) of an answer; 0 if FIX 4.4 has none for it.
    static int msgType(Answer answer) {
        return switch (answer) {
            case Answer.Report _, Answer.NoOrder _ -> MsgType.EXECUTION_REPORT;
            case Answer.CancelReject _ -> MsgType.ORDER_CANCEL_REJECT;
            case Answer.MassCanceled _ -> MsgType.ORDER_MASS_CANCEL_REPORT;
            case Answer.Triggered _ -> 0;
        };
    }

    /// Writes the body of an answer.
    static void write(FixEncoder out, Answer answer) {
        switch (answer) {
            case Answer.Report report -> report(out, report);
            case Answer.NoOrder none -> noOrder(out, none);
            case Answer.CancelReject reject -> cancelReject(out, reject);
            case Answer.MassCanceled canceled -> massCanceled(out, canceled);
            case Answer.Triggered _ -> {}
        }
    }

    private static void report(FixEncoder out, Answer.Report report) {
        OrderSnapshot order = report.order();
        OrderSnapshot.Ids ids = order.ids();
        Answer.Note note = report.note();
        out.put(Tag.ORDER_ID, ids.orderId())
                .put(Tag.EXEC_ID, report.execId())
                .put(Tag.EXEC_TYPE, report.type().code())
                .put(Tag.ORD_STATUS, order.status().code())
                .put(Tag.CL_ORD_ID, note.clOrdId().isEmpty() ? ids.clOrdId() : note.clOrdId())
                .put(Tag.SYMBOL, order.symbol());
        putIfAny(out, Tag.ORIG_CL_ORD_ID, note.origClOrdId().isEmpty() ? ids.origClOrdId() : note.origClOrdId());
        putIfAny(out, Tag.ACCOUNT, ids.account());
        terms(out, order.terms());
        put(out, Tag.CUM_QTY, order.fills().cumQty());
        put(out, Tag.LEAVES_QTY, order.fills().leavesQty());
        put(out, Tag.AVG_PX, order.fills().avgPx());
        out.putTimestamp(Tag.TRANSACT_TIME, report.nanos());
        Answer.Trade trade = report.trade();
        if (trade != null) {
            put(out, Tag.LAST_QTY, trade.lastQty());
            put(out, Tag.LAST_PX, trade.lastPx());
            putIfAny(out, Tag.EXEC_REF_ID, trade.execRefId());
        }
        if (note.reason() >= 0) {
            out.put(Tag.ORD_REJ_REASON, note.reason());
        }
        putIfAny(out, Tag.TEXT, note.text());
        requestId(out, note);
    }

    private static void requestId(FixEncoder out, Answer.Note note) {
        if (note.remaining() < 0) {
            putIfAny(out, Tag.ORD_STATUS_REQ_ID, note.requestId());
        } else {
            out.put(Tag.MASS_STATUS_REQ_ID, note.requestId())
                    .put(Tag.TOT_NUM_REPORTS, note.total())
                    .put(Tag.LAST_RPT_REQUESTED, note.remaining() == 0);
        }
    }

    private static void terms(FixEncoder out, Terms terms) {
        out.put(Tag.SIDE, terms.side().code())
                .put(Tag.ORD_TYPE, terms.type().code())
                .put(Tag.TIME_IN_FORCE, terms.tif().code());
        put(out, Tag.ORDER_QTY, terms.qty());
        if (terms.price() != null) {
            put(out, Tag.PRICE, terms.price());
        }
        if (terms.stopPx() != null) {
            put(out, Tag.STOP_PX, terms.stopPx());
        }
        if (terms.expireNanos() != 0) {
            out.putTimestamp(Tag.EXPIRE_TIME, terms.expireNanos());
        }
    }

    private static void noOrder(FixEncoder out, Answer.NoOrder none) {
        Side side = none.side();
        out.put(
                        Tag.ORDER_ID,
                        none.named().orderId().isEmpty() ? "NONE" : none.named().orderId())
                .put(Tag.EXEC_ID, "0")
                .put(Tag.EXEC_TYPE, ExecType.ORDER_STATUS.code())
                .put(Tag.ORD_STATUS, OrdStatus.REJECTED.code())
                .put(Tag.ORD_REJ_REASON, UNKNOWN_ORDER)
                .put(Tag.SYMBOL, none.symbol().isEmpty() ? "[N/A]" : none.symbol())
                .put(Tag.SIDE, side == null ? '7' : side.code())
                .put(Tag.CUM_QTY, 0)
                .put(Tag.LEAVES_QTY, 0)
                .put(Tag.AVG_PX, 0)
                .putTimestamp(Tag.TRANSACT_TIME, none.nanos());
        putIfAny(out, Tag.CL_ORD_ID, none.named().clOrdId());
        if (side == null) {
            out.put(Tag.MASS_STATUS_REQ_ID, none.requestId())
                    .put(Tag.TOT_NUM_REPORTS, 0)
                    .put(Tag.LAST_RPT_REQUESTED, true);
        } else {
            putIfAny(out, Tag.ORD_STATUS_REQ_ID, none.requestId());
        }
    }

    private static void cancelReject(FixEncoder out, Answer.CancelReject reject) {
        Answer.Refusal refusal = reject.refusal();
        out.put(Tag.ORDER_ID, reject.orderId())
                .put(Tag.CL_ORD_ID, reject.clOrdId())
                .put(Tag.ORIG_CL_ORD_ID, reject.origClOrdId().isEmpty() ? "NONE" : reject.origClOrdId())
                .put(Tag.ORD_STATUS, refusal.status().code())
                .put(Tag.CXL_REJ_RESPONSE_TO, refusal.ofReplace() ? '2' : '1')
                .put(Tag.CXL_REJ_REASON, refusal.reason())
                .putTimestamp(Tag.TRANSACT_TIME, reject.nanos());
        putIfAny(out, Tag.TEXT, refusal.text());
    }

    /// Without the list of orders, which may be left out: each of them has a report of its own.
    private static void massCanceled(FixEncoder out, Answer.MassCanceled canceled) {
        String symbol = canceled.symbol();
        out.put(Tag.CL_ORD_ID, canceled.clOrdId())
                .put(Tag.ORDER_ID, "M-" + canceled.clOrdId())
                .put(530, symbol == null ? '7' : '1')
                .put(531, symbol == null ? '7' : '1')
                .put(533, canceled.orders().size())
                .putTimestamp(Tag.TRANSACT_TIME, canceled.nanos());
        putIfAny(out, Tag.SYMBOL, symbol == null ? "" : symbol);
    }

    static void put(FixEncoder out, int tag, Decimal value) {
        out.put(tag, value.unscaled(), value.scale());
    }

    private static void putIfAny(FixEncoder out, int tag, String value) {
        if (!value.isEmpty()) {
            out.put(tag, value);
        }
    }
}
