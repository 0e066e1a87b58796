package io.fairlead.gateway;

import static io.fairlead.gateway.TestWorld.ACCOUNT;
import static io.fairlead.gateway.TestWorld.VENUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.view.PositionView;
import io.fairlead.fix.dictionary.FixDictionary;
import io.fairlead.fix.session.Tolerance;
import io.fairlead.gateway.GatewayConfig.FixLine;
import io.fairlead.gateway.GatewayConfig.FixLp;
import io.fairlead.gateway.GatewayConfig.OrderLine;
import io.fairlead.gateway.RealWorld.Peer;
import io.fairlead.sim.SimConfig;
import io.fairlead.sim.Simulator;
import io.fairlead.sim.fault.Fault;
import io.fairlead.sim.fix.FixDoorConfig;
import io.fairlead.sim.fix.FixLogin;
import io.fairlead.venues.fixlp.FixLpSession;
import io.fairlead.venues.fixlp.FixLpSettings;
import io.fairlead.venues.fixlp.FixLpSettings.Choice;
import io.fairlead.venues.fixlp.FixLpSettings.Pool;
import io.fairlead.venues.fixlp.FixLpSettings.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Pools, dictionaries and tolerance over real sockets, against venues built on QuickFIX/J.
class PoolEndToEndTest {
    private static final long SOON = 20_000_000;
    private static final long A_SECOND = 1_000_000_000;
    private static final long NEVER = 60 * A_SECOND;
    private static final int ORDERS = 10;

    @TempDir
    Path directory;

    private SimConfig venue(String owner) {
        SimConfig reference = RealWorld.reference(directory.resolve("sim"));
        List<FixLogin> logins = new ArrayList<>();
        for (String client : List.of("FL-A", "FL-B")) {
            FixLogin login = new FixLogin(client, FixLogin.Role.ORDERS, false, "fairlead", "secret");
            logins.add(owner.isEmpty() ? login : login.ownedBy(owner));
        }
        return reference.withFix(reference.fix().withLogins(logins));
    }

    private RealWorld pool(String owner, Shared shared, boolean standby, long returnNanos) {
        return new RealWorld(
                        directory,
                        venue(owner),
                        world -> List.of(new FixLp(
                                FixLpSettings.standard(VENUE).withPool(new Pool(Choice.LEAST_IN_FLIGHT, shared)),
                                List.of(
                                        new OrderLine(
                                                world.line("a", "FL-A", new Peer("YOFX", world.simulator), returnNanos),
                                                FixLpSession.primary("a")),
                                        new OrderLine(
                                                world.line("b", "FL-B"),
                                                standby ? FixLpSession.standby("b") : FixLpSession.primary("b"))),
                                null)))
                .loggedOn();
    }

    @Test
    void failsOverWithOrdersInFlightAndSendsNothingTwice() {
        try (RealWorld world = pool("DESK", Shared.QUERIES, true, NEVER)) {
            world.simulator.control().apply(new Fault.Latency(Duration.ofMillis(400), Duration.ZERO));
            List<OrderId> inFlight = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++) {
                inFlight.add(world.placed("c" + i, Side.BUY, "10000", "1.1"));
            }
            assertThat(inFlight).allMatch(id -> carrier(world, id).equals("a"));
            world.simulator.control().apply(new Fault.Disconnect("FL-A"));
            world.awaitStatus(inFlight.getLast(), OrderStatus.UNKNOWN);
            OrderId next = world.placed("next", Side.BUY, "10000", "1.1");
            world.simulator.control().clear();
            inFlight.forEach(id -> world.awaitStatus(id, OrderStatus.FILLED));
            world.awaitStatus(next, OrderStatus.FILLED);
            assertThat(carrier(world, next)).isEqualTo("b");
            assertThat(world.simulator.control().status().orders()).isEqualTo(ORDERS + 1);
            assertThat(units(world, ACCOUNT)).isEqualTo(Decimal.of(10_000L * (ORDERS + 1)));
            assertThat(session(world, "a").link().loggedOn()).isFalse();
        }
    }

    @Test
    void asksAfterTheReturnOfASessionWhoseOrdersNoOtherKnows() {
        try (RealWorld world = pool("", Shared.NONE, false, A_SECOND)) {
            world.simulator.control().apply(new Fault.Latency(Duration.ofMillis(400), Duration.ZERO));
            List<OrderId> inFlight = new ArrayList<>();
            for (int i = 0; i < ORDERS; i++) {
                inFlight.add(world.placed("c" + i, Side.BUY, "10000", "1.1"));
            }
            List<OrderId> overA = inFlight.stream()
                    .filter(id -> carrier(world, id).equals("a"))
                    .toList();
            assertThat(overA).hasSize(ORDERS / 2);
            world.simulator.control().apply(new Fault.Disconnect("FL-A"));
            overA.forEach(id -> world.awaitStatus(id, OrderStatus.UNKNOWN));
            inFlight.forEach(id -> world.awaitStatus(id, OrderStatus.FILLED));
            assertThat(world.simulator.control().status().orders()).isEqualTo(ORDERS);
            assertThat(units(world, ACCOUNT)).isEqualTo(Decimal.of(10_000L * ORDERS));
        }
    }

    @Test
    void appliesFlagsAndKeepsReportsThatBreakTheDictionary() {
        try (RealWorld world = new RealWorld(directory).loggedOn()) {
            world.simulator.control().apply(new Fault.Quirks("FAIRLEAD", Fault.Quirk.BROKEN));
            OrderId id = world.placed("c1", Side.BUY, "10000", "1.1");
            world.awaitStatus(id, OrderStatus.FILLED);
            assertThat(units(world, ACCOUNT)).isEqualTo(Decimal.of(10_000));
            assertThat(world.gateway.explain(id).toString())
                    .contains("tolerated=true")
                    .contains("|1057=Y|")
                    .contains("|59=Z|")
                    .contains("|453=2|")
                    .contains("|5001=label|");
            assertThat(session(world, "orders").counts().out()).doesNotContainKey("3");
        }
    }

    @Test
    void twoProvidersSpeakByDictionariesOfTheirOwn() throws IOException {
        FixDictionary own = ownDictionary();
        try (Simulator other = RealWorld.simulator(otherVenue());
                RealWorld world = new RealWorld(
                                directory,
                                RealWorld.reference(directory.resolve("sim")),
                                here -> List.of(
                                        provider(
                                                here,
                                                VENUE.value(),
                                                new Peer("YOFX", here.simulator),
                                                own,
                                                Tolerance.STRICT),
                                        provider(here, "other", new Peer("OTHER", other), null, Tolerance.TOLERANT)))
                        .loggedOn()) {
            for (Simulator each : List.of(world.simulator, other)) {
                each.control().apply(new Fault.Quirks("", Fault.Quirk.TAGS));
            }
            OrderId strict = world.placed("c1", Side.BUY, "10000", "1.1");
            OrderId tolerant = placed(world, RealWorld.OTHER_ACCOUNT);
            world.awaitStatus(strict, OrderStatus.FILLED);
            world.awaitStatus(tolerant, OrderStatus.FILLED);
            assertThat(world.gateway.explain(strict).toString()).doesNotContain("tolerated=true");
            assertThat(world.gateway.explain(tolerant).toString()).contains("tolerated=true", "|1057=Y|");
            world.simulator.control().apply(new Fault.Quirks("", Fault.Quirk.BROKEN));
            OrderId refused = world.placed("c2", Side.BUY, "10000", "1.1");
            Awaitility.await()
                    .until(() -> session(world, VENUE.value()).counts().out().containsKey("3"));
            assertThat(world.order(refused).state().status()).isNotEqualTo(OrderStatus.FILLED);
        }
    }

    private FixDictionary ownDictionary() throws IOException {
        Path dictionary = directory.resolve("venue.xml");
        Files.writeString(dictionary, """
                <fix type='FIX' major='4' minor='4'>
                  <messages><message name='ExecutionReport' msgtype='8' msgcat='app'>
                    <field name='AggressorIndicator' required='N'/><field name='OrderLabel' required='N'/>
                  </message></messages>
                  <fields>
                    <field number='1057' name='AggressorIndicator' type='BOOLEAN'/>
                    <field number='5001' name='OrderLabel' type='STRING'/>
                  </fields>
                </fix>""");
        return FixDictionary.fix44().extendedBy(dictionary);
    }

    private SimConfig otherVenue() {
        SimConfig reference = RealWorld.reference(directory.resolve("other"));
        FixDoorConfig door = reference.fix();
        return reference.withFix(new FixDoorConfig(
                door.listen(), "OTHER", door.logins(), false, door.storeDir(), door.marketDataInterval()));
    }

    private static FixLp provider(
            RealWorld world, String name, Peer to, @Nullable FixDictionary own, Tolerance tolerance) {
        FixLine line = world.line(name, "FAIRLEAD", to, SOON);
        FixLine orders = new FixLine(name, line.profile().withTolerance(tolerance), line.plan(), own);
        FixLpSettings settings = FixLpSettings.standard(new VenueId(name));
        return new FixLp(settings, orders, world.line(name + "-prices", "FAIRLEAD-MD", to, SOON));
    }

    private static OrderId placed(RealWorld world, Account account) {
        Command.PlaceOrder here = (Command.PlaceOrder) TestWorld.place("c1", Side.BUY, "10000", "1.1");
        Outcome outcome = world.told(new Command.PlaceOrder(
                here.origin(),
                account.id(),
                here.clientOrderId(),
                here.symbol(),
                here.side(),
                here.request(),
                here.strategy()));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return ((Outcome.Accepted) outcome).orders().getFirst();
    }

    /// Who carries an order, once the read side knows.
    private static String carrier(RealWorld world, OrderId id) {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(2))
                .until(() -> world.gateway.readSide().order(id) != null
                        && !world.order(id).route().session().isEmpty());
        return world.order(id).route().session();
    }

    private static Decimal units(RealWorld world, Account account) {
        return world.gateway.readSide().positions().stream()
                .filter(position -> position.account().equals(account.id()))
                .map(PositionView::units)
                .reduce(Decimal.ZERO, Decimal::plus);
    }

    private static SessionView session(RealWorld world, String id) {
        return world.gateway.readSide().sessions().stream()
                .filter(session -> session.id().equals(id))
                .findFirst()
                .orElseThrow();
    }
}
