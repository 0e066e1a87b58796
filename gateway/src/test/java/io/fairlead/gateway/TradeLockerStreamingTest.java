package io.fairlead.gateway;

import static io.fairlead.gateway.TradeLockerFixture.EURUSD;
import static io.fairlead.gateway.TradeLockerFixture.VENUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.RecoveryStep;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.view.OrderView;
import io.fairlead.fix.engine.ReconnectPolicy;
import io.fairlead.fix.transport.SelectorIdle;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.disk.FileDisk;
import io.fairlead.sim.tradelocker.RateLimit;
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.sim.tradelocker.TradeLockerFault;
import io.fairlead.sim.tradelocker.door.TradeLockerVenue;
import io.fairlead.venues.desk.DeskAccount;
import io.fairlead.venues.tradelocker.TradeLockerLines;
import io.fairlead.venues.tradelocker.TradeLockerSettings;
import io.fairlead.venues.tradelocker.live.PollSettings;
import io.fairlead.venues.tradelocker.live.StreamSettings;
import io.fairlead.venues.tradelocker.rest.LoginSettings;
import io.fairlead.venues.tradelocker.rest.RestSettings;
import io.fairlead.venues.tradelocker.rest.TokenStore;
import io.fairlead.venues.web.HttpLimits;
import io.fairlead.venues.web.HttpRoads;
import io.fairlead.venues.web.JdkWebStreams;
import io.fairlead.venues.web.WebLimits;
import io.fairlead.venues.web.WireHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole gateway on its own threads in front of the simulated venue, whose accounts it follows by Socket.IO.
class TradeLockerStreamingTest {
    private static final Logger HELIDON = Logger.getLogger("io.helidon");
    private static final Account ACCOUNT = TradeLockerFixture.account("first", "701001");
    private static final String PASSWORD = "correct horse";
    private static final String KEY = "tl-test";
    private static final long MILLI = 1_000_000L;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Polls are rare, so that what comes quickly came by the stream.
    private static final PollSettings POLLS = new PollSettings(
            60_000 * MILLI,
            MILLI,
            60_000 * MILLI,
            60_000 * MILLI,
            60_000 * MILLI,
            60_000 * MILLI,
            60_000 * MILLI,
            120_000 * MILLI);

    @TempDir
    Path directory;

    private final ExecutorService wires = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client = WebLimits.STANDARD.client(wires);
    private TradeLockerVenue venue;
    private Gateway gateway;
    private int made;

    @BeforeEach
    void start() {
        HELIDON.setLevel(Level.WARNING);
        TradeLockerConfig config = TradeLockerConfig.reference(PASSWORD);
        venue = TradeLockerVenue.start(
                config.withLogins(TradeLockerConfig.logins(1, 1, PASSWORD))
                        .withDeveloperKey(KEY)
                        .withLimits(roomy()),
                new TradeLockerVenue.Ports(0, 0),
                directory.resolve("venue"),
                new TradeLockerVenue.Surroundings(
                        InstantSource.system(), Thread.ofPlatform().daemon().factory(), false));
    }

    /// Limits are not the point here.
    private static List<RateLimit> roomy() {
        return RateLimit.demo().stream()
                .map(limit -> new RateLimit(limit.type(), limit.measure(), limit.intervalNum(), 100 * limit.limit()))
                .toList();
    }

    @AfterEach
    void stop() {
        gateway.close();
        venue.close();
        client.shutdownNow();
        wires.shutdownNow();
    }

    private void connect(String developerKey) {
        SelectorIdle idle = new SelectorIdle();
        TradeLockerSettings settings = settings(developerKey);
        TradeLockerLines.Network network = new TradeLockerLines.Network(
                new WireHttp(HttpRoads.withoutTls(wires, idle), HttpLimits.STANDARD, System::nanoTime),
                new JdkWebStreams(client, WebLimits.STANDARD, idle::wakeUp),
                TokenStore.NONE);
        gateway = Gateway.open(
                GatewayConfig.of(
                                List.of(ACCOUNT),
                                List.of(EURUSD),
                                List.of(new TradeLockerPlan(
                                        settings, new TradeLockerLines(settings, network, () -> 0.5), idle)),
                                JournalConfig.defaults("boot", "test").withSizes(1 << 20, 4 << 20, 2 << 20, 1))
                        .withLimits(List.of()),
                Surroundings.ofThreads(TradeLockerStreamingTest::epochNanos, disk(), new Random(1)));
        List<Runnable> threads =
                new ArrayList<>(List.of(gateway.journalSync(), gateway.follower(), gateway.market(), gateway.engine()));
        threads.addAll(gateway.venues().values());
        threads.forEach(thread -> Thread.ofPlatform().daemon().start(thread));
    }

    private TradeLockerSettings settings(String developerKey) {
        StreamSettings streams = new StreamSettings(
                venue.streams(),
                developerKey::toCharArray,
                1,
                10_000 * MILLI,
                StreamSettings.OrderAmounts.UNITS,
                new ReconnectPolicy(50 * MILLI, 150, 200 * MILLI, 0, 0, 5_000 * MILLI, 1_000 * MILLI));
        LoginSettings login = new LoginSettings(
                "login",
                venue.rest(),
                "trader@example.com",
                "FAIRDEMO",
                PASSWORD::toCharArray,
                developerKey::toCharArray);
        TradeLockerSettings standard = TradeLockerSettings.of(VENUE, List.of(login));
        return new TradeLockerSettings(
                VENUE,
                standard.logins(),
                RestSettings.STANDARD,
                POLLS,
                streams,
                standard.settleNanos(),
                standard.quotes(),
                standard.ticksPerPip(),
                standard.times(),
                null);
    }

    private FileDisk disk() {
        try {
            return FileDisk.at(directory.resolve("journal"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long epochNanos() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    private void await(String what, Predicate<ReadSide> wanted) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> wanted.test(gateway.readSide()));
    }

    private @Nullable DeskAccount followed() {
        return gateway.readSide().sessions().stream()
                .flatMap(session -> Objects.requireNonNull(session.login()).accounts().stream())
                .findFirst()
                .orElse(null);
    }

    private void awaitFollowed(String way) {
        Awaitility.await(way)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .untilAsserted(() -> assertThat(followed())
                        .as("%s", gateway.readSide().sessions())
                        .extracting(account -> account == null ? "nobody" : account.way())
                        .isEqualTo(way));
        await("open", read -> read.accounts().getFirst().recovery().step() == RecoveryStep.OPEN);
    }

    private OrderId placed(Side side, String lots, @Nullable String price) {
        made++;
        Command order = TradeLockerFixture.order(ACCOUNT, "c" + made, side, lots, price);
        Outcome outcome = gateway.trading().submit(order).join().outcome();
        if (outcome instanceof Outcome.Accepted accepted) {
            return accepted.orders().getFirst();
        }
        throw new AssertionError("the order was not accepted: " + outcome);
    }

    private void awaitStatus(OrderId id, OrderStatus status) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(5)).untilAsserted(() -> {
            OrderView view = gateway.readSide().order(id);
            assertThat(view).as("%s", followed()).isNotNull();
            assertThat(view.state().status())
                    .as("%s %s", gateway.explain(id).steps(), followed())
                    .isEqualTo(status);
        });
    }

    private Decimal units() {
        Decimal sum = Decimal.ZERO;
        for (var position : gateway.readSide().positions()) {
            sum = sum.plus(position.units());
        }
        return sum;
    }

    @Test
    void hearsOfOrdersFillsPositionsAndMoneyByTheStream() {
        connect(KEY);
        awaitFollowed("STREAMED");

        OrderId resting = placed(Side.BUY, "0.1", "1.01");
        awaitStatus(resting, OrderStatus.NEW);
        OrderId filled = placed(Side.BUY, "0.5", null);
        awaitStatus(filled, OrderStatus.FILLED);
        await("position", read -> units().equals(Decimal.of(50_000)));
        await("money", read -> {
            var values = read.accountValues(ACCOUNT.id());
            return values != null && values.toString().contains("stream");
        });
        gateway.trading()
                .submit(new Command.CancelOrder(TestWorld.ORIGIN, resting))
                .join();
        awaitStatus(resting, OrderStatus.CANCELED);
        await("close", read -> read.venuePositions().size() == 1);
        awaitClosed();
        assertThat(gateway.readSide().breaks()).noneMatch(each -> each.isOpen());
        assertThat(followed()).extracting(DeskAccount::way).isEqualTo("STREAMED");
    }

    private void awaitClosed() {
        // A position that has just moved is refused until the venue has told it.
        Outcome outcome = Awaitility.await()
                .until(
                        () -> gateway.trading()
                                .submit(new Command.ClosePosition(
                                        TestWorld.ORIGIN,
                                        ACCOUNT.id(),
                                        new ClientOrderId("close"),
                                        EURUSD.symbol(),
                                        null))
                                .join()
                                .outcome(),
                        Outcome.Accepted.class::isInstance);
        awaitStatus(((Outcome.Accepted) outcome).orders().getFirst(), OrderStatus.FILLED);
        await("flat", read -> units().isZero() && read.venuePositions().isEmpty());
    }

    @Test
    void reconcilesBehindACutWhatHappenedMeanwhile() {
        connect(KEY);
        awaitFollowed("STREAMED");
        OrderId resting = placed(Side.BUY, "0.2", "1.01");
        awaitStatus(resting, OrderStatus.NEW);
        long since = Objects.requireNonNull(followed()).sinceNanos();

        venue.apply(new TradeLockerFault.Disconnected());
        venue.apply(new TradeLockerFault.TradeElsewhere("701001", "EURUSD", Side.SELL, Decimal.of("0.3"), ""));
        await("streamed anew", _ -> {
            DeskAccount now = followed();
            return now != null && now.way().equals("STREAMED") && now.sinceNanos() > since;
        });
        await("adopted", _ -> units().equals(Decimal.of(-30_000)));

        venue.apply(new TradeLockerFault.CutStreams());
        OrderId filled = placed(Side.BUY, "0.1", null);
        awaitStatus(filled, OrderStatus.FILLED);
        awaitStatus(resting, OrderStatus.NEW);
    }

    @Test
    void pollsAnAccountThatTheVenueDoesNotStream() {
        venue.apply(new TradeLockerFault.SubscribeErrors("accountNotFound", 100));
        connect(KEY);
        awaitFollowed("POLLED");
        await("reason", _ -> Objects.requireNonNull(followed()).streamProblem().contains("accountNotFound"));
        OrderId filled = placed(Side.BUY, "0.5", null);
        awaitStatus(filled, OrderStatus.FILLED);
    }

    @Test
    void saysThatTheVenueDoesNotKnowTheDeveloperKeyAndNeverWhichItIs() {
        connect("another-key");
        await("refused", _ -> session().link().state().equals("REFUSED"));
        assertThat(session().lastError()).contains("developer-api-key").doesNotContain("another-key");
    }

    private SessionView session() {
        return gateway.readSide().sessions().getFirst();
    }
}
