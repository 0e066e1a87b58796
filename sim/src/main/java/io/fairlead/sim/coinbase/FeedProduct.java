package io.fairlead.sim.coinbase;

import io.fairlead.core.model.Decimal;
import io.fairlead.sim.match.Depth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// One product of the feed: what was told of its book, its numbers, and the messages about it. Owned by the venue's
/// thread.
final class FeedProduct {
    private final String id;
    private final SplittableRandom random;
    private Depth depth;
    private long sequence = 1_000;
    private long tradeId = 500;

    FeedProduct(String id, long seed, Depth depth) {
        this.id = id;
        this.random = new SplittableRandom(seed);
        this.depth = depth;
    }

    String id() {
        return id;
    }

    Depth depth() {
        return depth;
    }

    String snapshot() {
        return "{\"type\":\"snapshot\",\"product_id\":\"" + id + "\",\"asks\":" + levels(depth.asks()) + ",\"bids\":"
                + levels(depth.bids()) + "}";
    }

    private static String levels(List<Depth.Level> levels) {
        List<String> texts = new ArrayList<>();
        levels.forEach(level -> texts.add("[\"" + money(level.price()) + "\",\"" + coins(level.qty()) + "\"]"));
        return "[" + String.join(",", texts) + "]";
    }

    /// Two places, as the venue writes dollars.
    private static String money(Decimal price) {
        return price.toBigDecimal().setScale(2).toPlainString();
    }

    /// Eight places, as the venue writes coins.
    private static String coins(Decimal quantity) {
        return quantity.toBigDecimal().setScale(8).toPlainString();
    }

    /// What changed since the last one, as one message; empty if nothing did.
    String changes(Depth now, Instant time) {
        List<String> changes = new ArrayList<>();
        compare("buy", depth.bids(), now.bids(), changes);
        compare("sell", depth.asks(), now.asks(), changes);
        depth = now;
        sequence += random.nextInt(1, 20); // most numbers belong to channels that nobody here follows
        return changes.isEmpty() ? "" : update(changes, time);
    }

    private static void compare(String side, List<Depth.Level> was, List<Depth.Level> is, List<String> changes) {
        Map<Decimal, Decimal> before = new TreeMap<>();
        was.forEach(level -> before.put(level.price(), level.qty()));
        for (Depth.Level level : is) {
            if (!level.qty().equals(before.remove(level.price()))) {
                changes.add(change(side, level.price(), level.qty()));
            }
        }
        before.keySet().forEach(price -> changes.add(change(side, price, Decimal.ZERO)));
    }

    private static String change(String side, Decimal price, Decimal quantity) {
        return "[\"" + side + "\",\"" + money(price) + "\",\"" + coins(quantity) + "\"]";
    }

    private String update(List<String> changes, Instant time) {
        return "{\"type\":\"l2update\",\"product_id\":\"" + id + "\",\"changes\":[" + String.join(",", changes)
                + "],\"time\":\"" + time + "\"}";
    }

    /// A bid at twice the best offer.
    String cross(Instant time) {
        Decimal price = depth.asks().getFirst().price().times(Decimal.of(2));
        return update(List.of(change("buy", price, Decimal.ONE)), time);
    }

    boolean trades() {
        return random.nextInt(3) == 0;
    }

    /// A trade at one of the best prices. `old` gives it a number of the past.
    String ticker(Instant time, boolean old) {
        boolean buys = random.nextBoolean();
        Depth.Level bid = depth.bids().getFirst();
        Depth.Level ask = depth.asks().getFirst();
        Decimal size = new Decimal(random.nextLong(1, 100_000_000), 8);
        sequence++;
        tradeId++;
        return "{\"type\":\"ticker\",\"sequence\":" + (old ? sequence - 500 : sequence) + ",\"product_id\":\"" + id
                + "\",\"price\":\"" + money(buys ? ask.price() : bid.price())
                + "\",\"open_24h\":\"1.00\",\"best_bid\":\""
                + money(bid.price()) + "\",\"best_bid_size\":\"" + coins(bid.qty()) + "\",\"best_ask\":\""
                + money(ask.price()) + "\",\"best_ask_size\":\"" + coins(ask.qty()) + "\",\"side\":\""
                + (buys ? "buy" : "sell") + "\",\"time\":\"" + time + "\",\"trade_id\":" + tradeId
                + ",\"last_size\":\"" + coins(size) + "\"}";
    }

    String heartbeat(Instant time) {
        return "{\"type\":\"heartbeat\",\"sequence\":" + sequence + ",\"last_trade_id\":" + tradeId
                + ",\"product_id\":\"" + id + "\",\"time\":\"" + time + "\"}";
    }
}
