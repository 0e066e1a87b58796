package io.fairlead.bench.locker;

import io.fairlead.bench.sidebyside.Json;
import io.fairlead.bench.sidebyside.Machine;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.gateway.Trading;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToLongFunction;

/// `fairlead bench --tradelocker`: market orders to a venue that takes 50 to 100 ms for each answer, while all accounts
/// are polled; from the signal to the venue's acceptance, hop by hop. Owned by the thread that runs the bench.
public final class LockerSpeed {
    private static final int LOGINS = 10;
    private static final int ACCOUNTS_EACH = 1;
    private static final long REQUESTS_A_SECOND_EACH = 2;
    private static final int LONGEST_WARM_UP_SECONDS = 60;
    private static final Duration CALM = Duration.ofSeconds(2);
    private static final Duration LEAST_DELAY = Duration.ofMillis(50);
    private static final long SECOND = 1_000_000_000L;

    private final LockerStage stage;
    private final OrderThreads threads;
    private final List<CompletableFuture<Trading.Answer>> answers = new ArrayList<>();
    private long turns;

    private LockerSpeed(LockerStage stage, OrderThreads threads) {
        this.stage = stage;
        this.threads = threads;
    }

    /// Measures for so long, and returns what to print.
    public static String run(int seconds, boolean json) throws IOException {
        return run(seconds, json, OrderThreads.AS_USUAL);
    }

    /// The same with the threads that orders pass before all others.
    ///
    /// @throws java.util.concurrent.CompletionException if the system does not let it
    public static String runRealTime(int seconds, boolean json) throws IOException {
        return run(seconds, json, OrderThreads.REAL_TIME);
    }

    /// The same with an engine that spins on a core of its own, and the venue's thread before all others.
    ///
    /// @throws java.util.concurrent.CompletionException if the system does not let it
    public static String runSpinning(int seconds, boolean json) throws IOException {
        return run(seconds, json, OrderThreads.SPINNING);
    }

    private static String run(int seconds, boolean json, OrderThreads threads) throws IOException {
        threads.demand();
        Duration warmUp = Duration.ofSeconds(Math.min(LONGEST_WARM_UP_SECONDS, seconds));
        Map<String, Object> measured = run(Duration.ofSeconds(seconds), warmUp, threads);
        return json ? Json.of(measured) : Figures.text(measured);
    }

    private static Map<String, Object> run(Duration time, Duration warmUp, OrderThreads threads) throws IOException {
        Path folder = Folders.temporary();
        Map<String, Object> machine = Machine.describe(); // before a thread has a core of it to itself
        try (LockerStage stage = new LockerStage(folder, LOGINS, ACCOUNTS_EACH, threads)) {
            stage.awaitOpen();
            stage.delayReplies(LEAST_DELAY, LEAST_DELAY);
            Map<String, Object> measured = new LockerSpeed(stage, threads).measure(time, warmUp);
            measured.put("machine", machine);
            return measured;
        } finally {
            Folders.delete(folder);
        }
    }

    /// Whoever signals stands for a strategy and has no part in the gateway's share: it must not wait for a core where
    /// the gateway's threads do not.
    private Map<String, Object> measure(Duration time, Duration warmUp) throws IOException {
        threads.comeFirst();
        trade(warmUp);
        Pause.of(CALM);
        stage.hops().clear();
        answers.clear();
        Spent before = Spent.now();
        try (WakeFloor floor = WakeFloor.start(threads)) {
            trade(time);
            Pause.of(CALM);
            return report(Spent.now().since(before), floor.sorted());
        }
    }

    /// By the clock, on one account after the other: a position is opened, and with the account's next turn the oldest
    /// is closed.
    private void trade(Duration time) {
        long apart = SECOND / (REQUESTS_A_SECOND_EACH * stage.accounts().size());
        long due = System.nanoTime();
        long end = due + time.toNanos();
        List<Account> accounts = stage.accounts();
        while (due < end) {
            due += apart;
            Pause.until(due);
            Account account = accounts.get((int) (turns % accounts.size()));
            long round = turns / accounts.size();
            turns++;
            if (round % 2 == 0) {
                open(account, round % 4 == 0 ? Side.BUY : Side.SELL);
            } else {
                close(account);
            }
        }
    }

    private void open(Account account, Side side) {
        ClientOrderId client = new ClientOrderId("o" + turns);
        Command order = LockerOrders.market(account, client, side);
        stage.hops().signalled(client);
        answers.add(stage.submit(order));
    }

    private void close(Account account) {
        VenuePositionId oldest = stage.oldestPosition(account);
        if (oldest != null) {
            var _ = stage.submit(LockerOrders.close(account, new ClientOrderId("c" + turns), oldest));
        }
    }

    private Map<String, Object> report(Spent spent, long[] floor) {
        List<OrderHops.Times> times = stage.hops().times();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("acceptance_p99_ms", Figures.millis(times, OrderHops.Times::all, 99));
        all.put("own_share_p99_ms", Figures.millis(times, OrderHops.Times::own, 99));
        all.put("own_share_p50_ms", Figures.millis(times, OrderHops.Times::own, 50));
        all.put("orders", times.size());
        all.put("orders_not_accepted", stage.hops().count() - times.size());
        all.put("orders_filled_before_their_answer", stage.hops().filledFirst());
        all.put("orders_on_new_connections", stage.hops().onFreshConnections());
        all.put("orders_refused", refused());
        all.put("limits_exceeded", stage.exceeded());
        all.put("acceptance_us", percentiles(times, OrderHops.Times::all));
        all.put("own_share_us", percentiles(times, OrderHops.Times::own));
        all.put("floor_us", Figures.micros(floor));
        all.put("hops_us", hops(times));
        all.put("slowest_twentieth_us", OrderHops.slowest(times));
        all.put("spent", spent.perOrder(times.size()));
        return all;
    }

    private static Map<String, Object> hops(List<OrderHops.Times> times) {
        Map<String, Object> hops = new LinkedHashMap<>();
        hops.put("engine", percentiles(times, OrderHops.Times::engine));
        hops.put("desk", percentiles(times, OrderHops.Times::desk));
        hops.put("out", percentiles(times, OrderHops.Times::out));
        hops.put("venue", percentiles(times, OrderHops.Times::venue));
        hops.put("in", percentiles(times, OrderHops.Times::in));
        hops.put("applied", percentiles(times, OrderHops.Times::applied));
        return hops;
    }

    private static Map<String, Object> percentiles(List<OrderHops.Times> times, ToLongFunction<OrderHops.Times> of) {
        return Figures.micros(times.stream().mapToLong(of).sorted().toArray());
    }

    /// How many, by the reason that was given.
    private Map<String, Object> refused() {
        Map<String, Object> refused = new TreeMap<>();
        for (CompletableFuture<Trading.Answer> answer : answers) {
            if (!answer.isDone()) {
                refused.merge("not answered", 1, (one, more) -> (int) one + (int) more);
            } else if (answer.join().outcome() instanceof Outcome.Refused because) {
                refused.merge(because.code().name(), 1, (one, more) -> (int) one + (int) more);
            }
        }
        return refused;
    }
}
