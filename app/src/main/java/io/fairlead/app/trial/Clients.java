package io.fairlead.app.trial;

import io.fairlead.app.trial.Desk.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Clients that trade without a pause, each on a virtual thread, and send a request again under the same client order
/// id until it has an answer. Any thread.
final class Clients {
    private static final long REFUSED_PAUSE_MILLIS = 100;
    private static final long GONE_PAUSE_MILLIS = 50;

    private final Rig rig;
    private final long seed;
    private final List<Thread> threads = new ArrayList<>();
    private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
    private final Set<String> conflicts = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final AtomicLong acceptedNanos = new AtomicLong();
    private volatile boolean active = true;
    private volatile boolean trading = true;

    Clients(Rig rig, long seed) {
        this.rig = rig;
        this.seed = seed;
    }

    void start(int count) {
        for (int i = 0; i < count; i++) {
            String name = "t" + i + "-";
            SplittableRandom random = new SplittableRandom(seed + i);
            threads.add(Thread.ofVirtual().name("client-" + i).start(() -> live(name, random)));
        }
    }

    /// Wishes nothing more, but insists on the answers that are missing; waits until all have come.
    void finish() throws InterruptedException {
        trading = false;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /// Gives up.
    void stop() {
        active = false;
        trading = false;
    }

    private void live(String name, SplittableRandom random) {
        for (int i = 0; trading && active; i++) {
            want(name + i, random);
        }
    }

    /// Asks until there is an answer: an order, or a refusal, which changed nothing.
    private void want(String id, SplittableRandom random) {
        String side = random.nextBoolean() ? "BUY" : "SELL";
        String lots = "0." + (10 + random.nextInt(80));
        String price = random.nextInt(4) == 0 ? "1.0850" + random.nextInt(10) : "1.0" + (side.equals("BUY") ? 7 : 9);
        unanswered.incrementAndGet();
        boolean answered = false;
        while (!answered && active) {
            Desk desk = rig.deskOrNull();
            Answer answer = desk == null ? new Answer(null, null) : desk.place(id, side, lots, price);
            answered = answer.known();
            if (desk != null && answer.order() != null) {
                accepted(id, answer.order(), desk, random);
            } else {
                Rig.pause(answered ? REFUSED_PAUSE_MILLIS : GONE_PAUSE_MILLIS);
            }
        }
        unanswered.decrementAndGet();
    }

    private void accepted(String id, String order, Desk desk, SplittableRandom random) {
        if (desk == rig.deskOrNull()) {
            acceptedNanos.set(System.nanoTime());
        }
        String before = acknowledged.put(id, order);
        if (before != null && !before.equals(order)) {
            conflicts.add(id + " was " + before + ", then " + order);
        }
        if (random.nextInt(3) > 0) {
            desk.cancel(order);
        }
    }

    /// Every client order id that was answered with an order, and which.
    Map<String, String> acknowledged() {
        return acknowledged;
    }

    /// Client order ids that were answered with two orders.
    Set<String> conflicts() {
        return conflicts;
    }

    /// When an order was accepted last, as `System.nanoTime()`.
    long acceptedNanos() {
        return acceptedNanos.get();
    }

    /// Requests without an answer at this moment.
    int unanswered() {
        return unanswered.get();
    }
}
