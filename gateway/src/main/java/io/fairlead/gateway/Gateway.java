package io.fairlead.gateway;

import io.fairlead.core.book.Books;
import io.fairlead.core.event.Command;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Origin;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.PositionView;
import io.fairlead.gateway.ReadSide.OrderFilter;
import io.fairlead.gateway.history.Keeper;
import io.fairlead.gateway.tape.PriceHistory;
import io.fairlead.journal.DiskState;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalReader;
import io.fairlead.venues.market.PriceFeed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A gateway, recovered and wired, and everything the outside may do with it. Starts no thread: whoever opens it runs
/// `engine`, `market`, `venues`, `journalSync` and `follower` on threads of its own, or calls `turn` from one.
///
/// ```java
/// try (Gateway gateway = Gateway.open(config, surroundings)) {
///     threads.start(gateway.journalSync(), gateway.follower(), gateway.market(), gateway.engine());
///     …
///     gateway.shutdown(OnShutdown.CANCEL, Duration.ofSeconds(10));
/// }
/// ```
public final class Gateway implements AutoCloseable {
    /// New orders refused for this reason are allowed again at the next start.
    static final String SHUTTING_DOWN = "the gateway is shutting down";

    private static final Duration LOOP_PATIENCE = Duration.ofSeconds(5);
    private static final Duration STEP = Duration.ofMillis(5);

    private final Wiring wiring;
    private final DutyLoop engineLoop;
    private final DutyLoop marketLoop;
    private final Map<String, DutyLoop> venueLoops = new LinkedHashMap<>();
    private final FollowerLoop followerLoop;
    private final EventFeed events;

    Gateway(Wiring wiring) {
        this.wiring = wiring;
        Surroundings world = wiring.world();
        engineLoop = new DutyLoop(wiring.engine(), world.clock(), world.engineIdle());
        marketLoop = new DutyLoop(wiring.market(), world.clock(), world.marketIdle());
        wiring.desks()
                .forEach(line ->
                        venueLoops.put("venue-" + line.desk().venue(), new DutyLoop(line, world.clock(), line.idle())));
        followerLoop = new FollowerLoop(wiring.follower());
        events = new EventFeed(wiring.journal(), wiring.stream(), world.clock());
        wiring.journal().onSynced(engineLoop::wakeUp);
    }

    /// The parts that recovery and wiring made.
    record Wiring(
            Surroundings world,
            Journal journal,
            int stream,
            RecoveryReport recovery,
            Engine engine,
            MarketDuty market,
            List<DeskLine> desks,
            Follower follower,
            Keeper snapshots,
            Sessions sessions,
            GatewayMetrics metrics,
            Market prices) {}

    /// Prices, where they come from besides the venues of orders, and what is kept of them; `history` is null if
    /// nothing is.
    record Market(
            Books books,
            MarketDesk desk,
            List<PriceFeed> references,
            @Nullable PriceHistory history) {}

    /// Opens the journal, recovers every order from it, and wires the venues. Sessions connect once the threads run.
    ///
    /// @throws io.fairlead.journal.JournalException if the log can't be opened or must not be trusted
    public static Gateway open(GatewayConfig config, Surroundings world) {
        return open(config, world, Seams.NONE);
    }

    /// The same with something between its parts.
    public static Gateway open(GatewayConfig config, Surroundings world, Seams seams) {
        return new GatewayBuilder(config, world, seams).build();
    }

    /// What this start found.
    public RecoveryReport recovery() {
        return wiring.recovery();
    }

    public Trading trading() {
        return wiring.engine();
    }

    /// What stands in the way of orders, and what an order would meet.
    public LimitDesk limits() {
        return wiring.engine().limits(wiring.world().answers());
    }

    /// Which orders the venues have by their own lists.
    public MassStatusDesk massStatus() {
        return wiring.engine().massStatus();
    }

    public ReadSide readSide() {
        return wiring.follower();
    }

    public SessionControl sessionControl() {
        return wiring.sessions();
    }

    public EventFeed events() {
        return events;
    }

    /// Keeps in the log what an operator did that moves nothing, such as acknowledging an alert. Fails with an
    /// [IllegalStateException] if it can't be kept.
    public CompletableFuture<Void> note(String deed, String subject, OperatorWord word) {
        return wiring.sessions().note(deed, subject, word);
    }

    /// Why an order is what it is. Reads the log from its beginning: any thread but the gateway's own.
    public Explanation explain(OrderId order) {
        try (JournalReader reader = wiring.journal().reader(wiring.journal().oldestPosition())) {
            return Explanation.of(order, reader);
        }
    }

    /// The refusals of what a client called by this id, with what the limits were compared with: an order that was
    /// refused never got an id of ours. Reads the log from its beginning: any thread but the gateway's own.
    public List<Explanation.Step.Logged> refusals(ClientOrderId client) {
        try (EventFeed.Tail log = events.tail(wiring.journal().oldestPosition())) {
            return Explanation.refusals(client, log);
        }
    }

    /// Every book. Any thread.
    public Books books() {
        return wiring.prices().books();
    }

    /// How the venues of prices alone are. Any thread.
    public List<PriceFeed.View> references() {
        return wiring.prices().references().stream().map(PriceFeed::view).toList();
    }

    /// Bars and recordings; null if none are kept. A thread of its own polls it.
    public @Nullable PriceHistory priceHistory() {
        return wiring.prices().history();
    }

    /// What is subscribed to, quoted and listed at the venues.
    public MarketDesk marketDesk() {
        return wiring.prices().desk();
    }

    public GatewayMetrics metrics() {
        return wiring.metrics();
    }

    /// How snapshots are doing.
    public Keeper snapshots() {
        return wiring.snapshots();
    }

    /// What stands in the way of archiving closed orders; empty while nothing does.
    public String archiveProblem() {
        return wiring.follower().past.problem();
    }

    /// How the journal's disk is doing.
    public DiskState disk() {
        return wiring.journal().state();
    }

    /// Why nothing can be traded until a restart; empty while all is well.
    public String halted() {
        return wiring.engine().halted();
    }

    /// The engine thread's work, until closed.
    public Runnable engine() {
        return engineLoop;
    }

    /// The market thread's work, until closed.
    public Runnable market() {
        return marketLoop;
    }

    /// The work of each venue that has a thread of its own, until closed, by the thread's name.
    public Map<String, Runnable> venues() {
        return Map.copyOf(venueLoops);
    }

    /// The journal-sync thread's work, until closed.
    public Runnable journalSync() {
        return () -> wiring.journal().sync().run(wiring.world().clock()::nanos);
    }

    /// The follower thread's work, until closed.
    public Runnable follower() {
        return followerLoop;
    }

    /// One turn of every thread's work on the caller's thread, for worlds with virtual time. Returns how much was done.
    public long turn(long nowNanos) {
        return turnWithoutSync(nowNanos) + syncTurn(nowNanos);
    }

    /// One turn of the journal-sync thread's work alone. Returns how much was done.
    public long syncTurn(long nowNanos) {
        return wiring.journal().sync().poll(nowNanos);
    }

    /// What the follower's state amounts to: equal numbers, equal states. The follower thread, or the caller of `turn`.
    public long stateHash() {
        return wiring.follower().stateHash();
    }

    /// One turn of the engine's work alone, on the caller's thread instead of `engine`'s; the other loops may run.
    /// Returns how much was done.
    public int engineTurn(long nowNanos) {
        return wiring.engine().doWork(nowNanos);
    }

    /// A turn in which the disk did not get to sync.
    public long turnWithoutSync(long nowNanos) {
        long atVenues = 0;
        for (DeskLine line : wiring.desks()) {
            atVenues += line.doWork(nowNanos);
        }
        return atVenues
                + wiring.engine().doWork(nowNanos)
                + wiring.market().doWork(nowNanos)
                + wiring.follower().poll();
    }

    /// What becomes of live orders when the gateway stops.
    public enum OnShutdown {
        /// They stay at the venue.
        LEAVE,
        /// They are cancelled.
        CANCEL,
        /// They are cancelled and every position is closed.
        FLATTEN
    }

    /// What was still live when the time was over or the work done.
    public record StillLive(List<OrderView> orders, List<PositionView> positions) {
        public StillLive {
            orders = List.copyOf(orders);
            positions = List.copyOf(positions);
        }
    }

    /// Refuses new orders, deals with live ones, logs out, and says what is still live. The threads must be
    /// running; call `close` afterwards.
    public StillLive shutdown(OnShutdown policy, Duration limit) throws InterruptedException {
        long deadline = wiring.world().clock().nanos() + limit.toNanos();
        List<CompletableFuture<Trading.Answer>> asked = new ArrayList<>();
        asked.add(trading().submit(new Command.RefuseNewOrders(Origin.GATEWAY, SHUTTING_DOWN)));
        switch (policy) {
            case LEAVE -> {}
            case CANCEL -> asked.add(trading().submit(new Command.CancelAll(Origin.GATEWAY, null, null)));
            case FLATTEN -> asked.add(trading().submit(new Command.Flatten(Origin.GATEWAY, null)));
        }
        while (!(isAnswered(asked) && isDone(policy)) && isBefore(deadline)) {
            readSide().awaitPosition(readSide().position() + 1, STEP);
        }
        wiring.sessions().logOutAll(SHUTTING_DOWN);
        while (wiring.sessions().anyConnected() && isBefore(deadline)) {
            readSide().awaitPosition(readSide().position() + 1, STEP);
        }
        return new StillLive(liveOrders(), openPositions());
    }

    private boolean isBefore(long deadline) {
        return wiring.world().clock().nanos() < deadline;
    }

    private static boolean isAnswered(List<CompletableFuture<Trading.Answer>> asked) {
        return asked.stream().allMatch(CompletableFuture::isDone);
    }

    private boolean isDone(OnShutdown policy) {
        return switch (policy) {
            case LEAVE -> true;
            case CANCEL -> liveOrders().isEmpty();
            case FLATTEN -> liveOrders().isEmpty() && openPositions().isEmpty();
        };
    }

    private List<OrderView> liveOrders() {
        OrderFilter live = new OrderFilter(null, null, Set.of(), true);
        return readSide().orders(live, null, Paged.MAX_PAGE).items();
    }

    private List<PositionView> openPositions() {
        return readSide().positions().stream()
                .filter(position -> !position.units().isZero())
                .toList();
    }

    private void finish() {
        try {
            wiring.follower().finish();
        } finally {
            wiring.follower().close();
            wiring.journal().close();
        }
    }

    /// Stops the threads' work, cuts what is still connected, syncs the log and lets go of its directory.
    @Override
    public void close() {
        try {
            engineLoop.stop(LOOP_PATIENCE);
            marketLoop.stop(LOOP_PATIENCE);
            for (DutyLoop loop : venueLoops.values()) {
                loop.stop(LOOP_PATIENCE);
            }
            followerLoop.stop(LOOP_PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            finish();
        }
    }
}
