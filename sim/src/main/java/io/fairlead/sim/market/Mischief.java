package io.fairlead.sim.market;

import io.fairlead.core.model.Decimal;
import io.fairlead.sim.fault.FeedFault.BadUpdates;
import io.fairlead.sim.fault.FeedFault.Spoil;
import io.fairlead.sim.match.Depth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import quickfix.Group;
import quickfix.Message;
import quickfix.field.MDEntryID;
import quickfix.field.MDEntryPositionNo;
import quickfix.field.MDEntryPx;
import quickfix.field.MDEntrySize;
import quickfix.field.MDEntryType;
import quickfix.field.MDUpdateAction;
import quickfix.field.Symbol;
import quickfix.fix44.MarketDataIncrementalRefresh;

/// What is still to be spoiled of one subscription's updates. Owned by the desk's thread.
final class Mischief {
    private static final Decimal BELOW_ZERO = Decimal.of("-1");
    private static final int ABSENT_POSITION = 999;

    private final Map<Spoil, Integer> left = new EnumMap<>(Spoil.class);
    private @Nullable Message late;

    void add(BadUpdates bad) {
        left.put(bad.kind(), bad.count());
    }

    private boolean takes(Spoil kind) {
        int count = left.getOrDefault(kind, 0);
        if (count > 0) {
            left.put(kind, count - 1);
        }
        return count > 0;
    }

    /// The book to be shown instead of the one that is there.
    Depth over(Depth book) {
        if (!takes(Spoil.CROSSED) || book.asks().isEmpty()) {
            return book;
        }
        Depth.Level best = book.asks().getFirst();
        List<Depth.Level> bids = new ArrayList<>(book.bids());
        bids.addFirst(new Depth.Level(best.price().plus(BELOW_ZERO.abs()), best.qty()));
        return new Depth(book.symbol(), bids, book.asks());
    }

    /// Spoils a message of increments; what is to be sent of it now, in order.
    List<Message> spoil(Subscription of, Message update) {
        if (takes(Spoil.LOST)) {
            return List.of();
        }
        if (takes(Spoil.NEGATIVE)) {
            entry(update, of, '0', BELOW_ZERO);
        }
        if (takes(Spoil.UNKNOWN_ID)) {
            entry(update, of, '1', new Decimal(77, 0));
        }
        if (takes(Spoil.ABSENT_DELETE)) {
            entry(update, of, '2', new Decimal(78, 0));
        }
        if (takes(Spoil.LATE)) {
            late = update;
            return List.of();
        }
        Message held = late;
        late = null;
        return held == null ? List.of(update) : List.of(update, held);
    }

    private static void entry(Message update, Subscription of, char action, Decimal price) {
        Group entry = new MarketDataIncrementalRefresh.NoMDEntries();
        entry.setChar(MDUpdateAction.FIELD, action);
        entry.setChar(MDEntryType.FIELD, MDEntryType.BID);
        entry.setString(Symbol.FIELD, of.symbol);
        entry.setString(MDEntryPx.FIELD, price.toString());
        entry.setString(MDEntrySize.FIELD, "1");
        entry.setString(MDEntryID.FIELD, "NOBODY" + price);
        entry.setInt(MDEntryPositionNo.FIELD, action == '0' ? 1 : ABSENT_POSITION);
        update.addGroupRef(entry);
    }
}
