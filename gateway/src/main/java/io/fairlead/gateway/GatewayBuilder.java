package io.fairlead.gateway;

import io.fairlead.core.Core;
import io.fairlead.core.CoreState;
import io.fairlead.core.Outlook;
import io.fairlead.core.book.Books;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.Orders;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.VenuePort;
import io.fairlead.gateway.GatewayConfig.FixLp;
import io.fairlead.gateway.history.CoreRecovery;
import io.fairlead.gateway.history.Keeper;
import io.fairlead.gateway.history.OrderArchive;
import io.fairlead.gateway.tape.PriceHistory;
import io.fairlead.journal.DiskState;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalException;
import io.fairlead.journal.Recovery;
import io.fairlead.journal.SyncPolicy;
import io.fairlead.venues.desk.Handover;
import io.fairlead.venues.market.PriceFeed;
import io.fairlead.venues.rate.BudgetView;
import io.fairlead.venues.tradelocker.KnownOrder;
import io.fairlead.venues.tradelocker.TradeLockerDesk;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Recovers and wires a gateway, once, on the thread that opens it; no other thread knows it yet.
///
/// The order matters: open the log, replay the core's stream, start and sync a new epoch, resume the sessions where
/// their streams ended, and only then let venues be asked and spoken to.
final class GatewayBuilder {

    private final GatewayConfig config;
    private final Surroundings world;
    private final Seams seams;
    private final Journal journal;
    private final Books books = new Books();
    private final MarketDesk desk = new MarketDesk();
    private final GatewayMetrics metrics = new GatewayMetrics();
    private final InputRelay inputs = new InputRelay();
    private final FixWiring fix;
    private final List<DeskLine> desks = new ArrayList<>();
    private final List<WireGate> gates = new ArrayList<>();

    /// Where venues put their inputs before the engine exists.
    private static final class InputRelay implements Consumer<VenueInput> {
        private @Nullable Engine engine;

        @Override
        public void accept(VenueInput input) {
            if (engine == null) {
                throw new IllegalStateException("a venue spoke before the engine was there: " + input);
            }
            engine.onVenueInput(input);
        }
    }

    GatewayBuilder(GatewayConfig config, Surroundings world, Seams seams) {
        this.config = config;
        this.world = world;
        this.seams = seams;
        journal = Journal.open(world.disk(), config.journal(), world.clock().nanos());
        fix = new FixWiring(config, world, seams, new FixWiring.Shared(books, desk, metrics, inputs));
    }

    Gateway build() {
        try {
            return wire();
        } catch (RuntimeException e) {
            closeBehind(e);
            throw e;
        }
    }

    /// What can't be synced any more, as on a full disk, stays in the ring for the next start: why this one failed is
    /// the news.
    private void closeBehind(RuntimeException failure) {
        try {
            journal.close();
        } catch (JournalException e) {
            failure.addSuppressed(e);
        }
    }

    private Gateway wire() {
        EventLog log = new EventLog(journal);
        AnswerTimes times = new AnswerTimes(journal);
        CoreRecovery recovery = new CoreRecovery(journal, log.stream(), world.disk());
        CoreRecovery.Recovered recovered = recovery.recover(seams.watcher(), world.answers());
        recovery.tidy();
        seams.watcher().recovered(recovered.state());
        fix.openStores(journal);
        Map<VenueId, VenuePort> ports = ports(log, recovered.state().orders());
        PriceHistory history = history();
        List<PriceFeed> references = config.market().feeds(config.instruments(), books, world.random());
        Core core = core(recovered.state(), log, ports);
        start(core);
        sync(log.position());
        Engine engine = engine(core, log, times, ports);
        MarketDuty market = fix.marketDuty(references);
        Sessions sessions = sessions(engine, market);
        Follower follower = new Follower(
                journal,
                recovery,
                OrderArchive.open(world.disk(), journal.syncedPosition()),
                books,
                now(sessions, references, engine, ports));
        catchUp(follower);
        Keeper snapshots = keeper(log, List.of(sessions.auditStream(), times.stream()), engine);
        follower.keepWith(snapshots, world.clock());
        return new Gateway(new Gateway.Wiring(
                world,
                journal,
                log.stream(),
                report(recovered),
                engine,
                market,
                List.copyOf(desks),
                follower,
                snapshots,
                sessions,
                metrics,
                new Gateway.Market(books, desk, references, history)));
    }

    /// With the bars of venues that have some of their own; null if none are kept.
    private @Nullable PriceHistory history() {
        PriceHistory history = config.market().historyOf(books);
        if (history != null) {
            desks.forEach(line -> history.offer(line.desk().venue(), line.desk().bars()));
        }
        return history;
    }

    private NowViews now(Sessions sessions, List<PriceFeed> references, Engine engine, Map<VenueId, VenuePort> ports) {
        return new NowViews(
                () -> views(sessions, references), this::budgets, engine::kills, engine::doubts, venues(ports));
    }

    /// Logins stand behind the sessions, and venues of prices alone behind both.
    private List<SessionView> views(Sessions sessions, List<PriceFeed> references) {
        List<SessionView> views = new ArrayList<>(sessions.views());
        desks.forEach(line -> views.addAll(line.views()));
        references.forEach(reference -> views.add(SessionView.of(reference.view())));
        return views;
    }

    private Core core(CoreState state, EventLog log, Map<VenueId, VenuePort> ports) {
        Outlook outlook = new Outlook(books, books, config.guards().news(), desk);
        return new Core(state, seams.log().apply(log), ports, config.core(), outlook, seams.retention());
    }

    private Keeper keeper(EventLog log, List<Integer> others, Engine engine) {
        Keeper.Streams streams = new Keeper.Streams(log.stream(), others, nowNanos -> fix.checkpoint(nowNanos));
        return new Keeper(journal, world.disk(), config.history(), streams, engine::act);
    }

    private Sessions sessions(Engine engine, MarketDuty market) {
        return new Sessions(
                fix.orders(),
                body -> engine.act(() -> body.accept(world.clock().nanos())),
                fix.marketData(),
                market::act,
                journal);
    }

    private List<ReadSide.VenueBudget> budgets() {
        List<ReadSide.VenueBudget> budgets = new ArrayList<>();
        fix.venues().forEach(venue -> add(budgets, venue.venue(), venue.budgets()));
        desks.forEach(line -> add(budgets, line.desk().venue(), line.desk().budgets()));
        return budgets;
    }

    private static void add(List<ReadSide.VenueBudget> budgets, VenueId venue, List<BudgetView> ofVenue) {
        ofVenue.forEach(each -> budgets.add(new ReadSide.VenueBudget(venue, each)));
    }

    private void start(Core core) {
        long nowNanos = world.clock().nanos();
        boolean logged = true;
        for (Instrument instrument : config.instruments()) {
            logged &= core.define(instrument, nowNanos);
        }
        for (Account account : config.accounts()) {
            logged &= core.define(account, nowNanos);
        }
        logged &= guard(core, nowNanos);
        logged &= core.define(config.limits(), nowNanos);
        if (journal.recovery().kind() == Recovery.Kind.POWER_LOSS) {
            logged &= core.onLogEndMissing(nowNanos); // before the groups: who leaves one now owes already
        }
        logged &= core.group(config.accountGroups(), nowNanos);
        logged &= core.onRecovered(nowNanos);
        if (!logged) {
            throw startNotLogged();
        }
        journal.acknowledgeLoss(); // in the log behind all that the start notes of it
        if (Gateway.SHUTTING_DOWN.equals(core.state().refusing())) {
            core.onCommand(new Command.AllowNewOrders(Origin.GATEWAY), nowNanos);
        }
    }

    /// An account that was guarded before and is no more keeps its ledger, without rules.
    private boolean guard(Core core, long nowNanos) {
        boolean logged = true;
        for (Account account : config.accounts()) {
            GuardRules rules = config.guards().rules().get(account.id());
            if (rules != null || core.state().guards().ledger(account.id()) != null) {
                boolean reports = core.venue(account.venue()).has(Capability.ACCOUNT_VALUES);
                logged &= core.guard(
                        account.id(), (rules == null ? GuardRules.NONE : rules).reportedByVenue(reports), nowNanos);
            }
        }
        return logged;
    }

    private JournalException startNotLogged() {
        return new JournalException(
                JournalException.Advice.RETRY, "the start can't be logged: the disk is " + journal.state());
    }

    /// The new epoch must be kept before an id with its number leaves; on a full disk the reserve may have room for
    /// it. There is no journal-sync thread yet.
    private void sync(long position) {
        long nowNanos = world.clock().nanos();
        while (!journal.isSynced(position)) {
            boolean stuck = journal.sync().poll(nowNanos) == 0 && journal.state() == DiskState.FULL;
            nowNanos += config.journal().interval().toNanos();
            if (stuck || journal.state() == DiskState.FAILED) {
                throw startNotLogged();
            }
        }
    }

    private Map<VenueId, VenuePort> ports(EventLog log, Orders inLog) {
        Map<VenueId, VenuePort> ports = new LinkedHashMap<>();
        for (VenuePlan plan : config.venues()) {
            VenuePort port = seams.venues().port(connect(plan, inLog));
            if (config.journal().policy() == SyncPolicy.BEFORE_WIRE) {
                WireGate gate = new WireGate(port, journal, log);
                gates.add(gate);
                port = gate;
            }
            if (ports.put(plan.venue(), port) != null) {
                throw new IllegalArgumentException("venue " + plan.venue() + " must be configured once, is twice");
            }
        }
        return ports;
    }

    private VenuePort connect(VenuePlan plan, Orders inLog) {
        return switch (plan) {
            case FixLp lp -> fix.connect(lp);
            case TradeLockerPlan venue -> connect(venue, inLog);
        };
    }

    /// Its ledger goes on counting where the log stands.
    private VenuePort connect(TradeLockerPlan plan, Orders inLog) {
        Handover handover = new Handover(world.engineIdle()::wakeUp, world.clock()::nanos, metrics.applied()::record);
        TradeLockerDesk venueDesk = new TradeLockerDesk(
                plan.settings(),
                new TradeLockerDesk.Roster(
                        config.accounts(),
                        config.instruments(),
                        KnownOrder.all(inLog, plan.venue(), world.clock().nanos())),
                plan.access(),
                new TradeLockerDesk.Surroundings(
                        handover,
                        books,
                        desk,
                        world.clock()::nanos,
                        plan.idle()::wakeUp,
                        metrics.ofVenue(plan.venue())));
        desk.add(plan.venue(), venueDesk.subscriptions());
        desks.add(new DeskLine(venueDesk, handover, plan.idle()));
        return venueDesk.port(seams.venues().inputs(inputs));
    }

    private Engine engine(Core core, EventLog log, AnswerTimes times, Map<VenueId, VenuePort> ports) {
        Engine.Parts parts = new Engine.Parts(
                journal,
                log,
                fix.orders(),
                fix.besideOrders(),
                List.copyOf(gates),
                fix.venues(),
                desks.stream()
                        .map(line ->
                                new Engine.Desk(line.handover(), seams.venues().inputs(inputs)))
                        .toList(),
                new EngineMassStatus(core.state(), ports, log::position, world.answers()),
                metrics,
                world.clock(),
                world.engineIdle()::wakeUp);
        AckQueue acks = new AckQueue(journal, world.answers(), times, metrics.commandToAnswer());
        Engine engine = new Engine(core, parts, new Inbox(config.inboxCapacity()), acks);
        inputs.engine = engine;
        return engine;
    }

    private static List<VenueView> venues(Map<VenueId, VenuePort> ports) {
        List<VenueView> views = new ArrayList<>();
        ports.forEach((venue, port) -> views.add(new VenueView(venue, port.capabilities(), port.cancelOnDisconnect())));
        return List.copyOf(views);
    }

    private static void catchUp(Follower follower) {
        int records;
        do {
            records = follower.poll();
        } while (records > 0);
    }

    private RecoveryReport report(CoreRecovery.Recovered recovered) {
        CoreState state = recovered.state();
        List<LiveOrder> live = state.orders().live();
        int unknown = (int) live.stream()
                .filter(order -> order.status() == OrderStatus.UNKNOWN)
                .count();
        return new RecoveryReport(
                journal.recovery(),
                state.epoch(),
                recovered.snapshot(),
                recovered.remarks(),
                recovered.events(),
                state.orders().all().size(),
                live.size(),
                unknown,
                state.stateHash());
    }
}
