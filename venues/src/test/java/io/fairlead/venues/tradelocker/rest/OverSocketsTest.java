package io.fairlead.venues.tradelocker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.fix.transport.SelectorIdle;
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.sim.tradelocker.TradeLockerFault;
import io.fairlead.sim.tradelocker.TradeLockerFault.Scope;
import io.fairlead.sim.tradelocker.door.TradeLockerVenue;
import io.fairlead.venues.web.HttpLimits;
import io.fairlead.venues.web.HttpRoads;
import io.fairlead.venues.web.WireHttp;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The interface over real sockets, by a thread that parks until something is due or comes.
class OverSocketsTest {
    private static final long MILLI = 1_000_000L;
    private static final AccountRef ONE = new AccountRef("desk", "701001", "1");

    @TempDir
    Path dir;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SelectorIdle idle = new SelectorIdle();
    private final LongSupplier clock = () -> System.currentTimeMillis() * MILLI;
    private TradeLockerVenue venue;
    private TradeLockerHttp rest;

    @BeforeEach
    void start() {
        venue = TradeLockerVenue.start(
                TradeLockerConfig.reference("pw"),
                new TradeLockerVenue.Ports(0, 0),
                dir,
                new TradeLockerVenue.Surroundings(
                        InstantSource.system(), Thread.ofPlatform().daemon(true).factory(), false));
        RestSettings standard = RestSettings.STANDARD;
        RestSettings settings = new RestSettings(
                standard.sharePercent(),
                standard.shares(),
                standard.breaker(),
                new RestSettings.Timeouts(10_000 * MILLI, 500 * MILLI, 10_000 * MILLI),
                standard.patience(),
                standard.ages(),
                standard.bounds(),
                standard.userAgent());
        LoginSettings login =
                new LoginSettings("desk", venue.rest(), "trader@example.com", "FAIRDEMO", "pw"::toCharArray, null);
        rest = new TradeLockerHttp(
                settings,
                List.of(login),
                new TradeLockerHttp.Ports(
                        new WireHttp(HttpRoads.withoutTls(threads, idle), HttpLimits.STANDARD, System::nanoTime),
                        TokenStore.NONE,
                        RestListener.NONE,
                        clock));
    }

    @AfterEach
    void stop() {
        rest.close();
        idle.close();
        threads.shutdownNow();
        venue.close();
    }

    private <T> Reply<T> heard(Consumer<Consumer<Reply<T>>> request) {
        List<Reply<T>> replies = new ArrayList<>();
        request.accept(replies::add);
        long giveUp = clock.getAsLong() + 30_000 * MILLI;
        while (replies.isEmpty() && clock.getAsLong() < giveUp) {
            rest.poll(clock.getAsLong());
            long wait = Math.clamp(rest.nextNanos() - clock.getAsLong(), 0, 10 * MILLI);
            if (replies.isEmpty() && wait > 0) {
                idle.idle(wait);
            }
        }
        assertThat(replies).hasSize(1);
        return replies.getFirst();
    }

    private <T> T ok(Consumer<Consumer<Reply<T>>> request) {
        Reply<T> reply = heard(request);
        if (reply instanceof Reply.Ok<T>(T value, long _, long _)) {
            return value;
        }
        throw new AssertionError("not ok: " + reply);
    }

    @Test
    void signsOnTradesClosesInPartAndLearnsThatAReplyWasLost() {
        InstrumentRow instrument = this.<Listing<InstrumentRow>>ok(then -> rest.instruments(ONE, then))
                .rows()
                .getFirst();
        PlaceRequest market = new PlaceRequest(
                instrument.tradableInstrumentId(),
                Objects.requireNonNull(instrument.tradeRoute()),
                Side.BUY,
                PlaceRequest.Type.MARKET,
                Decimal.of("0.02"),
                null,
                null,
                null,
                null,
                "fl-1");
        this.<Placed>ok(then -> rest.place(ONE, market, Priority.NEW, then));
        List<PositionRow> positions = List.of();
        for (int i = 0; i < 10 && positions.isEmpty(); i++) {
            positions = this.<Listing<PositionRow>>ok(then -> rest.positions(ONE, Priority.QUERY, then))
                    .rows();
        }
        String position = positions.getFirst().id();
        this.<Accepted>ok(then -> rest.closePosition(ONE, position, Decimal.of("0.01"), then));
        assertThat(this.<Accepted>heard(then -> rest.closePosition(ONE, position, Decimal.of(5), then)))
                .isInstanceOf(Reply.Refused.class);
        venue.apply(new TradeLockerFault.LostReplies(100, Scope.WRITES));
        assertThat(this.<Placed>heard(then -> rest.place(ONE, market, Priority.NEW, then)))
                .isInstanceOf(Reply.Unknown.class);
        assertThat(venue.status().exceeded()).isEmpty();
    }
}
