package io.fairlead.sim.market;

import io.fairlead.sim.fault.FeedFault;
import io.fairlead.sim.match.Depth;
import io.fairlead.sim.match.Exchange;
import io.fairlead.sim.match.Ticker;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.SessionID;
import quickfix.field.MDReqID;
import quickfix.field.MDReqRejReason;
import quickfix.field.SubscriptionRequestType;
import quickfix.field.Text;
import quickfix.fix44.MarketDataRequestReject;

/// Who gets which book, and when: a snapshot first, then a snapshot or increments for each change, not oftener than
/// the interval. Owned by the desk's thread.
final class MarketFeed {
    private static final int MAX_SUBSCRIPTIONS_PER_SESSION = 500;

    private record Key(SessionID session, String mdReqId, String symbol) {}

    /// What a session has of its own.
    private static final class Habits {
        FeedFault.Levels levels = FeedFault.Levels.STANDARD;
        long slowNanos;
        boolean ghosts;
        final Map<String, Depth> remembered = new HashMap<>();
        final Map<String, AtomicLong> counters = new HashMap<>();

        /// RptSeq(83) of a symbol, in this connection.
        AtomicLong counter(String symbol) {
            return counters.computeIfAbsent(symbol, _ -> new AtomicLong());
        }
    }

    private record Waiting(long dueNanos, SessionID session, Message message) {}

    private final long intervalNanos;
    private final BiConsumer<SessionID, Message> out;
    private final Map<Key, Subscription> subscriptions = new LinkedHashMap<>();
    private final Map<Key, Mischief> mischief = new HashMap<>();
    private final Map<SessionID, Habits> habits = new HashMap<>();
    private final ArrayDeque<Waiting> slow = new ArrayDeque<>();
    private long nowNanos;

    MarketFeed(long intervalNanos, BiConsumer<SessionID, Message> out) {
        this.intervalNanos = intervalNanos;
        this.out = out;
    }

    /// Serves a MarketDataRequest(V) whose fields QuickFIX/J found well-formed. To be called on the thread that reads
    /// it; returns what is to be done on the desk's.
    static Serve read(Message request, SessionID session) throws FieldNotFound {
        String mdReqId = request.getString(MDReqID.FIELD);
        Wanted.Objection objection = Wanted.objection(request);
        if (objection != null) {
            return (feed, _) -> feed.reject(session, mdReqId, objection);
        }
        char type = request.getChar(SubscriptionRequestType.FIELD);
        if (type == SubscriptionRequestType.DISABLE_PREVIOUS_SNAPSHOT_UPDATE_REQUEST) {
            return (feed, _) -> feed.cancel(session, mdReqId);
        }
        Wanted wanted = Wanted.of(request);
        return (feed, exchange) -> feed.request(session, wanted, exchange);
    }

    /// A request, ready to be served.
    @FunctionalInterface
    interface Serve {
        void by(MarketFeed feed, Exchange exchange);
    }

    /// Answers a request with a snapshot of each symbol, or with a reject of the whole request.
    private void request(SessionID session, Wanted wanted, Exchange exchange) {
        Wanted.Objection objection = objection(session, wanted, exchange);
        if (objection != null) {
            reject(session, wanted.mdReqId(), objection);
            return;
        }
        Habits of = habits(session);
        for (String symbol : wanted.symbols()) {
            Subscription subscription = new Subscription(session, wanted, symbol, of.levels, of.counter(symbol));
            Depth depth = Objects.requireNonNull(exchange.depth(symbol, wanted.levels()));
            Message snapshot = subscription.snapshot(withGhosts(subscription, depth), depth, ticker(exchange, symbol));
            send(subscription, snapshot);
            if (wanted.updates()) {
                subscriptions.put(new Key(session, wanted.mdReqId(), symbol), subscription);
            }
        }
    }

    private Wanted.@Nullable Objection objection(SessionID session, Wanted wanted, Exchange exchange) {
        int held = 0;
        for (Key key : subscriptions.keySet()) {
            if (key.session.equals(session)) {
                held++;
                if (key.mdReqId.equals(wanted.mdReqId())) {
                    return new Wanted.Objection(MDReqRejReason.DUPLICATE_MDREQID, "MDReqID(262) is in use");
                }
            }
        }
        for (String symbol : wanted.symbols()) {
            if (exchange.depth(symbol, 1) == null) {
                return new Wanted.Objection(MDReqRejReason.UNKNOWN_SYMBOL, "Symbol(55) is not listed: " + symbol);
            }
        }
        return held + wanted.symbols().size() <= MAX_SUBSCRIPTIONS_PER_SESSION
                ? null
                : new Wanted.Objection(MDReqRejReason.INSUFFICIENT_BANDWIDTH, "too many subscriptions");
    }

    /// The levels that a venue with a bad memory shows: those of now, and the best of before.
    private Depth withGhosts(Subscription subscription, Depth now) {
        Habits of = habits(subscription.session);
        Depth before = of.remembered.remove(subscription.symbol);
        if (!of.ghosts || before == null) {
            return now;
        }
        return new Depth(now.symbol(), haunted(now.bids(), before.bids(), -1), haunted(now.asks(), before.asks(), 1));
    }

    private static List<Depth.Level> haunted(List<Depth.Level> now, List<Depth.Level> before, int direction) {
        List<Depth.Level> levels = new ArrayList<>(now);
        for (Depth.Level ghost : before) {
            if (levels.stream().noneMatch(level -> level.price().equals(ghost.price()))) {
                levels.add(ghost);
            }
        }
        levels.sort((a, b) -> direction * a.price().compareTo(b.price()));
        return levels;
    }

    private void cancel(SessionID session, String mdReqId) {
        forget(key -> key.session.equals(session) && key.mdReqId.equals(mdReqId));
    }

    /// A session that ended has no subscriptions: its client asks again.
    void cancelAll(SessionID session) {
        subscriptions.values().stream()
                .filter(each -> each.session.equals(session))
                .forEach(each -> habits(session).remembered.put(each.symbol, each.shown()));
        habits(session).counters.clear();
        forget(key -> key.session.equals(session));
    }

    private void forget(Predicate<Key> which) {
        subscriptions.keySet().removeIf(which);
        mischief.keySet().removeIf(which);
    }

    /// Every market made a step: sends what is due.
    void stepped(Exchange exchange, long nanos) {
        nowNanos = nanos;
        subscriptions.forEach((key, subscription) -> {
            if (!exchange.isHalted(key.symbol) && subscription.isDue(nanos, intervalNanos)) {
                update(key, subscription, exchange);
            }
        });
        while (!slow.isEmpty() && slow.getFirst().dueNanos <= nanos) {
            Waiting next = slow.removeFirst();
            out.accept(next.session, next.message);
        }
    }

    private void update(Key key, Subscription subscription, Exchange exchange) {
        Mischief bad = mischief.get(key);
        Depth depth = Objects.requireNonNull(exchange.depth(key.symbol, subscription.wanted.levels()));
        Message update = subscription.update(bad == null ? depth : bad.over(depth), ticker(exchange, key.symbol));
        if (update == null) {
            return;
        }
        if (bad == null || subscription.isFullRefresh()) {
            send(subscription, update);
        } else {
            bad.spoil(subscription, update).forEach(message -> send(subscription, message));
        }
    }

    private void send(Subscription subscription, Message message) {
        long wait = habits(subscription.session).slowNanos;
        if (wait == 0 && slow.isEmpty()) {
            out.accept(subscription.session, message);
        } else {
            slow.addLast(new Waiting(nowNanos + wait, subscription.session, message));
        }
    }

    private static Ticker ticker(Exchange exchange, String symbol) {
        return Objects.requireNonNull(exchange.ticker(symbol));
    }

    /// So many messages at once to every subscriber: the book as it is, again and again.
    void flood(Exchange exchange, int messages) {
        subscriptions.forEach((key, subscription) -> {
            Depth depth = Objects.requireNonNull(exchange.depth(key.symbol, subscription.wanted.levels()));
            for (int i = 0; i < messages; i++) {
                out.accept(key.session, flooding(subscription, depth, ticker(exchange, key.symbol), i));
            }
        });
    }

    private static Message flooding(Subscription to, Depth depth, Ticker ticker, int turn) {
        if (to.isFullRefresh() || depth.bids().isEmpty()) {
            return to.snapshot(depth, depth, ticker);
        }
        // A level is taken away and put back, so that every message changes the book.
        Depth less =
                new Depth(depth.symbol(), depth.bids().subList(1, depth.bids().size()), depth.asks());
        Message change = to.update(turn % 2 == 0 ? less : depth, ticker);
        return change == null ? to.snapshot(depth, depth, ticker) : change;
    }

    void strike(FeedFault fault, SessionID session) {
        Habits of = habits(session);
        switch (fault) {
            case FeedFault.BadUpdates bad ->
                subscriptions.keySet().stream()
                        .filter(key -> key.session.equals(session))
                        .forEach(key -> mischief.computeIfAbsent(key, _ -> new Mischief())
                                .add(bad));
            case FeedFault.Ghosts ghosts -> of.ghosts = ghosts.on();
            case FeedFault.Slow slower -> of.slowNanos = slower.by().toNanos();
            case FeedFault.Levels levels -> of.levels = levels;
            case FeedFault.QuoteAnswers _, FeedFault.CancelQuotes _ -> {} // the quote desk's
        }
    }

    private Habits habits(SessionID session) {
        return habits.computeIfAbsent(session, _ -> new Habits());
    }

    private void reject(SessionID session, String mdReqId, Wanted.Objection objection) {
        Message message = new MarketDataRequestReject();
        message.setString(MDReqID.FIELD, mdReqId);
        message.setChar(MDReqRejReason.FIELD, objection.reason());
        message.setString(Text.FIELD, objection.text());
        out.accept(session, message);
    }
}
