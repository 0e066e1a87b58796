package io.fairlead.gateway;

import static io.fairlead.gateway.TradeLockerFixture.EURUSD;
import static io.fairlead.gateway.TradeLockerFixture.VENUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.RetentionSettings;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.Health;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.RecoveryStep;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.OrderView;
import io.fairlead.fix.engine.FixLog;
import io.fairlead.fix.transport.Idle;
import io.fairlead.gateway.ScriptedRest.Loss;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.testing.SimulatedDisk;
import io.fairlead.venues.tradelocker.Following;
import io.fairlead.venues.tradelocker.TradeLockerAccess;
import io.fairlead.venues.tradelocker.TradeLockerSettings;
import io.fairlead.venues.tradelocker.live.LiveListener;
import io.fairlead.venues.tradelocker.rest.LoginHealth;
import io.fairlead.venues.tradelocker.rest.LoginSettings;
import io.fairlead.venues.tradelocker.rest.RestListener;
import io.fairlead.venues.tradelocker.rest.TradeLockerRest;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The whole gateway in front of a TradeLocker venue in memory, in virtual time.
class TradeLockerGatewayTest {
    private static final Account ACCOUNT = TradeLockerFixture.account("demo", "123456");
    private static final long MILLI = 1_000_000L;

    private final SimulatedDisk disk = new SimulatedDisk();
    private final ScriptedTradeLocker venue = new ScriptedTradeLocker();
    private long nowNanos = 1_700_000_000_000_000_000L;
    private ScriptedRest rest = new ScriptedRest(venue, () -> nowNanos);
    private RetentionSettings retention = RetentionSettings.DEFAULTS;
    private Gateway gateway = open();
    private int made;

    private Gateway open() {
        TradeLockerSettings settings = TradeLockerSettings.of(
                VENUE,
                List.of(new LoginSettings(
                        "login", URI.create("http://127.0.0.1:1/backend-api"), "a@b.c", "S", () -> new char[0], null)));
        JournalConfig journal = JournalConfig.defaults("boot-1", "test").withSizes(1 << 20, 1 << 20, 2 << 20, 1);
        return Gateway.open(
                GatewayConfig.of(
                                List.of(ACCOUNT),
                                List.of(EURUSD),
                                List.of(new TradeLockerPlan(settings, access(), Idle.SPIN)),
                                journal)
                        .withLimits(List.of())
                        .withRetention(retention),
                new Surroundings(
                        () -> nowNanos, disk, new Random(1), Idle.SPIN, Idle.SPIN, Runnable::run, FixLog.NONE));
    }

    private TradeLockerAccess access() {
        return new TradeLockerAccess() {
            @Override
            public TradeLockerRest rest(LongSupplier epochNanos, RestListener listener) {
                rest = new ScriptedRest(venue, epochNanos);
                return rest;
            }

            @Override
            public Following follow(TradeLockerRest asked, LiveListener listener, LongSupplier epochNanos) {
                return new ScriptedFollowing(asked, listener);
            }
        };
    }

    private void run(long millis) {
        for (long i = 0; i < millis; i += 5) {
            gateway.turn(nowNanos);
            nowNanos += 5 * MILLI;
        }
    }

    private Outcome told(Command command) {
        CompletableFuture<Trading.Answer> answer = gateway.trading().submit(command);
        run(20);
        return Objects.requireNonNull(answer.getNow(null), "no answer came").outcome();
    }

    private OrderId placed(Command command) {
        Outcome outcome = told(command);
        if (outcome instanceof Outcome.Accepted accepted) {
            return accepted.orders().getFirst();
        }
        throw new AssertionError("the order was not accepted: " + outcome);
    }

    private Command market(Side side, String lots) {
        return order(side, lots, null);
    }

    private Command limit(Side side, String lots, String price) {
        return order(side, lots, price);
    }

    private Command order(Side side, String lots, @Nullable String price) {
        made++;
        return TradeLockerFixture.order(ACCOUNT, "c" + made, side, lots, price);
    }

    private OrderView view(OrderId id) {
        return Objects.requireNonNull(gateway.readSide().order(id), "the read side does not know " + id);
    }

    private List<FillView> fills(OrderId id) {
        return gateway.readSide()
                .fills(new ReadSide.FillFilter(null, null, id), null, 100)
                .items()
                .reversed();
    }

    private OrderStatus status(OrderId id) {
        return view(id).state().status();
    }

    private String venueOrder(OrderId id) {
        return Objects.requireNonNull(view(id).state().venueOrder()).value();
    }

    @Test
    void opensItsAccountOnceTheVenueHasToldOrdersAndPositions() {
        run(2_000);
        assertThat(gateway.readSide().accounts().getFirst().recovery().step()).isEqualTo(RecoveryStep.OPEN);
        assertThat(gateway.readSide().sessions())
                .extracting(
                        SessionView::id,
                        SessionView::purpose,
                        each -> each.link().state())
                .containsExactly(org.assertj.core.api.Assertions.tuple("login", SessionView.Purpose.LOGIN, "READY"));
    }

    @Test
    void writesTheVenuesPricesIntoABookThatEndsWithTheLogin() {
        run(3_000);
        BookSnapshot book = Objects.requireNonNull(gateway.books().book(VENUE, EURUSD.symbol()));
        assertThat(book.state().health()).isEqualTo(Health.FRESH);
        assertThat(book.lastKnown().bids())
                .containsExactly(new BookSnapshot.Level(Decimal.of("1.1"), Decimal.of(500_000)));
        rest.login = LoginHealth.State.OUT;
        run(500);
        assertThat(Objects.requireNonNull(gateway.books().book(VENUE, EURUSD.symbol()))
                        .state()
                        .health())
                .isNotEqualTo(Health.FRESH);
    }

    @Test
    void fillsAMarketOrderAtTheVenuesPriceAndTellsItOnce() {
        run(2_000);
        OrderId id = placed(market(Side.BUY, "0.5"));
        run(3_000);
        assertThat(status(id)).isEqualTo(OrderStatus.FILLED);
        assertThat(fills(id))
                .singleElement()
                .satisfies(fill -> assertThat(fill.execution().units() + "@"
                                + fill.execution().price())
                        .isEqualTo("50000@1.1"));
        assertThat(venue.ordersOf(id.value())).isEqualTo(1);
    }

    @Test
    void tellsPartialFillsWithTheExactPriceOfEach() {
        run(2_000);
        OrderId id = placed(limit(Side.BUY, "1", "1.09"));
        run(1_000);
        String order = venueOrder(id);
        venue.fill(order, Decimal.of("0.4"), Decimal.of("1.09"), nowNanos);
        run(2_500);
        assertThat(status(id)).isEqualTo(OrderStatus.PARTIALLY_FILLED);
        venue.fill(order, Decimal.ONE, Decimal.of("1.084"), nowNanos);
        run(2_500);
        assertThat(status(id)).isEqualTo(OrderStatus.FILLED);
        assertThat(fills(id))
                .extracting(fill ->
                        fill.execution().units() + "@" + fill.execution().price())
                .containsExactly("40000@1.09", "60000@1.08");
    }

    @Test
    void cancelsAWorkingOrderAndBelievesItWhenHistoryShowsIt() {
        run(2_000);
        OrderId id = placed(limit(Side.BUY, "0.1", "1.05"));
        run(500);
        assertThat(status(id)).isEqualTo(OrderStatus.NEW);
        told(new Command.CancelOrder(TestWorld.ORIGIN, id));
        run(3_000);
        assertThat(status(id)).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void asksTheVenueWhenACancelIsRefusedAsTheOrderIsFilled() {
        run(2_000);
        OrderId id = placed(limit(Side.BUY, "0.1", "1.05"));
        run(500);
        venue.fill(venueOrder(id), Decimal.of("0.1"), Decimal.of("1.05"), nowNanos);
        told(new Command.CancelOrder(TestWorld.ORIGIN, id));
        run(3_000);
        assertThat(status(id)).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void findsAnOrderWhoseReplyWasLostAndNeverSendsItAgain() {
        run(2_000);
        rest.losses.add(Loss.AFTER);
        OrderId id = placed(market(Side.BUY, "0.2"));
        run(15_000);
        assertThat(status(id)).isEqualTo(OrderStatus.FILLED);
        assertThat(venue.ordersOf(id.value())).isEqualTo(1);
    }

    @Test
    void provesThatALostOrderNeverArrivedBehindTheSettleTimeAlone() {
        run(2_000);
        rest.losses.add(Loss.BEFORE);
        OrderId id = placed(limit(Side.BUY, "0.2", "1.05"));
        run(35_000);
        assertThat(status(id)).isEqualTo(OrderStatus.UNKNOWN);
        run(60_000);
        assertThat(status(id)).isEqualTo(OrderStatus.NEVER_ARRIVED);
    }

    @Test
    void findsAnOrderThatArrivedAfterWeHadGivenUp() {
        run(2_000);
        rest.losses.add(Loss.LATE);
        OrderId id = placed(limit(Side.BUY, "0.2", "1.05"));
        run(45_000);
        assertThat(status(id)).isEqualTo(OrderStatus.NEW);
        assertThat(venue.ordersOf(id.value())).isEqualTo(1);
    }

    @Test
    void saysThatWhatNeverLeftWasNotSent() {
        run(2_000);
        rest.losses.add(Loss.NOT_SENT);
        OrderId id = placed(market(Side.BUY, "0.2"));
        run(200);
        assertThat(status(id)).isEqualTo(OrderStatus.NOT_SENT);
    }

    @Test
    void replacesAnOrderAndFollowsAChangeThatCameToPassLate() {
        run(2_000);
        OrderId id = placed(limit(Side.BUY, "0.2", "1.05"));
        run(500);
        told(replace(id, "0.3", "1.06"));
        run(2_500);
        assertThat(view(id).terms().price()).isEqualTo(Decimal.of("1.06"));
        assertThat(view(id).terms().units()).isEqualTo(Decimal.of(30_000));
        rest.losses.add(Loss.LATE);
        told(replace(id, "0.3", "1.07"));
        run(12_000);
        assertThat(status(id)).isEqualTo(OrderStatus.UNKNOWN);
        run(40_000);
        assertThat(status(id)).isEqualTo(OrderStatus.NEW);
        assertThat(view(id).terms().price()).isEqualTo(Decimal.of("1.07"));
    }

    private static Command replace(OrderId id, String lots, String price) {
        return new Command.ReplaceOrder(TestWorld.ORIGIN, id, Quantity.lots(Decimal.of(lots)), Decimal.of(price), null);
    }

    @Test
    void countsEachFillOnceAcrossARestart() {
        run(2_000);
        OrderId working = placed(limit(Side.BUY, "1", "1.09"));
        OrderId filled = placed(market(Side.SELL, "0.3"));
        run(1_000);
        venue.fill(venueOrder(working), Decimal.of("0.4"), Decimal.of("1.09"), nowNanos);
        run(3_000);
        disk.crashProcess();
        venue.fill(venueOrder(working), Decimal.ONE, Decimal.of("1.084"), nowNanos);
        gateway = open();
        run(60_000);
        assertThat(fills(working))
                .extracting(fill ->
                        fill.execution().units() + "@" + fill.execution().price())
                .containsExactly("40000@1.09", "60000@1.08");
        assertThat(fills(filled)).hasSize(1);
        assertThat(gateway.readSide().breaks()).noneMatch(each -> each.isOpen());
    }

    /// A close carries no id of ours: two of as much of a position look alike at the venue.
    @Test
    void aCloseInDoubtIsNotTakenForOneThatWasFilledBefore() {
        diesWithACloseInDoubtBehindAnother();
    }

    @Test
    void norForOneThatWasFilledAndLeftTheLiveState() {
        disk.crashProcess();
        retention = new RetentionSettings(0, 0, 86_400_000 * MILLI, 100, 100);
        gateway = open();
        diesWithACloseInDoubtBehindAnother();
    }

    private void diesWithACloseInDoubtBehindAnother() {
        run(2_000);
        placed(market(Side.BUY, "0.3"));
        run(3_000);
        OrderId first = placed(close("first"));
        run(3_000);
        assertThat(status(first)).isEqualTo(OrderStatus.FILLED);
        rest.losses.add(Loss.BEFORE);
        OrderId second = placed(close("second"));
        disk.crashProcess();
        gateway = open();
        run(120_000);
        assertThat(status(second)).isEqualTo(OrderStatus.NEVER_ARRIVED);
        assertThat(fills(first)).hasSize(1);
        assertThat(fills(second)).isEmpty();
    }

    private static Command close(String client) {
        return new Command.ClosePosition(
                TestWorld.ORIGIN,
                ACCOUNT.id(),
                new ClientOrderId(client),
                EURUSD.symbol(),
                Quantity.lots(Decimal.of("0.1")));
    }

    @Test
    void adoptsAnOrderThatSomebodyElseMade() {
        run(2_000);
        venue.place(
                new io.fairlead.venues.tradelocker.rest.PlaceRequest(
                        ScriptedTradeLocker.EURUSD,
                        ScriptedTradeLocker.ROUTE,
                        Side.SELL,
                        io.fairlead.venues.tradelocker.rest.PlaceRequest.Type.LIMIT,
                        Decimal.of("0.1"),
                        Decimal.of("1.2"),
                        null,
                        null,
                        null,
                        "by hand"),
                nowNanos);
        run(3_000);
        assertThat(gateway.readSide()
                        .orders(new ReadSide.OrderFilter(null, null, java.util.Set.of(), true), null, 10)
                        .items())
                .singleElement()
                .satisfies(order -> assertThat(order.state().status()).isEqualTo(OrderStatus.NEW));
    }

    @Test
    void refusesOrdersWhileTheLoginIsGoneAndOpensAgainBehindIt() {
        run(2_000);
        rest.login = LoginHealth.State.OUT;
        run(500);
        assertThat(told(market(Side.BUY, "0.1"))).isInstanceOf(Outcome.Refused.class);
        rest.login = LoginHealth.State.READY;
        run(10_000);
        OrderId id = placed(market(Side.BUY, "0.1"));
        run(3_000);
        assertThat(status(id)).isEqualTo(OrderStatus.FILLED);
    }
}
