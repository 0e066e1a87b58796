package io.fairlead.app.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/// The scenarios, by name. Each leaves the venue as it found it.
public final class Playbook {
    /// All of them, in the order in which they are played.
    public static final List<Scenario> ALL = List.of(
            new Scenario(
                    "normal-trading-flow",
                    "orders are acknowledged, replaced, cancelled and filled, and the position follows",
                    Playbook::normalTradingFlow),
            new Scenario(
                    "disconnect-during-an-order",
                    "the line is cut before the answer to an order; it is neither lost nor sent again",
                    Playbook::disconnectDuringAnOrder),
            new Scenario(
                    "sequence-gap-during-market-data",
                    "numbers are missing on the market-data session; prices come back by themselves",
                    Playbook::sequenceGapDuringMarketData),
            new Scenario(
                    "lp-restart-with-sequence-reset",
                    "the provider restarts with sequence numbers from 1; the session comes back, orders are known",
                    Playbook::restartWithSequenceReset),
            new Scenario(
                    "rapid-order-submission",
                    "hundreds of orders at once each reach the venue exactly once",
                    Playbook::rapidOrderSubmission),
            new Scenario(
                    "market-data-flood",
                    "thousands of snapshots at once do not keep orders waiting",
                    Playbook::marketDataFlood),
            new Scenario(
                    "heartbeat-timeout",
                    "a silent provider is cut off and called again, and asked about its orders",
                    Playbook::heartbeatTimeout),
            new Scenario(
                    "duplicate-messages",
                    "reports that come twice, as new messages or marked as known, count once",
                    Playbook::duplicateMessages));

    private static final String FAR_BELOW = "1.05";
    private static final String FAR_ABOVE = "1.12";
    private static final int RAPID = 400;

    private Playbook() {}

    private static List<String> normalTradingFlow(Stand stand) {
        String resting = stand.place("BUY", "0.10", FAR_BELOW);
        stand.becomes(resting, "NEW");
        stand.rig().desk().replace(resting, "0.20", "1.06");
        stand.soon(
                () -> stand.rig().desk().order(resting).path("price").asText().equals("1.06"),
                "the replace was not carried out");
        stand.rig().desk().cancel(resting);
        stand.becomes(resting, "CANCELED");
        String bought = stand.place("BUY", "0.50", FAR_ABOVE);
        stand.becomes(bought, "FILLED");
        String sold = stand.place("SELL", "0.50", null);
        stand.becomes(sold, "FILLED");
        stand.agrees(bought);
        stand.agrees(sold);
        stand.holds(stand.atVenue(resting) == 1, "the resting order is not one order at the venue");
        return stand.problems();
    }

    private static List<String> disconnectDuringAnOrder(Stand stand) {
        stand.venue("fault latency 400ms");
        String order = stand.place("BUY", "0.30", FAR_ABOVE);
        stand.venue("fault disconnect FAIRLEAD");
        stand.soon(() -> !stand.rig().isLoggedOn() || !stand.status(order).equals("SENT"), "nothing was noticed");
        stand.venue("fault latency 0ms");
        stand.becomes(order, "FILLED");
        stand.holds(stand.atVenue(order) == 1, "the venue has it " + stand.atVenue(order) + " times");
        stand.agrees(order);
        return stand.problems();
    }

    private static List<String> sequenceGapDuringMarketData(Stand stand) {
        stand.soon(() -> isFresh(stand), "there are no prices to begin with");
        long gaps = stand.session("MARKET_DATA").path("gaps").asLong();
        stand.venue("fault gap 7 FAIRLEAD-MD");
        stand.soon(() -> stand.session("MARKET_DATA").path("gaps").asLong() > gaps, "the gap was not noticed");
        stand.within(
                Duration.ofSeconds(20),
                () -> isFresh(stand)
                        && stand.session("MARKET_DATA")
                                .path("sequence")
                                .path("inSync")
                                .asBoolean(),
                "prices did not come back");
        String order = stand.place("BUY", "0.10", FAR_ABOVE);
        stand.becomes(order, "FILLED");
        return stand.problems();
    }

    private static boolean isFresh(Stand stand) {
        return stand.rig().desk().book("EURUSD").toString().contains("\"FRESH\"");
    }

    private static List<String> restartWithSequenceReset(Stand stand) {
        String resting = stand.place("BUY", "0.10", FAR_BELOW);
        stand.becomes(resting, "NEW");
        stand.rig().killVenue();
        stand.soon(() -> !stand.rig().isLoggedOn(), "the end of the provider was not noticed");
        stand.rig().startVenue();
        stand.venue("fault reset FAIRLEAD");
        stand.within(Duration.ofSeconds(40), stand.rig()::isLoggedOn, "the session did not come back");
        String bought = stand.place("BUY", "0.10", FAR_ABOVE);
        stand.becomes(bought, "FILLED");
        stand.becomes(resting, "NEW");
        stand.rig().desk().cancel(resting);
        stand.becomes(resting, "CANCELED");
        stand.holds(stand.atVenue(resting) == 1, "the resting order is not one order at the venue");
        return stand.problems();
    }

    private static List<String> rapidOrderSubmission(Stand stand) {
        ConcurrentLinkedQueue<String> orders = new ConcurrentLinkedQueue<>();
        List<Thread> clients = IntStream.range(0, 16)
                .mapToObj(client -> Thread.ofVirtual().start(() -> {
                    for (int i = 0; i < RAPID / 16; i++) {
                        String order = stand.rig()
                                .desk()
                                .place(stand.name() + "-r" + client + "-" + i, "BUY", "0.01", FAR_BELOW)
                                .order();
                        if (order != null) {
                            orders.add(order);
                        }
                    }
                }))
                .toList();
        join(clients);
        stand.holds(orders.size() == RAPID, orders.size() + " of " + RAPID + " orders were taken");
        List<String> all = new ArrayList<>(orders);
        stand.within(
                Duration.ofSeconds(20),
                () -> stand.status(all.getLast()).equals("NEW"),
                "the last order was not acknowledged");
        stand.soon(() -> stand.acknowledged(all) == all.size(), "not every order is at the venue exactly once");
        String refusal = stand.rig().desk().cancelAll().refusal();
        stand.holds(refusal == null, "cancelling all was refused: " + refusal);
        stand.within(Duration.ofSeconds(30), () -> stand.live() == 0, "some orders were not cancelled");
        return stand.problems();
    }

    private static void join(List<Thread> threads) {
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
        }
    }

    private static List<String> marketDataFlood(Stand stand) {
        stand.soon(() -> isFresh(stand), "there are no prices to begin with");
        stand.venue("fault flood 2000");
        for (int i = 0; i < 10; i++) {
            String order = stand.place("BUY", "0.01", FAR_ABOVE);
            stand.within(
                    Duration.ofSeconds(3),
                    () -> stand.status(order).equals("FILLED"),
                    "an order waited behind market data");
        }
        stand.within(Duration.ofSeconds(30), () -> isFresh(stand), "prices did not come back");
        return stand.problems();
    }

    private static List<String> heartbeatTimeout(Stand stand) {
        String resting = stand.place("BUY", "0.10", FAR_BELOW);
        stand.becomes(resting, "NEW");
        long misses = stand.session("ORDERS").path("heartbeatMisses").asLong();
        stand.venue("fault heartbeats off FAIRLEAD");
        stand.within(
                Duration.ofSeconds(20),
                () -> stand.session("ORDERS").path("heartbeatMisses").asLong() > misses,
                "the silence was not noticed");
        stand.venue("fault heartbeats on FAIRLEAD");
        stand.within(Duration.ofSeconds(20), stand.rig()::isLoggedOn, "the session did not come back");
        stand.becomes(resting, "NEW");
        stand.rig().desk().cancel(resting);
        stand.becomes(resting, "CANCELED");
        return stand.problems();
    }

    private static List<String> duplicateMessages(Stand stand) {
        for (String kind : List.of("", " poss-dup")) {
            stand.venue("fault duplicates 100%" + kind);
            for (int i = 0; i < 5; i++) {
                String order = stand.place(i % 2 == 0 ? "BUY" : "SELL", "1.50", i % 2 == 0 ? FAR_ABOVE : FAR_BELOW);
                stand.becomes(order, "FILLED");
                stand.agrees(order);
            }
        }
        return stand.problems();
    }
}
