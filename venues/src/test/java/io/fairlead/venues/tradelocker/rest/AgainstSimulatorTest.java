package io.fairlead.venues.tradelocker.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.sim.log.TradeLogWriter;
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.sim.tradelocker.TradeLockerFault;
import io.fairlead.sim.tradelocker.TradeLockerFault.Scope;
import io.fairlead.sim.tradelocker.TradeLockerSim;
import io.fairlead.venues.tradelocker.rest.ModifyPositionRequest.Level;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// The interface against a simulator that shares no code with it, on virtual time.
class AgainstSimulatorTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_767_952_000L * SECOND;
    private static final AccountRef ONE = new AccountRef("login1", "701001", "1");

    private long now = START;
    private TradeLockerSim venue;
    private SimHttp http;
    private TradeLockerHttp rest;
    private final List<CallTiming> timings = new ArrayList<>();
    private final TreeMap<Long, Runnable> later = new TreeMap<>();

    private void start(TradeLockerConfig config, int logins, long longestTripNanos) {
        venue = new TradeLockerSim(config, TradeLogWriter.to(_ -> {}), now);
        http = new SimHttp(venue, () -> now, longestTripNanos, 7);
        List<LoginSettings> settings = new ArrayList<>();
        for (int login = 1; login <= logins; login++) {
            settings.add(new LoginSettings(
                    "login" + login,
                    URI.create("https://demo.tradelocker.test/backend-api"),
                    "trader" + (login == 1 ? "" : login) + "@example.com",
                    "FAIRDEMO",
                    "secret"::toCharArray,
                    null));
        }
        rest = new TradeLockerHttp(
                RestSettings.STANDARD,
                settings,
                new TradeLockerHttp.Ports(http, TokenStore.NONE, new Heard(), () -> now));
    }

    private final class Heard implements RestListener {
        @Override
        public void onCall(CallTiming timing) {
            timings.add(timing);
        }

        @Override
        public void onLogin(LoginHealth health) {}

        @Override
        public void onThrottled(String login, Route route, long untilNanos) {}
    }

    /// From one thing that is due to the next, as a thread that parks.
    private void run(long nanos) {
        long end = now + nanos;
        while (now < end) {
            rest.poll(now);
            while (!later.isEmpty() && later.firstKey() <= now) {
                later.pollFirstEntry().getValue().run();
            }
            now = Math.clamp(Math.min(rest.nextNanos(), http.nextNanos()), now + 10_000, end);
        }
    }

    private <T> T ok(Consumer<Consumer<Reply<T>>> request) {
        List<Reply<T>> replies = new ArrayList<>();
        request.accept(replies::add);
        run(20 * SECOND);
        assertThat(replies).hasSize(1);
        if (replies.getFirst() instanceof Reply.Ok<T>(T value, long _, long _)) {
            return value;
        }
        throw new AssertionError("not ok: " + replies);
    }

    private <T> Reply<T> reply(Consumer<Consumer<Reply<T>>> request) {
        List<Reply<T>> replies = new ArrayList<>();
        request.accept(replies::add);
        run(20 * SECOND);
        assertThat(replies).hasSize(1);
        return replies.getFirst();
    }

    private void reference() {
        start(TradeLockerConfig.reference("secret"), 1, SECOND / 20);
        run(5 * SECOND);
    }

    @Test
    void everyRouteIsReadWithColumnsInAnyOrder() {
        reference();
        venue.apply(new TradeLockerFault.Columns(true), now);
        venue.apply(new TradeLockerFault.DeadInfoRoutes(1), now);
        assertThat(this.<TradeConfig>ok(then -> rest.config(ONE, then)).rateLimits())
                .hasSizeGreaterThan(15);
        assertThat(this.<List<AccountRow>>ok(then -> rest.allAccounts("login1", then)))
                .extracting(AccountRow::ref)
                .contains(ONE);
        this.<AccountDetails>ok(then -> rest.accountDetails(ONE, Priority.POLL, then));
        assertThat(this.<StateRow>ok(then -> rest.state(ONE, Priority.POLL, then))
                        .equity())
                .isEqualTo(Decimal.of(100_000));
        InstrumentRow instrument = this.<Listing<InstrumentRow>>ok(then -> rest.instruments(ONE, then))
                .rows()
                .getFirst();
        String info = ok(then -> rest.infoRoute(ONE, instrument, then));
        String id = instrument.tradableInstrumentId();
        InstrumentDetails details = ok(then -> rest.instrumentDetails(ONE, id, trade(instrument), then));
        this.<TradeSession>ok(then -> rest.session(ONE, Objects.requireNonNull(details.tradeSessionId()), then));
        assertThat(this.<SessionStatus>ok(then ->
                                rest.sessionStatus(ONE, Objects.requireNonNull(details.tradeSessionStatusId()), then))
                        .allowedOperations())
                .hasSize(3);
        assertThat(this.<QuoteRow>ok(then -> rest.quotes(ONE, id, info, then)).bid())
                .isNotNull();
        assertThat(this.<DepthRow>ok(then -> rest.depth(ONE, id, info, then)).bids())
                .isNotEmpty();
        this.<BarRow>ok(then -> rest.dailyBar(ONE, id, info, "BID", then));
        BarQuery bars = new BarQuery(
                id, info, BarQuery.Resolution.MINUTE_1, START / 1_000_000, (now + 60 * SECOND) / 1_000_000);
        this.<BarHistory>ok(then -> rest.history(ONE, bars, then));
        this.<ClosedTrades>ok(then -> rest.closedTrades(ONE, null, then));
        this.<Listing<ExecutionRow>>ok(then -> rest.executions(ONE, Priority.POLL, then));
        this.<List<StreamToken>>ok(then -> rest.streamTokens("login1", then));
        assertThat(venue.status().exceeded()).isEmpty();
    }

    private static String trade(InstrumentRow instrument) {
        return Objects.requireNonNull(instrument.tradeRoute());
    }

    @Test
    void positionIsOpenedProtectedClosedInPartAndWhole() {
        reference();
        InstrumentRow instrument = this.<Listing<InstrumentRow>>ok(then -> rest.instruments(ONE, then))
                .rows()
                .getFirst();
        PlaceRequest market = new PlaceRequest(
                instrument.tradableInstrumentId(),
                trade(instrument),
                Side.BUY,
                PlaceRequest.Type.MARKET,
                Decimal.of("0.02"),
                null,
                null,
                null,
                null,
                "fl-1");
        Placed placed = ok(then -> rest.place(ONE, market, Priority.NEW, then));
        OrderRow filled = history().getFirst();
        assertThat(filled.id()).isEqualTo(placed.orderId());
        assertThat(filled.strategyId()).isEqualTo("fl-1");
        PositionRow position = positions().getFirst();
        assertThat(filled.positionId()).isEqualTo(position.id());
        Decimal stop = Objects.requireNonNull(position.avgPrice())
                .times(Decimal.of("0.5"))
                .dividedBy(Decimal.ONE);
        Decimal rounded = Decimal.ofRounded(stop.toBigDecimal(), 2);
        this.<Accepted>ok(then -> rest.modifyPosition(
                ONE, new ModifyPositionRequest(position.id(), Level.at(rounded), Level.KEEP), then));
        assertThat(positions().getFirst().stopLossId()).isNotNull();
        this.<Accepted>ok(then ->
                rest.modifyPosition(ONE, new ModifyPositionRequest(position.id(), Level.REMOVE, Level.KEEP), then));
        assertThat(positions().getFirst().stopLossId()).isNull();
        this.<Accepted>ok(then -> rest.closePosition(ONE, position.id(), Decimal.of("0.01"), "fl-2", then));
        assertThat(positions()).extracting(PositionRow::qty).containsExactly(Decimal.of("0.01"));
        assertThat(history()).extracting(OrderRow::strategyId).contains("fl-2");
        this.<Accepted>ok(then -> rest.closeAll(ONE, null, then));
        assertThat(positions()).isEmpty();
        assertThat(this.<Accepted>reply(then -> rest.closePosition(ONE, position.id(), Decimal.ZERO, then)))
                .isInstanceOf(Reply.Refused.class);
    }

    private List<PositionRow> positions() {
        return this.<Listing<PositionRow>>ok(then -> rest.positions(ONE, Priority.QUERY, then))
                .rows();
    }

    private List<OrderRow> history() {
        HistoryQuery query = new HistoryQuery(START / 1_000_000, now / 1_000_000);
        return this.<Listing<OrderRow>>ok(then -> rest.ordersHistory(ONE, query, Priority.QUERY, then))
                .rows();
    }

    @Test
    void tokensThatWereEvictedAreReplacedWhileThingsGoOn() {
        reference();
        venue.apply(new TradeLockerFault.Evict(""), now);
        assertThat(positions()).isEmpty();
        assertThat(rest.view().logins().getFirst().state()).isEqualTo(LoginHealth.State.READY);
    }

    @Test
    void noLimitIsEverExceededByManyAccountsThatPollAsFastAsTheyMayOverABadNetwork() {
        TradeLockerConfig config =
                TradeLockerConfig.reference("secret").withLogins(TradeLockerConfig.logins(4, 5, "secret"));
        start(config, 4, SECOND / 4);
        venue.apply(new TradeLockerFault.LostReplies(2, Scope.ALL), now);
        venue.apply(new TradeLockerFault.LostRequests(2, Scope.ALL), now);
        venue.apply(new TradeLockerFault.Latency(Duration.ofMillis(50), Duration.ofMillis(2_000)), now);
        for (int login = 1; login <= 4; login++) {
            for (int account = 1; account <= 5; account++) {
                AccountRef ref = new AccountRef(
                        "login" + login, Long.toString(700_000L + login * 1_000L + account), "" + account);
                this.<Listing<PositionRow>>again(then -> rest.positions(ref, Priority.POLL, then));
                this.<Listing<OrderRow>>again(then -> rest.orders(ref, Priority.POLL, then));
                this.<StateRow>again(then -> rest.state(ref, Priority.POLL, then));
                this.<Listing<ExecutionRow>>again(then -> rest.executions(ref, Priority.POLL, then));
            }
        }
        run(120 * SECOND);
        assertThat(venue.status().exceeded()).isEmpty();
        assertThat(timings.stream()
                        .filter(timing -> timing.route() == Route.POSITIONS
                                && timing.outcome().equals("Ok"))
                        .count())
                .isGreaterThan(4 * 40);
    }

    private <T> void again(Consumer<Consumer<Reply<T>>> request) {
        request.accept(reply -> {
            if (reply instanceof Reply.Ok<T>) {
                again(request);
            } else {
                later.put(now + SECOND + later.size(), () -> again(request));
            }
        });
    }
}
