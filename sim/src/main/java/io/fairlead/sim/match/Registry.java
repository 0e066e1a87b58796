package io.fairlead.sim.match;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Every order the venue ever took, by each of its ids. Owned by its `Exchange`.
///
/// Finished orders are kept, since a client may ask for them for as long as the venue stands.
final class Registry {
    private record ClientKey(String owner, String clOrdId) {}

    private record Expiry(long nanos, Order order) {}

    private final String prefix;
    private final Map<String, Order> byOrderId = new HashMap<>();
    private final Map<ClientKey, Order> byClOrdId = new HashMap<>();
    private final Map<ClientKey, OrderSnapshot> rejected = new HashMap<>();
    private final Map<String, Order> open = new LinkedHashMap<>();
    private final PriorityQueue<Expiry> expiries = new PriorityQueue<>((a, b) -> Long.compare(a.nanos, b.nanos));
    private long lastOrder;
    private long lastRank;

    Registry(String prefix) {
        this.prefix = prefix;
    }

    String nextOrderId() {
        lastOrder++;
        return "O" + prefix + "-" + lastOrder;
    }

    long nextRank() {
        lastRank++;
        return lastRank;
    }

    void skip(long orders, long rank) {
        lastOrder = Math.max(lastOrder, orders);
        lastRank = Math.max(lastRank, rank);
    }

    void add(Order order) {
        byOrderId.put(order.orderId, order);
        alias(order, order.clOrdId);
        if (order.open()) {
            open.put(order.orderId, order);
        }
    }

    /// Gives an order one more client order id; all of them lead to it for ever.
    void alias(Order order, String clOrdId) {
        byClOrdId.putIfAbsent(new ClientKey(order.owner, clOrdId), order);
    }

    /// Keeps a rejected order for whoever asks after it. A duplicate does not displace the order it repeats.
    void addRejected(OrderSnapshot order) {
        OrderSnapshot.Ids ids = order.ids();
        rejected.putIfAbsent(new ClientKey(ids.owner(), ids.clOrdId()), order);
    }

    boolean knows(String owner, String clOrdId) {
        ClientKey key = new ClientKey(owner, clOrdId);
        return byClOrdId.containsKey(key) || rejected.containsKey(key);
    }

    /// The order that the owner named, or null. Others' orders do not exist for it.
    @Nullable
    Order find(String owner, Request.Named named) {
        Order order = named.clOrdId().isEmpty()
                ? byOrderId.get(named.orderId())
                : byClOrdId.get(new ClientKey(owner, named.clOrdId()));
        return order != null && order.owner.equals(owner) ? order : null;
    }

    /// The order that the owner named as it is now, rejected ones included, or null.
    @Nullable
    OrderSnapshot snapshot(String owner, Request.Named named) {
        Order order = find(owner, named);
        return order == null ? rejected.get(new ClientKey(owner, named.clOrdId())) : order.snapshot();
    }

    /// The owner's open orders in the order they came, of one symbol or all.
    /// Whoever's orders are open in a symbol.
    List<Order> openIn(String symbol) {
        return open.values().stream()
                .filter(order -> order.open() && order.listing.symbol().equals(symbol))
                .toList();
    }

    List<Order> open(String owner, @Nullable String symbol) {
        List<Order> found = new ArrayList<>();
        for (Order order : open.values()) {
            if (order.open()
                    && order.owner.equals(owner)
                    && (symbol == null || order.listing.symbol().equals(symbol))) {
                found.add(order);
            }
        }
        return found;
    }

    /// What was executed for an account, bought less sold, by symbol; whoever placed the orders.
    Map<String, Decimal> heldBy(String account) {
        Map<String, Decimal> held = new TreeMap<>();
        for (Order order : byOrderId.values()) {
            if (order.account.equals(account)) {
                Decimal cumQty = order.snapshot().fills().cumQty();
                Decimal signed = order.terms.side() == Side.BUY ? cumQty : Decimal.ZERO.minus(cumQty);
                held.merge(order.listing.symbol(), signed, Decimal::plus);
            }
        }
        held.values().removeIf(Decimal::isZero);
        return held;
    }

    void expireAt(Order order, long nanos) {
        order.expireNanos = nanos;
        if (nanos != Long.MAX_VALUE) {
            expiries.add(new Expiry(nanos, order));
        }
    }

    /// Takes out the orders whose time is over.
    List<Order> expired(long nowNanos) {
        List<Order> due = new ArrayList<>();
        while (!expiries.isEmpty() && expiries.element().nanos() <= nowNanos) {
            Expiry expiry = expiries.remove();
            // A replace may have moved the end; only the last date counts.
            if (expiry.order().open() && expiry.order().expireNanos == expiry.nanos()) {
                due.add(expiry.order());
            }
        }
        return due;
    }

    /// Forgets that closed orders were open. Called once a step, so that the rest need not care.
    void sweep() {
        open.values().removeIf(order -> !order.open());
    }

    int openCount() {
        return (int) open.values().stream().filter(Order::open).count();
    }

    int count() {
        return byOrderId.size() + rejected.size();
    }
}
