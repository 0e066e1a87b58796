package io.fairlead.sim.fix;

import io.fairlead.sim.match.Depth;
import io.fairlead.sim.match.Exchange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import quickfix.Group;
import quickfix.Message;
import quickfix.SessionID;
import quickfix.field.MDEntryPositionNo;
import quickfix.field.MDEntryPx;
import quickfix.field.MDEntrySize;
import quickfix.field.MDEntryType;
import quickfix.field.MDReqID;
import quickfix.field.MDReqRejReason;
import quickfix.field.Symbol;
import quickfix.field.Text;
import quickfix.fix44.MarketDataRequestReject;
import quickfix.fix44.MarketDataSnapshotFullRefresh;

/// Who gets which book, and when: a full snapshot for each change, not oftener than the interval. Owned by the
/// desk's thread.
final class MarketFeed {
    private static final int MAX_SUBSCRIPTIONS_PER_SESSION = 500;

    /// A MarketDataRequest(V): `levels` 0 asks for the whole book.
    record Wanted(String mdReqId, List<String> symbols, int levels, boolean bids, boolean asks, boolean updates) {}

    private record Key(SessionID session, String mdReqId, String symbol) {}

    private static final class Subscription {
        final Wanted wanted;

        @Nullable
        Depth sent;

        long sentNanos = Long.MIN_VALUE / 2;

        Subscription(Wanted wanted) {
            this.wanted = wanted;
        }
    }

    private final long intervalNanos;
    private final BiConsumer<SessionID, Message> out;
    private final Map<Key, Subscription> subscriptions = new LinkedHashMap<>();

    MarketFeed(long intervalNanos, BiConsumer<SessionID, Message> out) {
        this.intervalNanos = intervalNanos;
        this.out = out;
    }

    /// Answers a request with a snapshot of each symbol, or with a reject of the whole request.
    void request(SessionID session, Wanted wanted, Exchange exchange) {
        if (subscriptions.keySet().stream()
                .anyMatch(key -> key.session.equals(session) && key.mdReqId.equals(wanted.mdReqId))) {
            reject(session, wanted.mdReqId, MDReqRejReason.DUPLICATE_MDREQID, "MDReqID(262) is in use");
            return;
        }
        for (String symbol : wanted.symbols) {
            if (exchange.depth(symbol, 1) == null) {
                reject(session, wanted.mdReqId, MDReqRejReason.UNKNOWN_SYMBOL, "Symbol(55) is not listed: " + symbol);
                return;
            }
        }
        long held = subscriptions.keySet().stream()
                .filter(key -> key.session.equals(session))
                .count();
        if (held + wanted.symbols.size() > MAX_SUBSCRIPTIONS_PER_SESSION) {
            reject(session, wanted.mdReqId, MDReqRejReason.INSUFFICIENT_BANDWIDTH, "too many subscriptions");
            return;
        }
        for (String symbol : wanted.symbols) {
            Depth depth = Objects.requireNonNull(exchange.depth(symbol, wanted.levels));
            out.accept(session, snapshot(wanted, depth));
            if (wanted.updates) {
                Subscription subscription = new Subscription(wanted);
                subscription.sent = depth;
                subscriptions.put(new Key(session, wanted.mdReqId, symbol), subscription);
            }
        }
    }

    void cancel(SessionID session, String mdReqId) {
        subscriptions.keySet().removeIf(key -> key.session.equals(session) && key.mdReqId.equals(mdReqId));
    }

    /// A session that ended has no subscriptions: its client asks again.
    void cancelAll(SessionID session) {
        subscriptions.keySet().removeIf(key -> key.session.equals(session));
    }

    void stepped(Exchange exchange, long nanos) {
        subscriptions.forEach((key, subscription) -> {
            if (nanos - subscription.sentNanos >= intervalNanos) {
                Depth depth = exchange.depth(key.symbol, subscription.wanted.levels);
                if (depth != null && !depth.equals(subscription.sent)) {
                    out.accept(key.session, snapshot(subscription.wanted, depth));
                    subscription.sent = depth;
                    subscription.sentNanos = nanos;
                }
            }
        });
    }

    void flood(Exchange exchange, int messages) {
        subscriptions.forEach((key, subscription) -> {
            Depth depth = Objects.requireNonNull(exchange.depth(key.symbol, subscription.wanted.levels));
            for (int i = 0; i < messages; i++) {
                out.accept(key.session, snapshot(subscription.wanted, depth));
            }
        });
    }

    int size() {
        return subscriptions.size();
    }

    void reject(SessionID session, String mdReqId, char reason, String text) {
        Message message = new MarketDataRequestReject();
        message.setString(MDReqID.FIELD, mdReqId);
        message.setChar(MDReqRejReason.FIELD, reason);
        message.setString(Text.FIELD, text);
        out.accept(session, message);
    }

    private static Message snapshot(Wanted wanted, Depth depth) {
        Message message = new MarketDataSnapshotFullRefresh();
        message.setString(MDReqID.FIELD, wanted.mdReqId);
        message.setString(Symbol.FIELD, depth.symbol());
        if (wanted.bids) {
            entries(message, MDEntryType.BID, depth.bids());
        }
        if (wanted.asks) {
            entries(message, MDEntryType.OFFER, depth.asks());
        }
        return message;
    }

    private static void entries(Message message, char type, List<Depth.Level> levels) {
        int position = 1;
        for (Depth.Level level : levels) {
            Group entry = new MarketDataSnapshotFullRefresh.NoMDEntries();
            entry.setChar(MDEntryType.FIELD, type);
            entry.setString(MDEntryPx.FIELD, level.price().toString());
            entry.setString(MDEntrySize.FIELD, level.qty().toString());
            entry.setInt(MDEntryPositionNo.FIELD, position);
            message.addGroup(entry);
            position++;
        }
    }
}
