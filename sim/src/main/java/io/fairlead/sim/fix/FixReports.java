package io.fairlead.sim.fix;

import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.sim.fault.Fault;
import io.fairlead.sim.match.Answer;
import io.fairlead.sim.match.OrderSnapshot;
import io.fairlead.sim.match.Request;
import io.fairlead.sim.match.Terms;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import quickfix.Message;
import quickfix.field.Account;
import quickfix.field.AffectedOrderID;
import quickfix.field.AvgPx;
import quickfix.field.ClOrdID;
import quickfix.field.CumQty;
import quickfix.field.CxlRejReason;
import quickfix.field.CxlRejResponseTo;
import quickfix.field.ExecID;
import quickfix.field.ExecInst;
import quickfix.field.ExecRefID;
import quickfix.field.ExecType;
import quickfix.field.ExpireTime;
import quickfix.field.LastPx;
import quickfix.field.LastQty;
import quickfix.field.LastRptRequested;
import quickfix.field.LeavesQty;
import quickfix.field.MassCancelRejectReason;
import quickfix.field.MassCancelRequestType;
import quickfix.field.MassCancelResponse;
import quickfix.field.MassStatusReqID;
import quickfix.field.MaxFloor;
import quickfix.field.MinQty;
import quickfix.field.OrdRejReason;
import quickfix.field.OrdStatusReqID;
import quickfix.field.OrdType;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.OrderQty2;
import quickfix.field.OrigClOrdID;
import quickfix.field.PegOffsetValue;
import quickfix.field.Price;
import quickfix.field.SettlDate2;
import quickfix.field.Side;
import quickfix.field.StopPx;
import quickfix.field.Symbol;
import quickfix.field.Text;
import quickfix.field.TimeInForce;
import quickfix.field.TotNumReports;
import quickfix.field.TotalAffectedOrders;
import quickfix.field.TransactTime;
import quickfix.fix44.ExecutionReport;
import quickfix.fix44.OrderCancelReject;
import quickfix.fix44.OrderMassCancelReport;

/// Answers to order messages of FIX 4.4, prices and quantities as exact text. Pure.
final class FixReports {
    private static final DateTimeFormatter UTC_TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int UNKNOWN_ORDER = 5;

    private FixReports() {}

    /// The message of an answer, or null if FIX 4.4 has none for it.
    static @Nullable Message of(Answer answer) {
        return switch (answer) {
            case Answer.Report report -> report(report);
            case Answer.CancelReject reject -> cancelReject(reject);
            case Answer.NoOrder none -> noOrder(none);
            case Answer.MassCanceled canceled -> massCanceled(canceled);
            case Answer.Triggered _ -> null;
        };
    }

    private static Message report(Answer.Report report) {
        OrderSnapshot order = report.order();
        OrderSnapshot.Ids ids = order.ids();
        Answer.Note note = report.note();
        Message message = new ExecutionReport();
        message.setString(OrderID.FIELD, ids.orderId());
        message.setString(ExecID.FIELD, report.execId());
        message.setChar(ExecType.FIELD, report.type().code());
        message.setChar(quickfix.field.OrdStatus.FIELD, order.status().code());
        message.setString(ClOrdID.FIELD, note.clOrdId().isEmpty() ? ids.clOrdId() : note.clOrdId());
        setIfAny(message, OrigClOrdID.FIELD, note.origClOrdId().isEmpty() ? ids.origClOrdId() : note.origClOrdId());
        message.setString(Symbol.FIELD, order.symbol());
        setIfAny(message, Account.FIELD, ids.account());
        terms(message, order.terms());
        message.setString(CumQty.FIELD, order.fills().cumQty().toString());
        message.setString(LeavesQty.FIELD, order.fills().leavesQty().toString());
        message.setString(AvgPx.FIELD, order.fills().avgPx().toString());
        message.setString(TransactTime.FIELD, time(report.nanos()));
        Answer.Trade trade = report.trade();
        if (trade != null) {
            message.setString(LastQty.FIELD, trade.lastQty().toString());
            message.setString(LastPx.FIELD, trade.lastPx().toString());
            setIfAny(message, ExecRefID.FIELD, trade.execRefId());
        }
        if (note.reason() >= 0) {
            message.setInt(OrdRejReason.FIELD, note.reason());
        }
        setIfAny(message, Text.FIELD, note.text());
        requestId(message, note);
        return message;
    }

    private static void requestId(Message message, Answer.Note note) {
        if (note.remaining() < 0) {
            setIfAny(message, OrdStatusReqID.FIELD, note.requestId());
        } else {
            message.setString(MassStatusReqID.FIELD, note.requestId());
            message.setInt(TotNumReports.FIELD, note.total());
            message.setBoolean(LastRptRequested.FIELD, note.remaining() == 0);
        }
    }

    private static void terms(Message message, Terms terms) {
        message.setChar(Side.FIELD, terms.side().code());
        message.setChar(OrdType.FIELD, terms.type().code());
        message.setChar(TimeInForce.FIELD, terms.tif().code());
        message.setString(OrderQty.FIELD, terms.qty().toString());
        if (terms.price() != null) {
            message.setString(Price.FIELD, terms.price().toString());
        }
        if (terms.stopPx() != null) {
            message.setString(StopPx.FIELD, terms.stopPx().toString());
        }
        if (terms.expireNanos() != 0) {
            message.setString(ExpireTime.FIELD, time(terms.expireNanos()));
        }
        if (!terms.instructions().isNone()) {
            instructions(message, terms);
        }
    }

    private static void instructions(Message message, Terms terms) {
        Instructions given = terms.instructions();
        Instructions.Peg peg = given.peg();
        if (given.maxFloor() != null) {
            message.setString(MaxFloor.FIELD, given.maxFloor().toString());
        }
        if (given.minQty() != null) {
            message.setString(MinQty.FIELD, given.minQty().toString());
        }
        if (peg != null) {
            message.setString(ExecInst.FIELD, String.valueOf(peg.to().code()));
            message.setString(PegOffsetValue.FIELD, peg.offset().toString());
        }
        if (given.farDate() != null) {
            message.setString(SettlDate2.FIELD, given.farDate().format(DateTimeFormatter.BASIC_ISO_DATE));
            message.setString(OrderQty2.FIELD, terms.qty().toString());
        }
    }

    private static Message cancelReject(Answer.CancelReject reject) {
        Answer.Refusal refusal = reject.refusal();
        Message message = new OrderCancelReject();
        message.setString(OrderID.FIELD, reject.orderId());
        message.setString(ClOrdID.FIELD, reject.clOrdId());
        message.setString(OrigClOrdID.FIELD, reject.origClOrdId().isEmpty() ? "NONE" : reject.origClOrdId());
        message.setChar(quickfix.field.OrdStatus.FIELD, refusal.status().code());
        message.setChar(
                CxlRejResponseTo.FIELD,
                refusal.ofReplace()
                        ? CxlRejResponseTo.ORDER_CANCEL_REPLACE_REQUEST
                        : CxlRejResponseTo.ORDER_CANCEL_REQUEST);
        message.setInt(CxlRejReason.FIELD, refusal.reason());
        setIfAny(message, Text.FIELD, refusal.text());
        message.setString(TransactTime.FIELD, time(reject.nanos()));
        return message;
    }

    /// There is no order to speak of, so what FIX 4.4 requires all the same is none and zero.
    private static Message noOrder(Answer.NoOrder none) {
        Message message = new ExecutionReport();
        String orderId = none.named().orderId();
        message.setString(OrderID.FIELD, orderId.isEmpty() ? "NONE" : orderId);
        message.setString(ExecID.FIELD, "0");
        message.setChar(ExecType.FIELD, ExecType.ORDER_STATUS);
        message.setChar(quickfix.field.OrdStatus.FIELD, OrdStatus.REJECTED.code());
        message.setInt(OrdRejReason.FIELD, UNKNOWN_ORDER);
        setIfAny(message, ClOrdID.FIELD, none.named().clOrdId());
        message.setString(Symbol.FIELD, none.symbol().isEmpty() ? "[N/A]" : none.symbol());
        io.fairlead.core.model.Side side = none.side();
        message.setChar(Side.FIELD, side == null ? Side.UNDISCLOSED : side.code());
        message.setString(CumQty.FIELD, "0");
        message.setString(LeavesQty.FIELD, "0");
        message.setString(AvgPx.FIELD, "0");
        message.setString(TransactTime.FIELD, time(none.nanos()));
        message.setString(Text.FIELD, "unknown order");
        if (side == null) {
            message.setString(MassStatusReqID.FIELD, none.requestId());
            message.setInt(TotNumReports.FIELD, 0);
            message.setBoolean(LastRptRequested.FIELD, true);
        } else {
            setIfAny(message, OrdStatusReqID.FIELD, none.requestId());
        }
        return message;
    }

    private static void massCancelResponse(Message message, Answer.MassCanceled canceled) {
        if (!canceled.text().isEmpty()) {
            message.setChar(MassCancelResponse.FIELD, '0');
            message.setString(MassCancelRejectReason.FIELD, "99");
            message.setString(Text.FIELD, canceled.text());
            return;
        }
        message.setChar(
                MassCancelResponse.FIELD,
                canceled.symbol() == null
                        ? MassCancelResponse.CANCEL_ALL_ORDERS
                        : MassCancelResponse.CANCEL_ORDERS_FOR_A_SECURITY);
        message.setInt(TotalAffectedOrders.FIELD, canceled.orders().size());
    }

    private static Message massCanceled(Answer.MassCanceled canceled) {
        Message message = new OrderMassCancelReport();
        String symbol = canceled.symbol();
        message.setString(ClOrdID.FIELD, canceled.clOrdId());
        message.setString(OrderID.FIELD, "M-" + canceled.clOrdId());
        message.setChar(
                MassCancelRequestType.FIELD,
                symbol == null
                        ? MassCancelRequestType.CANCEL_ALL_ORDERS
                        : MassCancelRequestType.CANCEL_ORDERS_FOR_A_SECURITY);
        massCancelResponse(message, canceled);
        setIfAny(message, Symbol.FIELD, symbol == null ? "" : symbol);
        for (Request.Named order : canceled.orders()) {
            OrderMassCancelReport.NoAffectedOrders group = new OrderMassCancelReport.NoAffectedOrders();
            group.setString(OrigClOrdID.FIELD, order.clOrdId());
            group.setString(AffectedOrderID.FIELD, order.orderId());
            message.addGroup(group);
        }
        message.setString(TransactTime.FIELD, time(canceled.nanos()));
        return message;
    }

    /// Puts in what FIX 4.4 does not allow: AggressorIndicator(1057) of a later version, a tag of the venue's own, a
    /// TimeInForce(59) that nobody knows, and NoPartyIDs(453) without the parties.
    static void distort(Message report, Fault.Quirk how) {
        if (how != Fault.Quirk.OFF) {
            report.setString(1057, "Y");
            report.setString(5001, "label");
        }
        if (how == Fault.Quirk.BROKEN) {
            report.setChar(TimeInForce.FIELD, 'Z');
            report.setString(453, "2");
        }
    }

    static String time(long nanos) {
        return UTC_TIMESTAMP.format(
                Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L)));
    }

    private static void setIfAny(Message message, int tag, String value) {
        if (!value.isEmpty()) {
            message.setString(tag, value);
        }
    }
}
