package io.fairlead.sim.market;

import io.fairlead.sim.match.Listing;
import java.util.List;
import org.jspecify.annotations.Nullable;
import quickfix.Group;
import quickfix.Message;
import quickfix.field.Currency;
import quickfix.field.MinTradeVol;
import quickfix.field.MsgType;
import quickfix.field.NoRelatedSym;
import quickfix.field.RoundLot;
import quickfix.field.SecurityReqID;
import quickfix.field.SecurityRequestResult;
import quickfix.field.SecurityResponseID;
import quickfix.field.SecurityResponseType;
import quickfix.field.SecurityStatusReqID;
import quickfix.field.SecurityTradingStatus;
import quickfix.field.Symbol;
import quickfix.field.Text;
import quickfix.field.TotNoRelatedSym;
import quickfix.field.TradSesReqID;
import quickfix.field.TradSesStatus;
import quickfix.field.TradingSessionID;
import quickfix.field.UnsolicitedIndicator;
import quickfix.fix44.SecurityDefinition;
import quickfix.fix44.SecurityList;
import quickfix.fix44.SecurityStatus;
import quickfix.fix44.TradingSessionStatus;

/// Reference-data messages of FIX 4.4 written. Pure.
final class ReferenceWords {
    private static final int LIST_UPDATE_ACTION = 1324;
    private static final int SECURITY_STATUS = 965;
    private static final int ACTIVE = 1;
    private static final int INACTIVE = 2;

    /// In the order of FIX 5.0 SP2.
    private static final int[] UPDATED = {
        LIST_UPDATE_ACTION,
        Symbol.FIELD,
        SECURITY_STATUS,
        Currency.FIELD,
        RoundLot.FIELD,
        MinTradeVol.FIELD,
        Text.FIELD,
        0
    };

    private ReferenceWords() {}

    /// FIX 4.4 has no field for the tick, so it is in Text(58).
    static Message list(String requestId, List<Listing> listings) {
        Message message = new SecurityList();
        message.setString(SecurityReqID.FIELD, requestId);
        message.setString(SecurityResponseID.FIELD, "L-" + requestId);
        message.setInt(
                SecurityRequestResult.FIELD,
                listings.isEmpty()
                        ? SecurityRequestResult.NO_INSTRUMENTS_FOUND_THAT_MATCH_SELECTION_CRITERIA
                        : SecurityRequestResult.VALID_REQUEST);
        message.setInt(TotNoRelatedSym.FIELD, listings.size());
        for (Listing listing : listings) {
            Group group = new SecurityList.NoRelatedSym();
            group.setString(Symbol.FIELD, listing.symbol());
            group.setString(Currency.FIELD, listing.currency());
            group.setString(RoundLot.FIELD, listing.lot().toString());
            group.setString(MinTradeVol.FIELD, listing.minQty().toString());
            group.setString(Text.FIELD, sizes(listing));
            message.addGroup(group);
        }
        return message;
    }

    /// What became of an instrument of the list: `A`dded, `M`odified or `D`eleted, as ListUpdateAction(1324) has it.
    record Change(char action, Listing listing, boolean halted) {}

    /// SecurityListUpdateReport(BK) is of FIX 5.0; venues of FIX 4.4 that send updates send it, too.
    static Message update(String requestId, List<Change> changes) {
        Message message = new Message();
        message.getHeader().setString(MsgType.FIELD, MsgType.SECURITY_LIST_UPDATE_REPORT);
        message.setString(SecurityReqID.FIELD, requestId);
        message.setString(SecurityResponseID.FIELD, "U-" + requestId);
        message.setInt(SecurityRequestResult.FIELD, SecurityRequestResult.VALID_REQUEST);
        message.setInt(TotNoRelatedSym.FIELD, changes.size());
        for (Change change : changes) {
            Group group = new Group(NoRelatedSym.FIELD, LIST_UPDATE_ACTION, UPDATED);
            group.setChar(LIST_UPDATE_ACTION, change.action);
            group.setString(Symbol.FIELD, change.listing.symbol());
            group.setInt(SECURITY_STATUS, change.halted ? INACTIVE : ACTIVE);
            group.setString(Currency.FIELD, change.listing.currency());
            group.setString(RoundLot.FIELD, change.listing.lot().toString());
            group.setString(MinTradeVol.FIELD, change.listing.minQty().toString());
            group.setString(Text.FIELD, sizes(change.listing));
            message.addGroup(group);
        }
        return message;
    }

    static Message definition(String requestId, @Nullable Listing listing) {
        Message message = new SecurityDefinition();
        message.setString(SecurityReqID.FIELD, requestId);
        message.setString(SecurityResponseID.FIELD, "D-" + requestId);
        if (listing == null) {
            message.setInt(SecurityResponseType.FIELD, SecurityResponseType.CANNOT_MATCH_SELECTION_CRITERIA);
            return message;
        }
        message.setInt(SecurityResponseType.FIELD, SecurityResponseType.ACCEPT_SECURITY_PROPOSAL_AS_IS);
        message.setString(Symbol.FIELD, listing.symbol());
        message.setString(Currency.FIELD, listing.currency());
        message.setString(RoundLot.FIELD, listing.lot().toString());
        message.setString(MinTradeVol.FIELD, listing.minQty().toString());
        message.setString(Text.FIELD, sizes(listing));
        return message;
    }

    private static String sizes(Listing listing) {
        return "tick=" + listing.tick() + " max=" + listing.maxQty();
    }

    static Message status(String requestId, String symbol, boolean halted, boolean unsolicited) {
        Message message = new SecurityStatus();
        message.setString(SecurityStatusReqID.FIELD, requestId);
        message.setString(Symbol.FIELD, symbol);
        message.setBoolean(UnsolicitedIndicator.FIELD, unsolicited);
        message.setInt(
                SecurityTradingStatus.FIELD,
                halted ? SecurityTradingStatus.TRADING_HALT : SecurityTradingStatus.READY_TO_TRADE);
        return message;
    }

    static Message statusUnknown(String requestId, String symbol) {
        Message message = new SecurityStatus();
        message.setString(SecurityStatusReqID.FIELD, requestId);
        message.setString(Symbol.FIELD, symbol);
        message.setInt(SecurityTradingStatus.FIELD, SecurityTradingStatus.UNKNOWN_OR_INVALID);
        return message;
    }

    static Message tradingSession(String requestId, boolean halted, boolean unsolicited) {
        Message message = new TradingSessionStatus();
        message.setString(TradSesReqID.FIELD, requestId);
        message.setString(TradingSessionID.FIELD, "DAY");
        message.setBoolean(UnsolicitedIndicator.FIELD, unsolicited);
        message.setInt(TradSesStatus.FIELD, halted ? TradSesStatus.HALTED : TradSesStatus.OPEN);
        return message;
    }
}
