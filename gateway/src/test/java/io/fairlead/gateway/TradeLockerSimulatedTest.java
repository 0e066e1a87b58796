package io.fairlead.gateway;

import static io.fairlead.gateway.TradeLockerFixture.EURUSD;
import static io.fairlead.gateway.TradeLockerFixture.VENUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.bar.Bar;
import io.fairlead.core.bar.BarBuilder;
import io.fairlead.core.bar.BarDesk;
import io.fairlead.core.bar.BarSize;
import io.fairlead.core.bar.BarSource;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.Health;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.RecoveryStep;
import io.fairlead.core.limit.Limit;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TradingDay;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.PositionView;
import io.fairlead.fix.engine.FixLog;
import io.fairlead.fix.transport.Idle;
import io.fairlead.gateway.tape.PriceHistory;
import io.fairlead.gateway.tape.Recorder;
import io.fairlead.journal.JournalConfig;
import io.fairlead.journal.testing.SimulatedDisk;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.sim.tradelocker.TradeLockerFault;
import io.fairlead.sim.tradelocker.TradeLockerFault.Scope;
import io.fairlead.venues.market.SubscriptionState;
import io.fairlead.venues.tradelocker.News;
import io.fairlead.venues.tradelocker.rest.Route;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The whole gateway with its real REST client and polling in front of the simulated venue, in virtual time.
class TradeLockerSimulatedTest {
    private static final Account FIRST = TradeLockerFixture.account("first", "701001");
    private static final Account SECOND = TradeLockerFixture.account("second", "701002");
    private static final long MILLI = 1_000_000L;

    private final SimulatedDisk disk = new SimulatedDisk();
    private long nowNanos = 1_700_000_000_000_000_000L;
    private final SimulatedTradeLocker venue =
            new SimulatedTradeLocker(TradeLockerConfig.reference(SimulatedTradeLocker.PASSWORD), () -> nowNanos);
    private Gateway gateway = open();
    private int made;

    private Gateway open() {
        JournalConfig journal = JournalConfig.defaults("boot-1", "test").withSizes(1 << 22, 1 << 22, 1 << 23, 1);
        return Gateway.open(
                GatewayConfig.of(
                                List.of(FIRST, SECOND),
                                List.of(EURUSD),
                                List.of(TradeLockerFixture.plan(venue)),
                                journal)
                        .withMarket(new MarketPlan(List.of(), prices()))
                        .withLimits(List.<Limit>of()),
                new Surroundings(
                        () -> nowNanos, disk, new Random(1), Idle.SPIN, Idle.SPIN, Runnable::run, FixLog.NONE));
    }

    private static PriceHistory.Plan prices() {
        TradingDay day = new TradingDay(ZoneOffset.UTC, LocalTime.MIDNIGHT);
        return new PriceHistory.Plan(
                new SimulatedDisk(),
                new Recorder.Settings(day, 1024, 1, 0, 0),
                new BarBuilder.Settings(day, List.of(BarSize.M1), 100, 0),
                false,
                0);
    }

    private void run(long millis) {
        for (long i = 0; i < millis; ) {
            long step = i < 1_000 ? 5 : 20;
            gateway.turn(nowNanos);
            Objects.requireNonNull(gateway.priceHistory()).poll(nowNanos);
            nowNanos += step * MILLI;
            i += step;
        }
    }

    /// Lets time pass until both accounts take orders.
    private void ready() {
        for (int i = 0; i < 60 && !isOpen(); i++) {
            run(1_000);
        }
        assertThat(isOpen())
                .as(
                        "accounts open: %s %s",
                        gateway.readSide().sessions(), gateway.readSide().accounts())
                .isTrue();
    }

    private boolean isOpen() {
        return gateway.readSide().accounts().stream()
                .map(each -> each.recovery())
                .allMatch(recovery -> recovery.step() == RecoveryStep.OPEN);
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

    private Command order(Account account, Side side, String lots, @Nullable String price) {
        made++;
        return TradeLockerFixture.order(account, "c" + made, side, lots, price);
    }

    private OrderView view(OrderId id) {
        return Objects.requireNonNull(gateway.readSide().order(id), "the read side does not know " + id);
    }

    private OrderStatus status(OrderId id) {
        return view(id).state().status();
    }

    private List<FillView> fills(OrderId id) {
        return gateway.readSide()
                .fills(new ReadSide.FillFilter(null, null, id), null, 100)
                .items();
    }

    private Decimal units(Account account) {
        Decimal sum = Decimal.ZERO;
        for (PositionView position : gateway.readSide().positions()) {
            sum = position.account().equals(account.id()) ? sum.plus(position.units()) : sum;
        }
        return sum;
    }

    @Test
    void tradesTwoAccountsOfOneLogin() {
        ready();
        OrderId one = placed(order(FIRST, Side.BUY, "0.5", null));
        OrderId other = placed(order(SECOND, Side.SELL, "0.2", null));
        run(5_000);
        assertThat(status(one)).isEqualTo(OrderStatus.FILLED);
        assertThat(status(other)).isEqualTo(OrderStatus.FILLED);
        assertThat(units(FIRST)).isEqualTo(Decimal.of(50_000));
        assertThat(units(SECOND)).isEqualTo(Decimal.of(-20_000));
        RequestMeters requests = gateway.metrics().requests().getFirst();
        assertThat(requests.outcomes()).containsEntry(new RequestMeters.Outcome("login", Route.PLACE_ORDER, "Ok"), 2L);
        assertThat(Objects.requireNonNull(requests.times().get(Route.PLACE_ORDER))
                        .answered()
                        .count())
                .isEqualTo(2);
        LatencyRecorder ages = Objects.requireNonNull(requests.newsAges().get(News.FILL));
        assertThat(ages.count()).isEqualTo(2);
        assertThat(ages.snapshot().maxNanos()).isBetween(1L, 2_000 * MILLI);
        assertThat(gateway.metrics().applied().count()).isPositive();
        assertThat(gateway.metrics().venueQueue().count()).isPositive();
        assertThat(gateway.readSide().breaks()).noneMatch(each -> each.isOpen());
    }

    @Test
    void barsOfTheTimeBeforeTheGatewayAreTheVenues() {
        ready();
        run(75_000); // a start takes the limit of history, one a minute, for spent
        BarDesk.Series series = new BarDesk.Series(VENUE, EURUSD.symbol(), BarSource.MIDS);
        CompletableFuture<PriceHistory.Found> asked =
                Objects.requireNonNull(gateway.priceHistory()).find(series, BarSize.M1, BarBuilder.Range.newest(30));
        run(5_000);
        assertThat(asked).isCompleted();
        PriceHistory.Found found = asked.join();
        assertThat(found.why()).isEmpty();
        assertThat(found.ours()).isNotEmpty();
        assertThat(found.ofVenue()).hasSize(30 - found.ours().size());
        assertThat(found.ofVenue().getLast().endNanos())
                .isLessThanOrEqualTo(found.ours().getFirst().startNanos());
        assertThat(found.ofVenue()).allMatch(Bar::settled);
    }

    @Test
    void asksForThePriceOfWhatIsReadAndSaysHowOldItIs() {
        ready();
        run(3_000);
        BookSnapshot book = Objects.requireNonNull(gateway.books().book(VENUE, EURUSD.symbol()));
        assertThat(book.state().health()).isEqualTo(Health.FRESH);
        assertThat(gateway.marketDesk().subscriptions())
                .singleElement()
                .satisfies(each -> assertThat(each.state()).isEqualTo(SubscriptionState.LIVE));
        venue.sim.apply(new TradeLockerFault.LostRequests(100, Scope.READS), nowNanos);
        run(25_000);
        assertThat(Objects.requireNonNull(gateway.books().book(VENUE, EURUSD.symbol()))
                        .state()
                        .health())
                .isEqualTo(Health.STALE);
    }

    @Test
    void restsChangesAndCancelsALimitOrder() {
        ready();
        OrderId id = placed(order(FIRST, Side.BUY, "0.5", "1.05"));
        run(2_000);
        assertThat(status(id)).isEqualTo(OrderStatus.NEW);
        told(new Command.ReplaceOrder(
                TestWorld.ORIGIN, id, Quantity.lots(Decimal.of("0.3")), Decimal.of("1.06"), null));
        run(3_000);
        assertThat(status(id)).isEqualTo(OrderStatus.NEW);
        assertThat(view(id).terms().price()).isEqualTo(Decimal.of("1.06"));
        told(new Command.CancelOrder(TestWorld.ORIGIN, id));
        run(3_000);
        assertThat(status(id)).isEqualTo(OrderStatus.CANCELED);
    }

    @Test
    void closesAPositionByItsIdAndNeverOpensAnother() {
        ready();
        placed(order(FIRST, Side.BUY, "0.5", null));
        run(8_000);
        OrderId part = placed(new Command.ClosePosition(
                TestWorld.ORIGIN,
                FIRST.id(),
                new ClientOrderId("close-1"),
                EURUSD.symbol(),
                Quantity.lots(Decimal.of("0.2"))));
        run(8_000);
        assertThat(status(part)).isEqualTo(OrderStatus.FILLED);
        assertThat(units(FIRST)).isEqualTo(Decimal.of(30_000));
        OrderId rest = placed(new Command.ClosePosition(
                TestWorld.ORIGIN, FIRST.id(), new ClientOrderId("close-2"), EURUSD.symbol(), null));
        run(8_000);
        assertThat(status(rest)).isEqualTo(OrderStatus.FILLED);
        assertThat(units(FIRST)).isEqualTo(Decimal.ZERO);
        assertThat(venue.sim.status().positions()).isZero();
        assertThat(gateway.readSide().breaks()).noneMatch(each -> each.isOpen());
    }

    @Test
    void loosesNoOrderAndDoublesNoneWhileRepliesAreLost() {
        ready();
        venue.sim.apply(new TradeLockerFault.LostReplies(20, Scope.WRITES), nowNanos);
        venue.sim.apply(new TradeLockerFault.LostRequests(20, Scope.WRITES), nowNanos);
        venue.sim.apply(
                new TradeLockerFault.LateRequests(20, Duration.ofSeconds(11), Duration.ofSeconds(29), Scope.WRITES),
                nowNanos);
        List<OrderId> orders = new ArrayList<>();
        Random dice = new Random(7);
        for (int i = 0; i < 60; i++) {
            Account account = dice.nextBoolean() ? FIRST : SECOND;
            Side side = dice.nextBoolean() ? Side.BUY : Side.SELL;
            if (told(order(account, side, "0.1", dice.nextBoolean() ? "1.05" : null)) instanceof Outcome.Accepted a) {
                orders.add(a.orders().getFirst());
            }
            run(1_500);
        }
        run(300_000);
        assertThat(orders).hasSizeGreaterThan(50).noneMatch(id -> status(id) == OrderStatus.UNKNOWN);
        for (OrderId id : orders) {
            boolean there = status(id) != OrderStatus.NEVER_ARRIVED && status(id) != OrderStatus.NOT_SENT;
            assertThat(timesAtVenue(id)).as(id + " " + status(id)).isEqualTo(there ? 1 : 0);
        }
    }

    /// How often the venue took an order of this id.
    private long timesAtVenue(OrderId id) {
        return TradeLog.of(venue.log.toString().lines().toList()).asked().stream()
                .filter(asked -> asked.operation().equals("place") && asked.accepted())
                .filter(asked -> asked.strategyId().equals(id.value()))
                .count();
    }
}
