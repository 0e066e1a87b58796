package io.fairlead.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// A customer's program that trades on a hedging account by the gateway's API: opens positions, rests orders, takes
/// them back, and closes positions by their ids, whole or in part. Owned by a thread of its own; `close` may come
/// from any.
///
/// It is slower than what a TradeLocker lets pass, and takes every refusal for an answer.
final class HedgingTrader implements Runnable, AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(350);
    private static final int MOST_POSITIONS = 6;
    private static final int MOST_RESTING = 3;

    private final ApiClient api;
    private final RandomGenerator random;
    private final Consumer<String> say;
    private final String run = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("demo-trader").unstarted(this);
    private int sent;

    HedgingTrader(ApiClient api, RandomGenerator random, Consumer<String> say) {
        this.api = api;
        this.random = random;
        this.say = say;
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        try {
            while (!stopped.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                act();
            }
        } catch (IOException e) {
            say.accept("the trader on " + PairFiles.LOCKER_ACCOUNT + " lost the gateway: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void act() throws IOException, InterruptedException {
        List<JsonNode> positions = positions();
        List<JsonNode> resting = resting();
        int dice = random.nextInt(100);
        if (positions.size() >= MOST_POSITIONS || (dice < 30 && !positions.isEmpty())) {
            close(positions.get(random.nextInt(positions.size())));
        } else if (resting.size() >= MOST_RESTING || (dice < 45 && !resting.isEmpty())) {
            api.delete("orders/" + resting.getFirst().path("id").asText());
        } else if (dice < 70) {
            api.post("orders", order().put("type", "MARKET").put("timeInForce", "IMMEDIATE_OR_CANCEL"));
        } else {
            rest();
        }
    }

    /// Each position by its id.
    private List<JsonNode> positions() throws IOException, InterruptedException {
        List<JsonNode> mine = new ArrayList<>();
        for (JsonNode row : api.get("positions").body().path("items")) {
            if (row.path("account").asText().equals(PairFiles.LOCKER_ACCOUNT)) {
                row.path("singles")
                        .forEach(single -> mine.add(((ObjectNode) single).set("symbol", row.path("symbol"))));
            }
        }
        mine.removeIf(single -> !single.path("closing").isNull());
        return mine;
    }

    private List<JsonNode> resting() throws IOException, InterruptedException {
        List<JsonNode> resting = new ArrayList<>();
        api.get("orders?status=NEW&account=" + PairFiles.LOCKER_ACCOUNT)
                .body()
                .path("items")
                .forEach(resting::add);
        return resting;
    }

    private ObjectNode wish(String symbol) {
        sent++;
        return ApiClient.object()
                .put("account", PairFiles.LOCKER_ACCOUNT)
                .put("clientOrderId", "d" + run + "-" + sent)
                .put("symbol", symbol);
    }

    private ObjectNode order() {
        String symbol = PairFiles.LOCKER_SYMBOLS.get(random.nextInt(PairFiles.LOCKER_SYMBOLS.size()));
        ObjectNode order = wish(symbol).put("side", random.nextBoolean() ? "BUY" : "SELL");
        order.putObject("quantity").put("lots", hundredths(5 + random.nextInt(20)));
        return order;
    }

    /// A limit order a little off the market, if there is one.
    private void rest() throws IOException, InterruptedException {
        ObjectNode order = order().put("type", "LIMIT").put("timeInForce", "GOOD_TILL_CANCEL");
        boolean buy = order.path("side").asText().equals("BUY");
        for (JsonNode book :
                api.get("book/" + order.path("symbol").asText()).body().path("books")) {
            JsonNode best = book.path(buy ? "bids" : "asks").path(0).path("price");
            if (book.path("venue").asText().equals(PairFiles.LOCKER.value()) && best.isTextual()) {
                BigDecimal price = new BigDecimal(best.asText());
                BigDecimal away = price.ulp().multiply(BigDecimal.valueOf(random.nextInt(15)));
                order.put("price", (buy ? price.subtract(away) : price.add(away)).toPlainString());
                api.post("orders", order);
                return;
            }
        }
    }

    private void close(JsonNode position) throws IOException, InterruptedException {
        ObjectNode close = wish(position.path("symbol").asText())
                .put("position", position.path("id").asText());
        BigDecimal lots = new BigDecimal(position.path("quantity").path("lots").asText());
        BigDecimal half = lots.divide(BigDecimal.TWO, 2, RoundingMode.DOWN);
        if (random.nextInt(3) == 0 && half.signum() > 0) {
            close.putObject("quantity").put("lots", half.toPlainString());
        }
        api.post("positions/close", close);
    }

    private static String hundredths(int count) {
        return BigDecimal.valueOf(count, 2).toPlainString();
    }

    /// Ends it, behind the answer that it waits for.
    @Override
    public void close() {
        stopped.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        api.close();
    }
}
