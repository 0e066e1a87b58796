package io.fairlead.gateway;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.limit.Limit;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.NewsCalendar;
import io.fairlead.core.port.VenuePort;
import io.fairlead.core.view.OrderView;
import io.fairlead.fix.codec.MsgType;
import io.fairlead.fix.engine.FixLog;
import io.fairlead.fix.engine.InitiatorPlan;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.Idle;
import io.fairlead.gateway.GatewayConfig.FixLine;
import io.fairlead.gateway.GatewayConfig.FixLp;
import io.fairlead.gateway.GatewayConfig.OrderLine;
import io.fairlead.gateway.Trading.Answer;
import io.fairlead.gateway.history.HistorySettings;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.SyncPolicy;
import io.fairlead.journal.disk.Disk;
import io.fairlead.journal.testing.SimulatedDisk;
import io.fairlead.venues.fixlp.FixLpSession;
import io.fairlead.venues.fixlp.FixLpSettings;
import io.fairlead.venues.fixlp.FixLpSettings.Pool;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A gateway on a virtual clock, a simulated disk and a provider in memory, all on the test's thread.
final class TestWorld {
    static final VenueId VENUE = new VenueId("yofx");
    static final Origin ORIGIN = new Origin("anna", "t1", "127.0.0.1");
    static final Account ACCOUNT = new Account(
            new AccountId("main"), VENUE, AccountKind.SIM, new Currency("USD"), PositionMode.NETTING, "ACC-1");
    static final Instrument EURUSD = new Instrument(
            new Symbol("EURUSD"),
            new Currency("EUR"),
            new Currency("USD"),
            new Instrument.Contract(
                    Decimal.of(100_000),
                    Decimal.of("0.00001"),
                    Decimal.of("0.01"),
                    Decimal.of("0.01"),
                    Decimal.of(100)),
            Map.of(VENUE, "EUR/USD"));
    static final Instrument EURUSD_ANYWHERE = new Instrument(
            EURUSD.symbol(),
            EURUSD.base(),
            EURUSD.quote(),
            EURUSD.contract(),
            Map.of(VENUE, "EUR/USD", RealWorld.OTHER_VENUE, "EUR/USD"));

    final SimulatedDisk disk = new SimulatedDisk();
    boolean startFails;
    final TestLp lp = new TestLp("LP");
    final TestLp prices = new TestLp("LPMD");
    final TestLp second = new TestLp("LP2");
    private final @Nullable Pool pool;
    JournalConfig journal = JournalConfig.defaults("boot-1", "test").withSizes(1 << 20, 1 << 20, 2 << 20, 1);
    long nowNanos = 1_700_000_000_000_000_000L;
    boolean synced = true;
    HistorySettings history = HistorySettings.DEFAULTS;
    UnaryOperator<Disk> around = UnaryOperator.identity();
    private List<Limit> limits = List.of();
    private @Nullable GuardRules guard;
    private Consumer<VenueInput> core = _ -> {};
    Gateway gateway;

    TestWorld() {
        pool = null;
        gateway = open();
    }

    /// With a second order session of the same provider.
    TestWorld(Pool pool) {
        this.pool = pool;
        gateway = open();
    }

    TestWorld(SyncPolicy policy) {
        pool = null;
        journal = journal.withPolicy(policy);
        gateway = open();
    }

    /// A gateway with limits; the others have none, as theirs are not about them.
    TestWorld(List<Limit> limits) {
        pool = null;
        this.limits = limits;
        gateway = open();
    }

    /// A gateway that guards its account, at a provider that tells what it is worth.
    TestWorld(GuardRules guard) {
        pool = null;
        this.guard = guard;
        gateway = open();
    }

    private Gateway open() {
        return guard == null && !startFails
                ? Gateway.open(config(), surroundings())
                : Gateway.open(
                        guard == null
                                ? config()
                                : config().withGuards(new GuardPlan(Map.of(ACCOUNT.id(), guard), NewsCalendar.NONE)),
                        surroundings(),
                        overhearing());
    }

    /// Lets a test say what no FIX provider has words for.
    private Seams overhearing() {
        Seams.AroundVenues venues = new Seams.AroundVenues() {
            @Override
            public Consumer<VenueInput> inputs(Consumer<VenueInput> engine) {
                core = engine;
                return engine;
            }

            @Override
            public VenuePort port(VenuePort adapter) {
                if (startFails) {
                    throw new IllegalStateException("the start fails");
                }
                return adapter;
            }
        };
        Seams none = Seams.NONE;
        return new Seams(none.log(), none.watcher(), venues, none.stores(), none.decisions(), none.retention());
    }

    /// The adapter says this to the core, as the engine would have it.
    void venueSays(VenueInput input) {
        core.accept(input);
        run(5);
    }

    /// The provider's market stands there.
    void quotes(String bid, String ask) {
        prices.says(
                MsgType.MARKET_DATA_SNAPSHOT,
                "262=md-1|55=EUR/USD|268=2|269=0|270=" + bid + "|271=100000|269=1|270=" + ask + "|271=200000",
                nowNanos);
        run(5);
    }

    private GatewayConfig config() {
        return GatewayConfig.of(List.of(ACCOUNT), List.of(EURUSD), List.of(provider()), journal)
                .withHistory(history)
                .withLimits(limits);
    }

    private FixLp provider() {
        FixLpSettings standard = guard == null
                ? FixLpSettings.standard(VENUE)
                : FixLpSettings.standard(VENUE).withCapability(Capability.ACCOUNT_VALUES);
        FixLine orders = line("orders", "LP", lp);
        FixLine marketData = line("prices", "LPMD", prices);
        if (pool == null) {
            return new FixLp(standard, orders, marketData);
        }
        FixLine more = line("second", "LP2", second);
        return new FixLp(
                standard.withPool(pool),
                List.of(
                        new OrderLine(orders, FixLpSession.primary("orders")),
                        new OrderLine(more, FixLpSession.primary("second"))),
                marketData);
    }

    private static FixLine line(String id, String targetCompId, TestLp to) {
        SessionProfile profile = SessionProfile.initiator(SessionId.of("FIX.4.4", "FAIRLEAD", targetCompId));
        return new FixLine(id, profile, InitiatorPlan.of(to, new Endpoint("lp", 1)));
    }

    private Surroundings surroundings() {
        return new Surroundings(
                () -> nowNanos, around.apply(disk), new Random(1), Idle.SPIN, Idle.SPIN, Runnable::run, FixLog.NONE);
    }

    /// Lets this much time pass, in steps of a millisecond.
    TestWorld run(long millis) {
        for (long i = 0; i < millis; i++) {
            turn();
            nowNanos += TimeUnit.MILLISECONDS.toNanos(1);
        }
        return this;
    }

    /// Lets this many seconds pass, in steps of a hundredth.
    TestWorld runSeconds(long seconds) {
        for (long i = 0; i < 100 * seconds; i++) {
            turn();
            nowNanos += TimeUnit.MILLISECONDS.toNanos(10);
        }
        return this;
    }

    private void turn() {
        lp.poll(nowNanos);
        prices.poll(nowNanos);
        second.poll(nowNanos);
        if (synced) {
            gateway.turn(nowNanos);
        } else {
            gateway.turnWithoutSync(nowNanos);
        }
    }

    TestWorld loggedOn() {
        run(50);
        lp.asked();
        prices.asked();
        second.asked();
        return this;
    }

    /// The process dies at once and starts again.
    TestWorld crashAndRestart() {
        disk.crashProcess();
        lp.hangUp(nowNanos);
        prices.hangUp(nowNanos);
        second.hangUp(nowNanos);
        gateway = open();
        return this;
    }

    /// The machine loses its power: what was not synced is gone.
    TestWorld losePowerAndRestart() {
        disk.losePower(0);
        lp.hangUp(nowNanos);
        prices.hangUp(nowNanos);
        journal = new JournalConfig(
                journal.policy(),
                journal.ringBytes(),
                journal.segmentBytes(),
                journal.reserveBytes(),
                journal.lowDiskBytes(),
                journal.interval(),
                "boot-2",
                journal.owner());
        gateway = open();
        return this;
    }

    /// Starts again by other settings of the snapshots.
    TestWorld with(HistorySettings other) {
        history = other;
        journal = journal.withSizes(1 << 20, 1 << 14, 2 << 20, 1);
        gateway.close();
        lp.hangUp(nowNanos);
        prices.hangUp(nowNanos);
        gateway = open();
        return run(200);
    }

    void reopen() {
        gateway = open();
    }

    static Command place(String clientOrderId, Side side, String units, String price) {
        return new Command.PlaceOrder(
                ORIGIN,
                ACCOUNT.id(),
                new ClientOrderId(clientOrderId),
                EURUSD.symbol(),
                side,
                new Command.Request(
                        OrdType.LIMIT,
                        TimeInForce.GOOD_TILL_CANCEL,
                        Quantity.units(Decimal.of(units)),
                        Decimal.of(price),
                        null,
                        null,
                        OrderTerms.Flags.NONE,
                        null,
                        null,
                        RoutingTags.NONE),
                new StrategyId("manual"));
    }

    /// Hands a command in, lets a few milliseconds pass, and returns the answer that must have come.
    Outcome told(Command command) {
        return told(gateway.trading().submit(command)).outcome();
    }

    private Answer told(CompletableFuture<Answer> future) {
        run(5);
        return Objects.requireNonNull(future.getNow(null), "no answer came");
    }

    /// Places an order that must be accepted.
    OrderId placed(String clientOrderId, Side side, String units, String price) {
        Outcome outcome = told(TestWorld.place(clientOrderId, side, units, price));
        if (outcome instanceof Outcome.Accepted accepted) {
            return accepted.orders().getFirst();
        }
        throw new AssertionError("the order was not accepted: " + outcome);
    }

    OrderView order(OrderId id) {
        return Objects.requireNonNull(gateway.readSide().order(id), "the read side does not know " + id);
    }

    /// The provider acknowledges an order.
    void acks(OrderId id, String units) {
        reports(id, "17=A-" + id + "|150=0|39=0|14=0|6=0|151=" + units);
    }

    /// The provider fills a part of an order.
    void fills(OrderId id, String execId, String last, String cum, String leaves) {
        String status = "0".equals(leaves) ? "2" : "1";
        reports(
                id,
                "17=" + execId + "|150=F|39=" + status + "|32=" + last + "|31=1.085|14=" + cum + "|6=1.085|151="
                        + leaves);
    }

    void reports(OrderId id, String fields) {
        reports(lp, id, fields);
    }

    /// The provider reports over one of its sessions.
    void reports(TestLp over, OrderId id, String fields) {
        String price = fields.contains("|44=") ? "" : "44=1.085|";
        over.says(
                MsgType.EXECUTION_REPORT,
                "1=ACC-1|37=V-" + id + "|11=" + id + "|55=EUR/USD|54=1|40=2|" + price + "38=10000|" + fields,
                nowNanos);
        run(5);
    }
}
