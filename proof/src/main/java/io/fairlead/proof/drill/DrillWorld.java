package io.fairlead.proof.drill;

import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.fix.engine.InitiatorPlan;
import io.fairlead.fix.engine.ReconnectPolicy;
import io.fairlead.fix.engine.SessionSchedule;
import io.fairlead.fix.session.Credentials;
import io.fairlead.fix.session.SessionId;
import io.fairlead.fix.session.SessionProfile;
import io.fairlead.fix.transport.Endpoint;
import io.fairlead.fix.transport.SocketDialer;
import io.fairlead.gateway.Gateway;
import io.fairlead.gateway.GatewayConfig;
import io.fairlead.gateway.GatewayConfig.FixLine;
import io.fairlead.gateway.GatewayConfig.FixLp;
import io.fairlead.gateway.GatewayConfig.OrderLine;
import io.fairlead.gateway.Surroundings;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.disk.FileDisk;
import io.fairlead.sim.SimConfig;
import io.fairlead.sim.Simulator;
import io.fairlead.sim.fix.FixLogin;
import io.fairlead.venues.fixlp.FixLpSession;
import io.fairlead.venues.fixlp.FixLpSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/// A gateway on threads, files and sockets of its own, and the simulator as its provider with some order sessions.
/// Opened and closed by one thread.
final class DrillWorld implements AutoCloseable {
    static final VenueId VENUE = new VenueId("yofx");
    static final AccountId ACCOUNT = new AccountId("drill");
    static final Symbol SYMBOL = new Symbol("EURUSD");
    private static final String PASSWORD = "drill";
    private static final long MILLI = 1_000_000L;

    final Simulator simulator;
    final Gateway gateway;
    private final Path folder;
    private final Executor connector =
            task -> Thread.ofVirtual().name("drill-connect").start(task);

    /// With order sessions of these names, each of which knows its own orders alone.
    DrillWorld(Path folder, List<String> sessions, UnaryOperator<FixLpSettings> settings) {
        this.folder = folder;
        simulator = Simulator.start(
                venue(folder.resolve("sim"), sessions),
                Clock.systemUTC(),
                Thread.ofPlatform().daemon().name("drill-sim-", 1).factory());
        gateway = Gateway.open(config(sessions, settings), surroundings());
        start("drill-journal-sync", gateway.journalSync());
        start("drill-follower", gateway.follower());
        start("drill-market", gateway.market());
        start("drill-engine", gateway.engine());
    }

    private static void start(String name, Runnable work) {
        Thread.ofPlatform().daemon().name(name).start(work);
    }

    private static SimConfig venue(Path directory, List<String> sessions) {
        SimConfig reference = SimConfig.reference(directory, PASSWORD, false)
                .withControlPort(-1)
                .withStep(Duration.ofHours(1));
        List<FixLogin> logins = sessions.stream()
                .map(name -> new FixLogin(name, FixLogin.Role.ORDERS, false, "fairlead", PASSWORD))
                .toList();
        return reference.withFix(reference.fix().withLogins(logins));
    }

    private GatewayConfig config(List<String> sessions, UnaryOperator<FixLpSettings> settings) {
        Account account =
                new Account(ACCOUNT, VENUE, AccountKind.SIM, new Currency("USD"), PositionMode.NETTING, "DRILL");
        Instrument instrument = new Instrument(
                SYMBOL,
                new Currency("EUR"),
                new Currency("USD"),
                new Instrument.Contract(
                        Decimal.of(100_000),
                        Decimal.of("0.00001"),
                        Decimal.of("0.01"),
                        Decimal.of("0.01"),
                        Decimal.of(100)),
                Map.of(VENUE, "EUR/USD"));
        List<OrderLine> lines = new ArrayList<>();
        sessions.forEach(name -> lines.add(new OrderLine(line(name), FixLpSession.primary(name))));
        FixLp lp = new FixLp(settings.apply(FixLpSettings.standard(VENUE)), lines, null);
        // More orders than the limits of a gateway let pass whose configuration does not speak of them.
        return GatewayConfig.of(
                        List.of(account), List.of(instrument), List.of(lp), JournalConfig.defaults("drill", "drill"))
                .withLimits(List.of());
    }

    private FixLine line(String name) {
        SessionProfile profile = SessionProfile.initiator(SessionId.of("FIX.4.4", name, "YOFX"))
                .withCredentials(new Credentials("fairlead", PASSWORD));
        InitiatorPlan plan = new InitiatorPlan(
                List.of(new Endpoint("127.0.0.1", simulator.ports().fix())),
                SocketDialer.plain(connector),
                new ReconnectPolicy(100 * MILLI, 150, 1_000 * MILLI, 0, 0, 5_000 * MILLI),
                SessionSchedule.ALWAYS);
        return new FixLine(name, profile, plan);
    }

    private Surroundings surroundings() {
        try {
            return Surroundings.ofThreads(
                    DrillWorld::epochNanos, FileDisk.at(folder.resolve("journal")), new Random(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long epochNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    /// Whether every session is logged on and the venue has said all that a start asks for.
    boolean isOpen() {
        return isLoggedOn()
                && gateway.readSide().accounts().stream()
                        .allMatch(account -> account.recovery().step().isOpen());
    }

    boolean isLoggedOn() {
        return gateway.readSide().sessions().stream()
                .allMatch(session -> session.link().loggedOn());
    }

    @Override
    public void close() {
        gateway.close();
        simulator.close();
    }
}
