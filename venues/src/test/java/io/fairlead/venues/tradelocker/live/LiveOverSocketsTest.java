package io.fairlead.venues.tradelocker.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.fix.transport.SelectorIdle;
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.sim.tradelocker.door.TradeLockerVenue;
import io.fairlead.venues.tradelocker.rest.Accepted;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.InstrumentRow;
import io.fairlead.venues.tradelocker.rest.Listing;
import io.fairlead.venues.tradelocker.rest.LoginSettings;
import io.fairlead.venues.tradelocker.rest.PlaceRequest;
import io.fairlead.venues.tradelocker.rest.Placed;
import io.fairlead.venues.tradelocker.rest.Priority;
import io.fairlead.venues.tradelocker.rest.Reply;
import io.fairlead.venues.tradelocker.rest.RestListener;
import io.fairlead.venues.tradelocker.rest.RestSettings;
import io.fairlead.venues.tradelocker.rest.TokenStore;
import io.fairlead.venues.tradelocker.rest.TradeLockerHttp;
import io.fairlead.venues.web.HttpLimits;
import io.fairlead.venues.web.HttpRoads;
import io.fairlead.venues.web.JdkWebStreams;
import io.fairlead.venues.web.WebLimits;
import io.fairlead.venues.web.WireHttp;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An account followed by stream and polls against the simulated venue, over real sockets.
class LiveOverSocketsTest {
    private static final Logger HELIDON = Logger.getLogger("io.helidon");
    private static final AccountRef ACCOUNT = new AccountRef("login1", "701001", "1");
    private static final String KEY = "tl-test";

    private final SelectorIdle idle = new SelectorIdle();
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final LiveWorld heardBy = LiveWorld.polled();
    private final LiveWorld.Known known = heardBy.known(ACCOUNT);

    @TempDir
    Path dir;

    private TradeLockerVenue venue;
    private TradeLockerHttp rest;
    private TradeLockerLive live;

    @BeforeEach
    void start() {
        HELIDON.setLevel(Level.WARNING);
        venue = TradeLockerVenue.start(
                TradeLockerConfig.reference("secret").withDeveloperKey(KEY),
                new TradeLockerVenue.Ports(0, 0),
                dir,
                new TradeLockerVenue.Surroundings(
                        InstantSource.system(), Thread.ofPlatform().daemon().factory(), false));
        rest = new TradeLockerHttp(
                RestSettings.STANDARD,
                List.of(new LoginSettings(
                        "login1", venue.rest(), "trader@example.com", "FAIRDEMO", "secret"::toCharArray, null)),
                new TradeLockerHttp.Ports(
                        new WireHttp(HttpRoads.withoutTls(threads, idle), HttpLimits.STANDARD, System::nanoTime),
                        TokenStore.NONE,
                        RestListener.NONE,
                        LiveOverSocketsTest::now));
        live = new TradeLockerLive(
                new LiveSettings(PollSettings.STANDARD, StreamSettings.of(venue.streams(), KEY::toCharArray)),
                rest,
                new JdkWebStreams(client, WebLimits.STANDARD, idle::wakeUp),
                () -> 0,
                heardBy.heard);
    }

    @AfterEach
    void stop() {
        live.close();
        rest.close();
        venue.close();
        client.shutdownNow();
        threads.shutdownNow();
        idle.close();
    }

    private static long now() {
        Instant now = InstantSource.system().instant();
        return now.getEpochSecond() * 1_000_000_000L + now.getNano();
    }

    /// Polls as the venue's thread does until something is so.
    private void until(String what, BooleanSupplier wanted) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!wanted.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("%s: %s %s", what, live.view(), rest.view())
                    .isLessThan(end);
            if (rest.poll(now()) + live.poll(now()) == 0) {
                idle.idle(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }
    }

    private <T> T ok(Consumer<Consumer<Reply<T>>> request) {
        List<Reply<T>> replies = new ArrayList<>();
        request.accept(replies::add);
        until("a reply", () -> !replies.isEmpty());
        return ((Reply.Ok<T>) replies.getFirst()).value();
    }

    @Test
    void hearsOfAFillAndOfACloseByTheStream() {
        Listing<InstrumentRow> instruments = ok(then -> rest.instruments(ACCOUNT, then));
        live.follow(
                List.of(new TradeLockerLive.Followed(ACCOUNT, instruments.rows(), now() / 1_000_000 - 60_000)), now());
        until("streamed", () -> live.mode(ACCOUNT).way() == LiveMode.Way.STREAMED);

        InstrumentRow row = instruments.rows().getFirst();
        PlaceRequest request = new PlaceRequest(
                row.tradableInstrumentId(),
                Objects.requireNonNull(row.tradeRoute()),
                Side.BUY,
                PlaceRequest.Type.MARKET,
                Decimal.ONE,
                null,
                null,
                null,
                null,
                "ours");
        Placed placed = ok(then -> rest.place(ACCOUNT, request, Priority.NEW, then));
        live.expect(ACCOUNT, placed.orderId(), now());
        until("opened", () -> known.positions.values().stream().anyMatch(each -> "ours".equals(each.strategyId())));
        until("filled", () -> known.history.containsKey(placed.orderId()));
        assertThat(known.history.get(placed.orderId()).strategyId()).isEqualTo("ours");

        String position = known.positions.keySet().iterator().next();
        Accepted accepted = ok(then -> rest.closePosition(ACCOUNT, position, Decimal.ZERO, then));
        assertThat(accepted).isNotNull();
        until("closed", () -> known.positions.isEmpty());
        until("its order", () -> known.history.size() == 2);
        assertThat(live.mode(ACCOUNT).way()).isEqualTo(LiveMode.Way.STREAMED);
        assertThat(known.money).anyMatch(each -> each.source() == LiveSource.STREAM);
    }
}
