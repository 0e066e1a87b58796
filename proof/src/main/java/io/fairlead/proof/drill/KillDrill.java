package io.fairlead.proof.drill;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.port.Capability;
import io.fairlead.core.view.KillView;
import io.fairlead.gateway.OperatorWord;
import io.fairlead.gateway.ReadSide;
import io.fairlead.gateway.Trading;
import io.fairlead.sim.fault.Fault;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Kills a gateway with many live orders while a strategy goes on sending: some cancels are slow, some lost, some
/// beaten by fills. Measures the time from the command until the venue has confirmed that nothing is live, and asks
/// the venue itself afterwards. Run by one thread.
///
/// @param orders how many are live when it begins
/// @param massCancel whether the venue takes mass cancels
/// @param down whether the connection of one of two sessions is lost at the same moment, for good
public record KillDrill(int orders, boolean massCancel, boolean down) {
    private static final Origin DRILL = new Origin("drill", "-", "local");
    private static final StrategyId STRATEGY = new StrategyId("drill");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long SENDING_PAUSE_NANOS = 500_000L;
    private static final int PAGE = 1_000;

    /// What came of it. `confirmedNanos` is 0 if it was not confirmed in time.
    ///
    /// @param notConfirmed how many orders the switch listed at the end as not confirmed
    /// @param liveAtVenue how many orders the venue itself had open then
    /// @param refused new orders of the strategy that were refused by the kill
    /// @param filled orders whose fill was quicker than the cancel
    public record Result(
            int orders,
            long confirmedNanos,
            int notConfirmed,
            int liveAtVenue,
            int refused,
            long filled,
            List<String> missing) {

        /// Whether the switch told the truth: confirmed with nothing live, or a list of what is not.
        public boolean held() {
            return confirmedNanos > 0 ? liveAtVenue == 0 && notConfirmed == 0 : !missing.isEmpty();
        }

        /// One line.
        public String json() {
            return String.format(
                    Locale.ROOT,
                    "{\"orders\":%d,\"confirmed_ms\":%s,\"not_confirmed\":%d,\"live_at_venue\":%d,\"refused\":%d,"
                            + "\"filled\":%d}",
                    orders,
                    confirmedNanos == 0 ? "null" : String.format(Locale.ROOT, "%.1f", confirmedNanos / 1e6),
                    notConfirmed,
                    liveAtVenue,
                    refused,
                    filled);
        }
    }

    /// Runs it in a folder that is empty, for at most `limit` behind the kill.
    public Result run(Path folder, Duration limit, PrintWriter words) throws InterruptedException {
        List<String> sessions = down ? List.of("DRILL-1", "DRILL-2") : List.of("DRILL-1");
        try (DrillWorld world = new DrillWorld(
                folder,
                sessions,
                settings -> massCancel ? settings.withCapability(Capability.MASS_CANCEL) : settings)) {
            await(world::isOpen, "accounts that are open");
            place(world);
            await(() -> live(world) == orders, "acknowledgements");
            words.println(orders + " orders are live; killing");
            return kill(world, limit, words);
        }
    }

    private void place(DrillWorld world) {
        List<CompletableFuture<Trading.Answer>> answers = new ArrayList<>();
        for (int i = 0; i < orders; i++) {
            answers.add(world.gateway.trading().submit(order("d" + i)));
        }
        for (CompletableFuture<Trading.Answer> answer : answers) {
            Outcome outcome = answer.join().outcome();
            if (!(outcome instanceof Outcome.Accepted)) {
                throw new IllegalStateException("an order must be accepted, was " + outcome);
            }
        }
    }

    /// Far below the market.
    private static Command.PlaceOrder order(String client) {
        return new Command.PlaceOrder(
                DRILL,
                DrillWorld.ACCOUNT,
                new ClientOrderId(client),
                DrillWorld.SYMBOL,
                Side.BUY,
                new Command.Request(
                        OrdType.LIMIT,
                        TimeInForce.GOOD_TILL_CANCEL,
                        Quantity.units(Decimal.of(1_000)),
                        Decimal.of("0.90000"),
                        null,
                        null,
                        OrderTerms.Flags.NONE,
                        null,
                        null,
                        RoutingTags.NONE),
                STRATEGY);
    }

    private static int live(DrillWorld world) {
        ReadSide.OrderFilter filter = new ReadSide.OrderFilter(
                null, null, Set.of(OrderStatus.NEW, OrderStatus.PARTIALLY_FILLED, OrderStatus.PENDING_NEW), true);
        int count = 0;
        String cursor = null;
        do {
            var page = world.gateway.readSide().orders(filter, cursor, PAGE);
            count += page.items().size();
            cursor = page.next();
        } while (cursor != null);
        return count;
    }

    private Result kill(DrillWorld world, Duration limit, PrintWriter words) throws InterruptedException {
        disturb(world);
        Sending sending = new Sending(world);
        Thread strategy = Thread.ofPlatform().daemon().name("drill-strategy").start(sending);
        TimeUnit.MILLISECONDS.sleep(20);
        if (down) {
            world.gateway
                    .sessionControl()
                    .disconnect("DRILL-2", new OperatorWord("drill", "one session down"))
                    .join();
            await(() -> !world.isLoggedOn(), "the end of a session");
        }
        long before = DrillWorld.epochNanos();
        world.gateway
                .trading()
                .submit(new HaltCommand.Kill(DRILL, Scope.gateway(), false, "drill"))
                .join();
        KillView view = follow(world, limit, words);
        sending.stop = true;
        strategy.join();
        int liveAtVenue = world.simulator.control().status().open();
        List<String> missing = new ArrayList<>();
        int unconfirmed = 0;
        for (KillView.Unconfirmed line : view.unconfirmed()) {
            unconfirmed += line.order() == null ? 0 : 1;
            missing.add((line.order() == null ? line.account() : line.order()) + ": " + line.why());
        }
        missing.stream().limit(5).forEach(line -> words.println("not confirmed: " + line));
        long took = view.isConfirmed() ? view.confirmedNanos() - before : 0;
        return new Result(orders, took, unconfirmed, liveAtVenue, sending.refused.get(), filled(world), missing);
    }

    private void disturb(DrillWorld world) {
        world.simulator.control().apply(new Fault.CancelRace(10, Duration.ofMillis(50)));
        world.simulator.control().apply(new Fault.LoseCancels(5));
        world.simulator.control().apply(new Fault.SlowCancels(15, Duration.ofMillis(200)));
    }

    private static KillView follow(DrillWorld world, Duration limit, PrintWriter words) throws InterruptedException {
        long start = System.nanoTime();
        List<KillView> kills = world.gateway.readSide().kills();
        String told = "";
        while ((kills.isEmpty() || !kills.getFirst().isConfirmed()) && System.nanoTime() - start < limit.toNanos()) {
            TimeUnit.MILLISECONDS.sleep(5);
            kills = world.gateway.readSide().kills();
            String now = kills.isEmpty()
                    ? ""
                    : kills.getFirst().phase() + ", " + kills.getFirst().live() + " live";
            if (!now.equals(told)) {
                words.println("+" + (System.nanoTime() - start) / 1_000_000 + " ms: " + now);
                told = now;
            }
        }
        return kills.getFirst();
    }

    private static long filled(DrillWorld world) {
        return world.simulator.control().status().executions();
    }

    private static void await(BooleanSupplier done, String what) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!done.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited " + PATIENCE + " for " + what);
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    /// A strategy that goes on sending. A thread of its own.
    private static final class Sending implements Runnable {
        final AtomicInteger refused = new AtomicInteger();
        volatile boolean stop;
        private final DrillWorld world;

        Sending(DrillWorld world) {
            this.world = world;
        }

        @Override
        public void run() {
            for (int i = 0; !stop; i++) {
                Outcome outcome =
                        world.gateway.trading().submit(order("s" + i)).join().outcome();
                if (outcome instanceof Outcome.Refused because && because.code() == DenialCode.KILLED) {
                    refused.incrementAndGet();
                }
                LockSupport.parkNanos(SENDING_PAUSE_NANOS);
            }
        }
    }
}
