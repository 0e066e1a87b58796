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
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.VenuePort;
import io.fairlead.fix.dictionary.MessageValidator;
import io.fairlead.fix.engine.FixInitiator;
import io.fairlead.fix.engine.FixSession;
import io.fairlead.fix.engine.FixSessionListener;
import io.fairlead.fix.engine.SessionParts;
import io.fairlead.fix.session.ResetPolicy;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.store.JournalMessageStore;
import io.fairlead.fix.store.MemoryMessageStore;
import io.fairlead.fix.store.MessageStore;
import io.fairlead.fix.store.SentRecords;
import io.fairlead.gateway.GatewayConfig.FixLine;
import io.fairlead.gateway.GatewayConfig.FixLp;
import io.fairlead.gateway.GatewayConfig.OrderLine;
import io.fairlead.gateway.SessionView.Purpose;
import io.fairlead.gateway.history.CoreRecovery;
import io.fairlead.gateway.history.Keeper;
import io.fairlead.gateway.history.OrderArchive;
import io.fairlead.gateway.tape.PriceHistory;
import io.fairlead.journal.DiskState;
import io.fairlead.journal.Journal;
import io.fairlead.journal.JournalException;
import io.fairlead.journal.SyncPolicy;
import io.fairlead.venues.fixlp.BesideOrders;
import io.fairlead.venues.fixlp.FixLpFeed;
import io.fairlead.venues.fixlp.FixLpVenue;
import io.fairlead.venues.fixlp.OrderSession;
import io.fairlead.venues.market.PriceFeed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    private final ConnectionWatch watch;
    private final FixInitiator orderInitiator;
    private final FixInitiator marketInitiator;
    private final List<SessionLine> orderLines = new ArrayList<>();
    private final List<SessionLine> marketLines = new ArrayList<>();
    private final List<BesideOrders> besideOrders = new ArrayList<>();
    private final List<FixLpFeed> feedsOfTheirOwn = new ArrayList<>();
    private final List<WireGate> gates = new ArrayList<>();
    private final List<FixLpVenue> venues = new ArrayList<>();
    private Map<String, JournalMessageStore> stores = Map.of();

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
        watch = new ConnectionWatch(world.fixLog());
        orderInitiator = new FixInitiator(world.random(), world.engineIdle(), watch);
        marketInitiator = new FixInitiator(world.random(), world.marketIdle(), watch);
    }

    Gateway build() {
        try {
            return wire();
        } catch (RuntimeException e) {
            journal.close();
            throw e;
        }
    }

    private Gateway wire() {
        EventLog log = new EventLog(journal);
        AnswerTimes times = new AnswerTimes(journal);
        CoreRecovery recovery = new CoreRecovery(journal, log.stream(), world.disk());
        CoreRecovery.Recovered recovered = recovery.recover(seams.watcher());
        recovery.tidy();
        seams.watcher().recovered(recovered.state());
        stores = JournalMessageStore.openAll(journal, sessionsInLog());
        PriceHistory history = config.market().historyOf(books);
        Map<VenueId, VenuePort> ports = ports(log);
        List<PriceFeed> references = config.market().feeds(config.instruments(), books, world.random());
        Core core = core(recovered.state(), log, ports);
        start(core);
        sync(log.position());
        Engine engine = engine(core, log, times, ports);
        inputs.engine = engine;
        MarketDuty market = new MarketDuty(marketInitiator, marketLines, feedsOfTheirOwn, references);
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
                follower,
                snapshots,
                sessions,
                metrics,
                new Gateway.Market(books, desk, references, history)));
    }

    private NowViews now(Sessions sessions, List<PriceFeed> references, Engine engine, Map<VenueId, VenuePort> ports) {
        return new NowViews(
                () -> views(sessions, references), this::budgets, engine::kills, engine::doubts, venues(ports));
    }

    /// Venues of prices alone stand behind the sessions.
    private static List<SessionView> views(Sessions sessions, List<PriceFeed> references) {
        List<SessionView> views = new ArrayList<>(sessions.views());
        references.forEach(reference -> views.add(SessionView.of(reference.view())));
        return views;
    }

    private Core core(CoreState state, EventLog log, Map<VenueId, VenuePort> ports) {
        Outlook outlook = new Outlook(books, books, config.guards().news(), desk);
        return new Core(state, seams.log().apply(log), ports, config.core(), outlook, seams.retention());
    }

    private Keeper keeper(EventLog log, List<Integer> others, Engine engine) {
        Keeper.Streams streams = new Keeper.Streams(
                log.stream(), others, nowNanos -> stores.values().forEach(store -> store.checkpoint(nowNanos)));
        return new Keeper(journal, world.disk(), config.history(), streams, engine::act);
    }

    private Sessions sessions(Engine engine, MarketDuty market) {
        return new Sessions(
                new Sessions.Owned(orderInitiator, List.copyOf(orderLines)),
                body -> engine.act(() -> body.accept(world.clock().nanos())),
                new Sessions.Owned(marketInitiator, List.copyOf(marketLines)),
                market::act,
                journal);
    }

    /// The configured ones, and those that were once: their streams must not hold the archive back for ever.
    private Set<String> sessionsInLog() {
        Set<String> sessions = new LinkedHashSet<>();
        config.venues()
                .forEach(venue ->
                        venue.orders().forEach(line -> sessions.add(line.fix().id())));
        for (String stream : journal.streams().keySet()) {
            if (stream.startsWith(SentRecords.STREAM_PREFIX)) {
                sessions.add(stream.substring(SentRecords.STREAM_PREFIX.length()));
            }
        }
        return sessions;
    }

    private List<ReadSide.VenueBudget> budgets() {
        return venues.stream()
                .flatMap(venue -> venue.budgets().stream().map(each -> new ReadSide.VenueBudget(venue.venue(), each)))
                .toList();
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
        logged &= core.group(config.accountGroups(), nowNanos);
        logged &= core.onRecovered(nowNanos);
        if (!logged) {
            throw startNotLogged();
        }
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

    /// The new epoch must be kept before an id with its number leaves. There is no journal-sync thread yet.
    private void sync(long position) {
        long nowNanos = world.clock().nanos();
        while (!journal.isSynced(position)) {
            journal.sync().poll(nowNanos);
            nowNanos += config.journal().interval().toNanos();
            if (journal.state() == DiskState.FAILED || journal.state() == DiskState.FULL) {
                throw startNotLogged();
            }
        }
    }

    private Map<VenueId, VenuePort> ports(EventLog log) {
        Map<VenueId, VenuePort> ports = new LinkedHashMap<>();
        for (FixLp lp : config.venues()) {
            VenuePort port = seams.venues().port(connect(lp));
            if (config.journal().policy() == SyncPolicy.BEFORE_WIRE) {
                WireGate gate = new WireGate(port, journal, log);
                gates.add(gate);
                port = gate;
            }
            if (ports.put(lp.settings().venue(), port) != null) {
                throw new IllegalArgumentException(
                        "venue " + lp.settings().venue() + " must be configured once, is twice");
            }
        }
        return ports;
    }

    private VenuePort connect(FixLp lp) {
        FixLpFeed feed = lp.settings().capabilities().has(Capability.MARKET_DATA)
                ? new FixLpFeed(
                        lp.settings(),
                        config.instruments(),
                        new FixLpFeed.Surroundings(books, desk, world.clock()::nanos, metrics.tickToProcess()::record))
                : null;
        desk.add(lp.settings().venue(), feed);
        FixLine marketData = lp.marketData();
        List<BesideOrders> besides = feed == null ? List.of() : feed.besideOrders(marketData != null);
        besideOrders.addAll(besides);
        FixLpVenue venue = new FixLpVenue(
                lp.settings(),
                lp.orders().stream().map(OrderLine::session).toList(),
                config.instruments(),
                config.accounts(),
                besides,
                new FixLpVenue.Core(seams.venues().inputs(inputs), world.clock()::nanos));
        venues.add(venue);
        for (int i = 0; i < lp.orders().size(); i++) {
            connectOrders(lp, lp.orders().get(i).fix(), venue.sessions().get(i), i == 0 ? feed : null);
        }
        if (feed != null && marketData != null) {
            connectMarketData(lp, marketData, feed);
        }
        return venue;
    }

    private void connectOrders(FixLp lp, FixLine line, OrderSession listener, @Nullable FixLpFeed feed) {
        MessageStore store = seams.stores().apply(Objects.requireNonNull(stores.get(line.id())));
        FixSession session = session(line, line.profile(), store, listener);
        orderInitiator.add(session, line.plan());
        VenueId venue = lp.settings().venue();
        orderLines.add(new SessionLine(
                new SessionLine.Identity(line.id(), venue, Purpose.ORDERS, listener.isStandby()),
                orderInitiator,
                session,
                new SessionLine.Monitoring(
                        metrics.rejects(venue),
                        feed == null || lp.marketData() != null ? () -> "" : feed::problem,
                        listener::inFlight,
                        watch)));
    }

    /// Nothing of a market-data session is worth keeping: it starts from 1 at each logon.
    private void connectMarketData(FixLp lp, FixLine marketData, FixLpFeed feed) {
        SessionProfile profile = marketData.profile().withReset(ResetPolicy.ON_LOGON);
        FixSession session = session(marketData, profile, new MemoryMessageStore(), feed);
        marketInitiator.add(session, marketData.plan());
        marketLines.add(new SessionLine(
                new SessionLine.Identity(marketData.id(), lp.settings().venue(), Purpose.MARKET_DATA, false),
                marketInitiator,
                session,
                new SessionLine.Monitoring(new RejectCounts(), feed::problem, () -> 0, watch)));
        feedsOfTheirOwn.add(feed);
    }

    private FixSession session(FixLine line, SessionProfile profile, MessageStore store, FixSessionListener listener) {
        MessageValidator validator =
                MessageValidator.of(profile.fixt(), profile.wire().versions().byDefault(), line.dictionary());
        SessionParts parts = SessionParts.of(store, listener)
                .withLog(world.fixLog())
                .withCheck(validator)
                .withDecisions(seams.decisions());
        return new FixSession(profile, parts);
    }

    private Engine engine(Core core, EventLog log, AnswerTimes times, Map<VenueId, VenuePort> ports) {
        Engine.Parts parts = new Engine.Parts(
                journal,
                log,
                orderInitiator,
                List.copyOf(orderLines),
                List.copyOf(besideOrders),
                List.copyOf(gates),
                List.copyOf(venues),
                new EngineMassStatus(core.state(), ports, log::position, world.answers()),
                metrics,
                world.clock(),
                world.engineIdle()::wakeUp);
        return new Engine(
                core, parts, new Inbox(config.inboxCapacity()), new AckQueue(journal, world.answers(), times));
    }

    private static List<VenueView> venues(Map<VenueId, VenuePort> ports) {
        List<VenueView> views = new ArrayList<>();
        ports.forEach((venue, port) -> views.add(
                new VenueView(venue, port.capabilities().has(Capability.MASS_CANCEL), port.cancelOnDisconnect())));
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
