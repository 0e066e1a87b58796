package io.fairlead.sim.fix;

import io.fairlead.sim.desk.BookedTrade;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.field.Account;
import quickfix.field.ClOrdID;
import quickfix.field.ExecID;
import quickfix.field.ExecType;
import quickfix.field.LastPx;
import quickfix.field.LastQty;
import quickfix.field.LastRptRequested;
import quickfix.field.NoDates;
import quickfix.field.NoPartyIDs;
import quickfix.field.OrdType;
import quickfix.field.OrderID;
import quickfix.field.OrderQty;
import quickfix.field.PartyID;
import quickfix.field.PartyRole;
import quickfix.field.PreviouslyReported;
import quickfix.field.Side;
import quickfix.field.SubscriptionRequestType;
import quickfix.field.Symbol;
import quickfix.field.Text;
import quickfix.field.TotNumTradeReports;
import quickfix.field.TradeDate;
import quickfix.field.TradeReportID;
import quickfix.field.TradeReportRefID;
import quickfix.field.TradeReportTransType;
import quickfix.field.TradeRequestID;
import quickfix.field.TradeRequestResult;
import quickfix.field.TradeRequestStatus;
import quickfix.field.TradeRequestType;
import quickfix.field.TransactTime;
import quickfix.fix44.TradeCaptureReport;
import quickfix.fix44.TradeCaptureReportRequestAck;

/// TradeCaptureReportRequest(AD), and the answers to it. Pure.
///
/// @param account the party of role 24
/// @param refusal TradeRequestResult(749), 0 for a request that is served
record FixTrades(String requestId, int type, String account, long fromNanos, long toNanos, int refusal) {
    /// Reads a request. The first of NoDates(580) is where the trades begin, the second where they end.
    static FixTrades of(Message message) throws FieldNotFound, IncorrectTagValue {
        int type = message.getInt(TradeRequestType.FIELD);
        boolean once = !message.isSetField(SubscriptionRequestType.FIELD)
                || message.getChar(SubscriptionRequestType.FIELD) == SubscriptionRequestType.SNAPSHOT;
        boolean known = type == TradeRequestType.ALL_TRADES
                || type == TradeRequestType.MATCHED_TRADES_MATCHING_CRITERIA_PROVIDED_ON_REQUEST;
        List<Group> dates = message.getGroups(NoDates.FIELD);
        return new FixTrades(
                message.getString(TradeRequestID.FIELD),
                type,
                account(message),
                dates.isEmpty() ? 0 : nanos(dates.getFirst(), false),
                dates.size() < 2 ? Long.MAX_VALUE : nanos(dates.get(1), true),
                refusal(once, known));
    }

    private static int refusal(boolean once, boolean known) {
        if (!known) {
            return TradeRequestResult.TRADEREQUESTTYPE_NOT_SUPPORTED;
        }
        return once ? TradeRequestResult.SUCCESSFUL : TradeRequestResult.OTHER;
    }

    private static String account(Message message) throws FieldNotFound {
        for (Group party : message.getGroups(NoPartyIDs.FIELD)) {
            if (party.isSetField(PartyRole.FIELD) && party.getInt(PartyRole.FIELD) == PartyRole.CUSTOMER_ACCOUNT) {
                return party.getString(PartyID.FIELD);
            }
        }
        throw new FieldNotFound(PartyID.FIELD);
    }

    /// TransactTime(60) of a date, else the begin or end of its TradeDate(75).
    private static long nanos(Group date, boolean end) throws FieldNotFound, IncorrectTagValue {
        if (date.isSetField(TransactTime.FIELD)) {
            Instant time = date.getUtcTimeStamp(TransactTime.FIELD).toInstant(ZoneOffset.UTC);
            return time.getEpochSecond() * 1_000_000_000L + time.getNano();
        }
        try {
            LocalDate day = LocalDate.parse(date.getString(TradeDate.FIELD), DateTimeFormatter.BASIC_ISO_DATE);
            return (end ? day.plusDays(1) : day).atStartOfDay().toEpochSecond(ZoneOffset.UTC) * 1_000_000_000L;
        } catch (DateTimeParseException e) {
            throw new IncorrectTagValue(TradeDate.FIELD, e.getMessage());
        }
    }

    /// The acknowledgement, which counts what follows, and a report of each trade.
    List<Message> answers(List<BookedTrade> trades) {
        List<Message> answers = new ArrayList<>();
        Message ack = new TradeCaptureReportRequestAck();
        ack.setString(TradeRequestID.FIELD, requestId);
        ack.setInt(TradeRequestType.FIELD, type);
        ack.setInt(TradeRequestResult.FIELD, refusal);
        if (refusal == TradeRequestResult.SUCCESSFUL) {
            ack.setInt(TotNumTradeReports.FIELD, trades.size());
            ack.setInt(
                    TradeRequestStatus.FIELD,
                    trades.isEmpty() ? TradeRequestStatus.COMPLETED : TradeRequestStatus.ACCEPTED);
        } else {
            ack.setInt(TradeRequestStatus.FIELD, TradeRequestStatus.REJECTED);
            ack.setString(Text.FIELD, "not served");
        }
        answers.add(ack);
        for (BookedTrade trade : refusal == TradeRequestResult.SUCCESSFUL ? trades : List.<BookedTrade>of()) {
            answers.add(report(trade, answers.size() == trades.size(), trades.size()));
        }
        return answers;
    }

    private Message report(BookedTrade trade, boolean last, int total) {
        boolean bust = !trade.bustedExecId().isEmpty();
        String time = FixReports.time(trade.nanos());
        Message report = new TradeCaptureReport();
        report.setString(TradeReportID.FIELD, reportId(trade.execId()));
        report.setInt(TradeReportTransType.FIELD, bust ? TradeReportTransType.CANCEL : TradeReportTransType.NEW);
        report.setString(TradeRequestID.FIELD, requestId);
        report.setChar(ExecType.FIELD, bust ? ExecType.TRADE_CANCEL : ExecType.TRADE);
        report.setInt(TotNumTradeReports.FIELD, total);
        report.setBoolean(LastRptRequested.FIELD, last);
        if (bust) {
            report.setString(TradeReportRefID.FIELD, reportId(trade.bustedExecId()));
        }
        report.setString(ExecID.FIELD, trade.execId());
        report.setBoolean(PreviouslyReported.FIELD, false);
        report.setString(Symbol.FIELD, trade.symbol());
        report.setString(OrderQty.FIELD, trade.terms().qty().toString());
        report.setString(LastQty.FIELD, trade.qty().toString());
        report.setString(LastPx.FIELD, trade.price().toString());
        report.setString(TradeDate.FIELD, time.substring(0, 8));
        report.setString(TransactTime.FIELD, time);
        TradeCaptureReport.NoSides side = new TradeCaptureReport.NoSides();
        side.setChar(Side.FIELD, trade.terms().side().code());
        side.setString(OrderID.FIELD, trade.order().orderId());
        side.setString(ClOrdID.FIELD, trade.order().clOrdId());
        side.setString(Account.FIELD, trade.order().account());
        side.setChar(OrdType.FIELD, trade.terms().type().code());
        report.addGroup(side);
        return report;
    }

    private static String reportId(String execId) {
        return "T" + execId;
    }
}
