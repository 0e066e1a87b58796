package io.fairlead.sim.fix;

import io.fairlead.core.model.Decimal;
import io.fairlead.sim.match.HeldPosition;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import quickfix.Message;
import quickfix.field.Account;
import quickfix.field.AccountType;
import quickfix.field.ClearingBusinessDate;
import quickfix.field.LongQty;
import quickfix.field.PartyID;
import quickfix.field.PartyIDSource;
import quickfix.field.PartyRole;
import quickfix.field.PosMaintRptID;
import quickfix.field.PosQtyStatus;
import quickfix.field.PosReqID;
import quickfix.field.PosReqResult;
import quickfix.field.PosReqStatus;
import quickfix.field.PosType;
import quickfix.field.PriorSettlPrice;
import quickfix.field.SettlPrice;
import quickfix.field.SettlPriceType;
import quickfix.field.ShortQty;
import quickfix.field.Symbol;
import quickfix.field.TotalNumPosReports;
import quickfix.fix44.PositionReport;
import quickfix.fix44.RequestForPositionsAck;

/// Answers to RequestForPositions(AN). Pure, but for the date of the day.
final class FixPositions {
    private static final DateTimeFormatter DATE = DateTimeFormatter.BASIC_ISO_DATE;

    private FixPositions() {}

    /// The acknowledgement, which counts what follows, and a report of each position.
    static List<Message> answers(String requestId, String account, List<HeldPosition> held) {
        List<Message> answers = new ArrayList<>();
        Message ack = new RequestForPositionsAck();
        common(ack, requestId, account, "A-" + requestId, held.size());
        ack.setInt(
                PosReqResult.FIELD,
                held.isEmpty() ? PosReqResult.NO_POSITIONS_FOUND_THAT_MATCH_CRITERIA : PosReqResult.VALID_REQUEST);
        ack.setInt(PosReqStatus.FIELD, PosReqStatus.COMPLETED);
        answers.add(ack);
        for (HeldPosition position : held) {
            answers.add(report(requestId, account, position, answers.size(), held.size()));
        }
        return answers;
    }

    private static Message report(String requestId, String account, HeldPosition position, int number, int total) {
        Message report = new PositionReport();
        common(report, requestId, account, "P-" + requestId + "-" + number, total);
        report.setInt(PosReqResult.FIELD, PosReqResult.VALID_REQUEST);
        report.setString(
                ClearingBusinessDate.FIELD, LocalDate.now(ZoneOffset.UTC).format(DATE));
        report.setString(Symbol.FIELD, position.symbol());
        report.setString(SettlPrice.FIELD, position.price().toString());
        report.setInt(SettlPriceType.FIELD, SettlPriceType.THEORETICAL);
        report.setString(PriorSettlPrice.FIELD, position.price().toString());
        boolean isLong = position.qty().signum() > 0;
        PositionReport.NoPositions quantity = new PositionReport.NoPositions();
        quantity.setString(PosType.FIELD, PosType.TOTAL_TRANSACTION_QTY);
        quantity.setString(LongQty.FIELD, (isLong ? position.qty() : Decimal.ZERO).toString());
        quantity.setString(
                ShortQty.FIELD, (isLong ? Decimal.ZERO : position.qty().abs()).toString());
        quantity.setInt(PosQtyStatus.FIELD, PosQtyStatus.SUBMITTED);
        report.addGroup(quantity);
        return report;
    }

    private static void common(Message message, String requestId, String account, String id, int total) {
        message.setString(PosMaintRptID.FIELD, id);
        message.setString(PosReqID.FIELD, requestId);
        message.setInt(TotalNumPosReports.FIELD, total);
        PositionReport.NoPartyIDs party = new PositionReport.NoPartyIDs();
        party.setString(PartyID.FIELD, account);
        party.setChar(PartyIDSource.FIELD, PartyIDSource.PROPRIETARY_CUSTOM_CODE);
        party.setInt(PartyRole.FIELD, PartyRole.CUSTOMER_ACCOUNT);
        message.addGroup(party);
        message.setString(Account.FIELD, account);
        message.setInt(AccountType.FIELD, AccountType.ACCOUNT_IS_CARRIED_ON_CUSTOMER_SIDE_OF_THE_BOOKS);
    }
}
