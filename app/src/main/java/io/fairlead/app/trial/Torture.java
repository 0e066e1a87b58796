package io.fairlead.app.trial;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.app.demo.DemoReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Kills the gateway and its venue at random moments, with dozens of orders on their way, again and again, and compares
/// both books at the end. Owned by the main thread.
public final class Torture implements AutoCloseable {
    private static final int CLIENTS = 80;
    private static final int LEAST_IN_FLIGHT = 50;
    private static final Duration STORM_LIMIT = Duration.ofMinutes(3);
    private static final Duration TRADING_LIMIT = Duration.ofSeconds(90);
    private static final Duration CERTAINTY_LIMIT = Duration.ofMinutes(3);

    private final Rig rig;
    private final Clients clients;
    private final SplittableRandom random;
    private final Consumer<String> say;
    private final List<Long> restartNanos = new ArrayList<>();
    private final Map<Victim, Integer> kills = new EnumMap<>(Victim.class);
    private long downNanos;

    /// Who is killed.
    private enum Victim {
        GATEWAY,
        VENUE,
        BOTH,
        RECOVERY;

        /// Mostly the gateway; now and then while it recovers.
        static Victim of(SplittableRandom random) {
            int dice = random.nextInt(10);
            return dice < 5 ? GATEWAY : dice < 7 ? VENUE : dice < 8 ? BOTH : RECOVERY;
        }
    }

    private Torture(Path folder, long seed, Consumer<String> say) {
        this.say = say;
        random = new SplittableRandom(seed);
        rig = new Rig(folder);
        clients = new Clients(rig, seed);
    }

    /// Runs a torture of so many kills.
    ///
    /// @param say takes a line for the person who watches
    /// @throws TrialStuck if it can't go on: nothing is proved then, either way
    public static TortureReport run(Path folder, int kills, long seed, Consumer<String> say)
            throws InterruptedException {
        try (Torture torture = new Torture(folder, seed, say)) {
            return torture.run(kills);
        }
    }

    private TortureReport run(int count) throws InterruptedException {
        rig.start();
        long beganNanos = System.nanoTime();
        rig.venue("fault latency 150ms 150ms");
        rig.venue("fault duplicates 10%");
        clients.start(CLIENTS);
        for (int i = 1; i <= count; i++) {
            Rig.pause(random.nextInt(300));
            int inFlight = awaitStorm();
            Victim victim = Victim.of(random);
            kill(victim);
            say.accept("kill %d of %d: %s with %d in flight, trading again after %.1f s"
                    .formatted(i, count, victim, inFlight, restartNanos.getLast() / 1e9));
        }
        long lastedNanos = System.nanoTime() - beganNanos;
        clients.finish();
        String unsure = comeToRest();
        DemoReport books = rig.stopAndCompare();
        return new TortureReport(
                count,
                List.of(
                        kills.getOrDefault(Victim.GATEWAY, 0),
                        kills.getOrDefault(Victim.VENUE, 0),
                        kills.getOrDefault(Victim.BOTH, 0),
                        kills.getOrDefault(Victim.RECOVERY, 0)),
                clients.acknowledged().size(),
                books,
                List.copyOf(restartNanos),
                1.0 - (double) downNanos / lastedNanos,
                clients.conflicts().stream().sorted().toList(),
                unsure);
    }

    /// Waits until enough orders are on their way; returns how many.
    private int awaitStorm() {
        AtomicInteger seen = new AtomicInteger();
        Rig.await(
                STORM_LIMIT,
                () -> {
                    seen.set(inFlight());
                    return seen.get() >= LEAST_IN_FLIGHT;
                },
                "fewer than 50 orders were in flight");
        return seen.get();
    }

    private int inFlight() {
        Desk desk = rig.deskOrNull();
        return desk == null ? 0 : desk.session("ORDERS").path("inFlight").asInt();
    }

    private void kill(Victim victim) {
        kills.merge(victim, 1, Integer::sum);
        long killedNanos = System.nanoTime();
        switch (victim) {
            case GATEWAY -> rig.killGateway();
            case VENUE -> rig.killVenue();
            case BOTH -> {
                rig.killVenue();
                rig.killGateway();
            }
            case RECOVERY -> {
                rig.killGateway();
                rig.launchGateway();
                Rig.pause(300 + random.nextInt(1500));
                rig.killGateway();
            }
        }
        long startedNanos = System.nanoTime();
        if (victim == Victim.VENUE || victim == Victim.BOTH) {
            rig.startVenue();
            rig.venue("fault latency 150ms 150ms");
            rig.venue("fault duplicates 10%");
        }
        if (victim != Victim.VENUE) {
            rig.startGateway();
        }
        long upNanos = System.nanoTime(); // what was accepted before was the old life's
        Rig.await(TRADING_LIMIT, () -> clients.acceptedNanos() > upNanos, "no order was accepted");
        restartNanos.add(clients.acceptedNanos() - startedNanos);
        downNanos += clients.acceptedNanos() - killedNanos;
    }

    /// Lets every order find its end. Returns what is not certain at last; empty if all is.
    private String comeToRest() {
        rig.venue("fault clear");
        Rig.pause(1000);
        rig.venue("fault disconnect FAIRLEAD");
        Rig.await(TRADING_LIMIT, rig::isLoggedOn, "the gateway did not log on");
        boolean certain = Rig.holds(CERTAINTY_LIMIT, () -> {
            Rig.pause(500);
            return uncertain().isEmpty();
        });
        return certain ? "" : uncertain();
    }

    private String uncertain() {
        List<String> ids = new ArrayList<>();
        for (String status : List.of("ACCEPTED", "SENT", "UNKNOWN", "PENDING_CANCEL", "PENDING_NEW")) {
            JsonNode orders = rig.desk().get("orders?limit=50&status=" + status);
            if (orders.isMissingNode()) {
                return "the gateway does not answer";
            }
            orders.path("items").forEach(order -> ids.add(order.path("id").asText() + " " + status));
        }
        ids.addAll(missing());
        return String.join(", ", ids);
    }

    /// Orders whose sum the venue told and whose executions it kept, as it died with them: each is asked about until
    /// what is missing can be booked as inferred.
    private List<String> missing() {
        List<String> ids = new ArrayList<>();
        for (JsonNode each : rig.desk().get("breaks").path("items")) {
            if (each.path("open").asBoolean() && each.path("kind").asText().equals("MISSING_EXECUTIONS")) {
                ids.add(each.path("order").asText() + " MISSING_EXECUTIONS");
            }
        }
        return ids;
    }

    @Override
    public void close() {
        clients.stop();
        rig.close();
    }
}
