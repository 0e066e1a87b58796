package io.fairlead.gateway;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Balance;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.view.OrderView;
import io.fairlead.fix.codec.ApplVerId;
import io.fairlead.fix.engine.InitiatorPlan;
import io.fairlead.fix.engine.ReconnectPolicy;
import io.fairlead.fix.engine.SessionSchedule;
import io.fairlead.fix.session.ApplVersions;
import io.fairlead.fix.session.Credentials;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.SocketDialer;
import io.fairlead.gateway.GatewayConfig.FixLine;
import io.fairlead.gateway.GatewayConfig.FixLp;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.disk.FileDisk;
import io.fairlead.sim.SimConfig;
import io.fairlead.sim.Simulator;
import io.fairlead.sim.fix.FixLogin.Protocol;
import io.fairlead.venues.fixlp.FixLpSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.awaitility.Awaitility;

/// A gateway on real threads, files and sockets, and the simulator as its provider.
final class RealWorld implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final long MILLI = 1_000_000;
    static final VenueId OTHER_VENUE = new VenueId("other");
    static final Account OTHER_ACCOUNT = new Account(
            new AccountId("other"), OTHER_VENUE, AccountKind.SIM, new Currency("USD"), PositionMode.NETTING, "ACC-2");

    private final Path directory;
    final Simulator simulator;
    private final Executor connector = Executors.newVirtualThreadPerTaskExecutor();
    Gateway gateway;

    private final Function<RealWorld, List<FixLp>> venues;

    RealWorld(Path directory) {
        this(directory, Protocol.FIX_4_4);
    }

    /// The reference provider, both of whose sessions speak this.
    RealWorld(Path directory, Protocol protocol) {
        this(
                directory,
                speaking(directory.resolve("sim"), protocol),
                world -> List.of(new FixLp(
                        FixLpSettings.standard(TestWorld.VENUE),
                        speaking(world.line("orders", "FAIRLEAD"), protocol),
                        speaking(world.line("prices", "FAIRLEAD-MD"), protocol))));
    }

    private static SimConfig speaking(Path directory, Protocol protocol) {
        SimConfig config = reference(directory);
        return config.withFix(config.fix().speaking(protocol));
    }

    private static FixLine speaking(FixLine line, Protocol protocol) {
        if (protocol == Protocol.FIX_4_4) {
            return line;
        }
        SessionId id = line.profile().id();
        SessionProfile profile = SessionProfile.initiator(
                        SessionId.of(protocol.beginString(), id.senderCompId(), id.targetCompId()))
                .withCredentials(new Credentials("fairlead", "secret"));
        ApplVersions versions = ApplVersions.of(ApplVerId.FIX50SP2);
        return new FixLine(line.id(), profile.withWire(profile.wire().withVersions(versions)), line.plan());
    }

    /// With a venue of its own kind, and sessions to it.
    RealWorld(Path directory, SimConfig venue, Function<RealWorld, List<FixLp>> venues) {
        this(directory, simulator(venue), venues);
    }

    /// With a venue that runs already; it is closed with this world.
    RealWorld(Path directory, Simulator venue, Function<RealWorld, List<FixLp>> venues) {
        this.directory = directory;
        this.venues = venues;
        simulator = venue;
        gateway = start();
    }

    static SimConfig reference(Path directory) {
        return SimConfig.reference(directory, "secret", false)
                .withControlPort(-1)
                .withStep(Duration.ofHours(1));
    }

    static Simulator simulator(SimConfig config) {
        return simulator(config, Clock.systemUTC());
    }

    static Simulator simulator(SimConfig config, InstantSource clock) {
        return Simulator.start(config, clock, Thread.ofPlatform().daemon().factory());
    }

    private Gateway start() {
        Gateway opened = Gateway.open(config(), surroundings());
        for (Runnable work : List.of(opened.journalSync(), opened.follower(), opened.market(), opened.engine())) {
            Thread.ofPlatform().daemon().start(work);
        }
        return opened;
    }

    private GatewayConfig config() {
        return GatewayConfig.of(
                        List.of(TestWorld.ACCOUNT, OTHER_ACCOUNT),
                        List.of(TestWorld.EURUSD_ANYWHERE),
                        venues.apply(this),
                        JournalConfig.defaults("boot", "test").withSizes(1 << 20, 4 << 20, 2 << 20, 1))
                .withLimits(List.of())
                .withAccountGroups(List.of(AccountGroup.balancing(
                        Balance.ROUND_ROBIN.name(),
                        Balance.ROUND_ROBIN,
                        List.of(TestWorld.ACCOUNT.id(), OTHER_ACCOUNT.id()))));
    }

    /// A venue by the name that its sessions know.
    record Peer(String compId, Simulator simulator) {}

    FixLine line(String id, String senderCompId) {
        return line(id, senderCompId, new Peer("YOFX", simulator), 20 * MILLI);
    }

    /// A session that comes back no sooner than this after it was lost.
    FixLine line(String id, String senderCompId, Peer to, long returnNanos) {
        SessionProfile profile = SessionProfile.initiator(SessionId.of("FIX.4.4", senderCompId, to.compId))
                .withCredentials(new Credentials("fairlead", "secret"));
        InitiatorPlan plan = new InitiatorPlan(
                List.of(new Endpoint("127.0.0.1", to.simulator.ports().fix())),
                SocketDialer.plain(connector),
                new ReconnectPolicy(returnNanos, 150, Math.max(500 * MILLI, returnNanos), 0, 0, 5000 * MILLI),
                SessionSchedule.ALWAYS);
        return new FixLine(id, profile, plan);
    }

    private Surroundings surroundings() {
        try {
            return Surroundings.ofThreads(
                    RealWorld::epochNanos, FileDisk.at(directory.resolve("journal")), new Random(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long epochNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    RealWorld loggedOn() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> gateway.readSide().sessions().stream()
                        .allMatch(session -> session.link().loggedOn()));
        return opened();
    }

    /// Until every account of a venue that is there takes orders.
    RealWorld opened() {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> gateway.readSide().accounts().stream()
                        .filter(view -> isConfigured(view.account().venue()))
                        .allMatch(view -> view.recovery().step().isOpen()));
        return this;
    }

    private boolean isConfigured(VenueId venue) {
        return gateway.readSide().sessions().stream()
                .anyMatch(session -> session.venue().equals(venue));
    }

    /// The gateway stops in good order and starts again over the same directory.
    void restart() {
        gateway.close();
        gateway = start();
    }

    Outcome told(Command command) {
        return gateway.trading().submit(command).join().outcome();
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

    void awaitStatus(OrderId id, OrderStatus status) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).untilAsserted(() -> {
            OrderView view = gateway.readSide().order(id);
            if (view == null || view.state().status() != status) {
                throw new AssertionError("expected " + status + ", is " + view);
            }
        });
    }

    void awaitMissing(OrderId id, String units) {
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> order(id).state().missing().equals(Decimal.of(units)));
    }

    @Override
    public void close() {
        gateway.close();
        simulator.close();
    }
}
