package io.fairlead.sim.market;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import quickfix.FieldNotFound;
import quickfix.Group;
import quickfix.Message;
import quickfix.field.MDEntryType;
import quickfix.field.MDReqID;
import quickfix.field.MDReqRejReason;
import quickfix.field.MDUpdateType;
import quickfix.field.MarketDepth;
import quickfix.field.NoMDEntryTypes;
import quickfix.field.NoRelatedSym;
import quickfix.field.SubscriptionRequestType;
import quickfix.field.Symbol;

/// A MarketDataRequest(V): `levels` 0 asks for the whole book, `updates` whether what changes is told, too, and
/// `incremental` whether as increments. Immutable.
record Wanted(
        String mdReqId, List<String> symbols, int levels, Set<Character> types, boolean updates, boolean incremental) {
    private static final int MAX_LEVELS = 1_000;
    private static final Set<Character> TOLD = Set.of(
            MDEntryType.BID,
            MDEntryType.OFFER,
            MDEntryType.TRADE,
            MDEntryType.OPENING_PRICE,
            MDEntryType.CLOSING_PRICE,
            MDEntryType.TRADING_SESSION_HIGH_PRICE,
            MDEntryType.TRADING_SESSION_LOW_PRICE);

    /// Why a request is refused: MDReqRejReason(281), and words.
    record Objection(char reason, String text) {}

    Wanted {
        symbols = List.copyOf(symbols);
        types = Set.copyOf(types);
    }

    static Wanted of(Message message) throws FieldNotFound {
        Set<Character> types = new TreeSet<>();
        for (Group group : message.getGroups(NoMDEntryTypes.FIELD)) {
            types.add(group.getChar(MDEntryType.FIELD));
        }
        List<String> symbols = new ArrayList<>();
        for (Group group : message.getGroups(NoRelatedSym.FIELD)) {
            symbols.add(group.getString(Symbol.FIELD));
        }
        return new Wanted(
                message.getString(MDReqID.FIELD),
                symbols.stream().distinct().toList(),
                message.getInt(MarketDepth.FIELD),
                types,
                message.getChar(SubscriptionRequestType.FIELD) == SubscriptionRequestType.SNAPSHOT_UPDATES,
                message.isSetField(MDUpdateType.FIELD)
                        && message.getInt(MDUpdateType.FIELD) == MDUpdateType.INCREMENTAL_REFRESH);
    }

    /// What is wrong with the form of a request that could be read; null if nothing is.
    static @Nullable Objection objection(Message message) throws FieldNotFound {
        char type = message.getChar(SubscriptionRequestType.FIELD);
        if (type < '0' || type > '2') {
            return new Objection(
                    MDReqRejReason.UNSUPPORTED_SUBSCRIPTIONREQUESTTYPE,
                    "SubscriptionRequestType(263) must be 0, 1 or 2");
        }
        int levels = message.getInt(MarketDepth.FIELD);
        if (levels < 0 || levels > MAX_LEVELS) {
            return new Objection(MDReqRejReason.UNSUPPORTED_MARKETDEPTH, "MarketDepth(264) must be 0 to " + MAX_LEVELS);
        }
        int update = message.isSetField(MDUpdateType.FIELD) ? message.getInt(MDUpdateType.FIELD) : 0;
        if (update != MDUpdateType.FULL_REFRESH && update != MDUpdateType.INCREMENTAL_REFRESH) {
            return new Objection(MDReqRejReason.UNSUPPORTED_MDUPDATETYPE, "MDUpdateType(265) must be 0 or 1");
        }
        for (char entry : of(message).types) {
            if (!TOLD.contains(entry)) {
                return new Objection(
                        MDReqRejReason.UNSUPPORTED_MDENTRYTYPE, "MDEntryType(269) " + entry + " is not told here");
            }
        }
        return null;
    }

    boolean tells(char type) {
        return types.contains(type);
    }
}
