package io.fairlead.sim.fix;

import io.fairlead.sim.match.Listing;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.IncorrectTagValue;
import quickfix.Message;
import quickfix.field.Currency;
import quickfix.field.MDEntryType;
import quickfix.field.MDReqID;
import quickfix.field.MarketDepth;
import quickfix.field.MinTradeVol;
import quickfix.field.NoMDEntryTypes;
import quickfix.field.NoRelatedSym;
import quickfix.field.RoundLot;
import quickfix.field.SecurityReqID;
import quickfix.field.SecurityRequestResult;
import quickfix.field.SecurityResponseID;
import quickfix.field.SubscriptionRequestType;
import quickfix.field.Symbol;
import quickfix.field.Text;
import quickfix.field.TotNoRelatedSym;
import quickfix.fix44.SecurityList;

/// Market-data and reference-data messages of FIX 4.4 read and written. Pure.
final class MarketRequests {
    private static final int MAX_LEVELS = 1_000;

    private MarketRequests() {}

    static MarketFeed.Wanted wanted(Message message) throws FieldNotFound, IncorrectTagValue {
        Set<Character> types = new LinkedHashSet<>();
        for (Group group : message.getGroups(NoMDEntryTypes.FIELD)) {
            types.add(group.getChar(MDEntryType.FIELD));
        }
        List<String> symbols = new ArrayList<>();
        for (Group group : message.getGroups(NoRelatedSym.FIELD)) {
            symbols.add(group.getString(Symbol.FIELD));
        }
        int levels = message.getInt(MarketDepth.FIELD);
        if (levels < 0 || levels > MAX_LEVELS) {
            throw new IncorrectTagValue(MarketDepth.FIELD);
        }
        return new MarketFeed.Wanted(
                message.getString(MDReqID.FIELD),
                symbols.stream().distinct().toList(),
                levels,
                types.contains(MDEntryType.BID),
                types.contains(MDEntryType.OFFER),
                message.getChar(SubscriptionRequestType.FIELD) == SubscriptionRequestType.SNAPSHOT_UPDATES);
    }

    /// All listings. FIX 4.4 has no field for the tick, so it is in Text(58).
    static Message securityList(String requestId, List<Listing> listings) {
        Message message = new SecurityList();
        message.setString(SecurityReqID.FIELD, requestId);
        message.setString(SecurityResponseID.FIELD, "L-" + requestId);
        message.setInt(SecurityRequestResult.FIELD, SecurityRequestResult.VALID_REQUEST);
        message.setInt(TotNoRelatedSym.FIELD, listings.size());
        for (Listing listing : listings) {
            Group group = new SecurityList.NoRelatedSym();
            group.setString(Symbol.FIELD, listing.symbol());
            group.setString(Currency.FIELD, listing.currency());
            group.setString(RoundLot.FIELD, listing.lot().toString());
            group.setString(MinTradeVol.FIELD, listing.minQty().toString());
            group.setString(Text.FIELD, "tick=" + listing.tick() + " max=" + listing.maxQty());
            message.addGroup(group);
        }
        return message;
    }
}
