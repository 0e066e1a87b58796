package io.fairlead.sim.market;

import io.fairlead.core.model.Decimal;
import org.jspecify.annotations.Nullable;
import quickfix.Group;
import quickfix.Message;
import quickfix.field.MDEntryID;
import quickfix.field.MDEntryPositionNo;
import quickfix.field.MDEntryPx;
import quickfix.field.MDEntrySize;
import quickfix.field.MDEntryType;
import quickfix.field.MDReqID;
import quickfix.field.MDUpdateAction;
import quickfix.field.NoMDEntries;
import quickfix.field.RptSeq;
import quickfix.field.Symbol;
import quickfix.fix44.MarketDataIncrementalRefresh;
import quickfix.fix44.MarketDataSnapshotFullRefresh;

/// Writes the entries of a snapshot (W) or of increments (X) of one symbol. A builder, used once.
final class Entries {
    private final Message message;
    private final String symbol;
    private final boolean snapshot;
    private int count;

    private Entries(Message message, String symbol, boolean snapshot) {
        this.message = message;
        this.symbol = symbol;
        this.snapshot = snapshot;
    }

    static Entries snapshot(String mdReqId, String symbol) {
        Message message = new MarketDataSnapshotFullRefresh();
        message.setString(MDReqID.FIELD, mdReqId);
        message.setString(Symbol.FIELD, symbol);
        return new Entries(message, symbol, true);
    }

    static Entries increments(String mdReqId, String symbol) {
        Message message = new MarketDataIncrementalRefresh();
        message.setString(MDReqID.FIELD, mdReqId);
        return new Entries(message, symbol, false);
    }

    /// An entry that is not there before; `size` null where it has none.
    Group add(char type, Decimal price, @Nullable Decimal size) {
        return add('0', type, price, size);
    }

    /// The group may be completed until the next is added.
    Group add(char action, char type, @Nullable Decimal price, @Nullable Decimal size) {
        Group entry = snapshot
                ? new MarketDataSnapshotFullRefresh.NoMDEntries()
                : new MarketDataIncrementalRefresh.NoMDEntries();
        entry.setChar(MDEntryType.FIELD, type);
        if (!snapshot) {
            entry.setChar(MDUpdateAction.FIELD, action);
            entry.setString(Symbol.FIELD, symbol);
        }
        if (price != null) {
            entry.setString(MDEntryPx.FIELD, price.toString());
        }
        if (size != null) {
            entry.setString(MDEntrySize.FIELD, size.toString());
        }
        message.addGroupRef(entry);
        count++;
        return entry;
    }

    static void position(Group entry, int position) {
        entry.setInt(MDEntryPositionNo.FIELD, position);
    }

    static void id(Group entry, String id) {
        entry.setString(MDEntryID.FIELD, id);
    }

    static void number(Group entry, long rptSeq) {
        entry.setString(RptSeq.FIELD, Long.toString(rptSeq));
    }

    /// RptSeq(83) of a whole snapshot: that of the newest update in it.
    void number(long rptSeq) {
        message.setString(RptSeq.FIELD, Long.toString(rptSeq));
    }

    boolean isEmpty() {
        return count == 0;
    }

    Message message() {
        if (count == 0) {
            message.setInt(NoMDEntries.FIELD, 0);
        }
        return message;
    }
}
