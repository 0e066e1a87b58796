package io.fairlead.venues.tradelocker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.book.Books;
import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.ExitLevels;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.OrderAsking;
import io.fairlead.core.port.OrderListing;
import io.fairlead.core.port.OrderSearch;
import io.fairlead.core.port.PositionChange;
import io.fairlead.core.port.VenuePort;
import io.fairlead.sim.log.TradeLogWriter;
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.sim.tradelocker.TradeLockerFault;
import io.fairlead.sim.tradelocker.TradeLockerFault.Scope;
import io.fairlead.sim.tradelocker.TradeLockerSim;
import io.fairlead.venues.desk.DeskLink;
import io.fairlead.venues.desk.Handover;
import io.fairlead.venues.market.SubscriptionListener;
import io.fairlead.venues.tradelocker.rest.LoginSettings;
import io.fairlead.venues.tradelocker.rest.SimHttp;
import io.fairlead.venues.tradelocker.rest.TokenStore;
import io.fairlead.venues.web.Http;
import io.fairlead.venues.web.HttpCall;
import io.fairlead.venues.web.HttpOutcome;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The adapter alone, from the port's call to what the core is told, in front of the simulated venue in virtual time.
class TradeLockerDeskTest {
    static final VenueId VENUE = new VenueId("tl");
    static final Account ACCOUNT = new Account(
            new AccountId("first"), VENUE, AccountKind.SIM, new Currency("USD"), PositionMode.HEDGING, "701001");
    private static final String PASSWORD = "correct horse";
    private static final long MILLI = 1_000_000L;

    private long nowNanos = 1_700_000_000_000_000_000L;
    private final TradeLockerSim venue =
            new TradeLockerSim(TradeLockerConfig.reference(PASSWORD), TradeLogWriter.to(_ -> {}), nowNanos);
    private int blocked;
    private final Handover handover = new Handover(() -> {});
    private final List<VenueInput> heard = new ArrayList<>();
    private final TradeLockerDesk desk = desk();
    private final VenuePort port = desk.port(heard::add);

    private TradeLockerDesk desk() {
        LoginSettings login = new LoginSettings(
                "login",
                URI.create("http://127.0.0.1:1/backend-api"),
                "trader@example.com",
                "FAIRDEMO",
                PASSWORD::toCharArray,
                null);
        TradeLockerSettings settings = TradeLockerSettings.of(VENUE, List.of(login));
        TradeLockerLines.Network network = new TradeLockerLines.Network(
                new Blocking(new SimHttp(venue, () -> nowNanos, 20 * MILLI, 1)),
                (_, _) -> {
                    throw new UnsupportedOperationException("nothing streams here");
                },
                TokenStore.NONE);
        return new TradeLockerDesk(
                settings,
                new TradeLockerDesk.Roster(List.of(ACCOUNT), List.of(FakeOrder.EURUSD), List.of()),
                new TradeLockerLines(settings, network, () -> 0.5),
                new TradeLockerDesk.Surroundings(
                        handover,
                        new Books(),
                        SubscriptionListener.NONE,
                        () -> nowNanos,
                        () -> {},
                        TradeLockerDesk.Meters.NONE));
    }

    /// Something in front of the venue turns questions about single instruments away.
    private final class Blocking implements Http {
        private final Http behind;

        Blocking(Http behind) {
            this.behind = behind;
        }

        @Override
        public void send(HttpCall call, Receiver receiver) {
            boolean turnedAway = blocked > 0 && call.uri().getPath().contains("/trade/instruments/");
            blocked -= turnedAway ? 1 : 0;
            HttpOutcome no = new HttpOutcome.Answered(403, Map.of(), "<html>".getBytes(StandardCharsets.UTF_8));
            behind.send(call, turnedAway ? _ -> receiver.onOutcome(no) : receiver);
        }

        @Override
        public int poll(int most) {
            return behind.poll(most);
        }

        @Override
        public void close() {
            behind.close();
        }
    }

    private void run(long millis) {
        for (long i = 0; i < millis; i += 5) {
            venue.advance(nowNanos);
            desk.poll(nowNanos);
            handover.poll(heard::add, Integer.MAX_VALUE);
            nowNanos += 5 * MILLI;
        }
    }

    /// Until the account can be traded.
    private void ready() {
        for (int i = 0; i < 60 && !desk.links().stream().allMatch(DeskLink::ready); i++) {
            run(500);
        }
        assertThat(of(LinkChange.class)).anyMatch(LinkChange::up);
        heard.clear();
    }

    private <T extends VenueInput> List<T> of(Class<T> kind) {
        return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private List<ExecutionReport> reports(Order order) {
        return of(ExecutionReport.class).stream()
                .filter(report -> order.id().equals(report.refs().order()))
                .toList();
    }

    private @Nullable OrdStatus last(Order order) {
        List<ExecutionReport> reports = reports(order);
        return reports.isEmpty() ? null : reports.getLast().progress().ordStatus();
    }

    private VenuePosition held() {
        heard.clear();
        port.queryPositions(ACCOUNT);
        run(3_000);
        return of(PositionsRead.class).getLast().singles().getFirst();
    }

    private FakeOrder market(int number, Side side) {
        FakeOrder order = FakeOrder.of(number, side, OrdType.MARKET, null);
        port.submit(order);
        run(5_000);
        return order;
    }

    private FakeOrder resting(int number) {
        FakeOrder order = FakeOrder.of(number, Side.BUY, OrdType.LIMIT, "0.9");
        port.submit(order);
        run(3_000);
        return order.at(reports(order).getFirst().refs().venueOrder());
    }

    @Test
    void tellsWhatAMarketOrderCameTo() {
        ready();
        FakeOrder order = market(1, Side.BUY);
        assertThat(of(Fate.Sent.class)).extracting(Fate.Sent::request).containsExactly(order.id());
        assertThat(reports(order))
                .filteredOn(report -> report.progress().execType() == ExecType.TRADE)
                .singleElement()
                .satisfies(report -> assertThat(report.progress().lastQty()).isEqualTo(Decimal.of(10_000)));
        assertThat(last(order)).isEqualTo(OrdStatus.FILLED);
        assertThat(of(AccountValues.class)).isNotEmpty();
    }

    @Test
    void saysWhatStandsInTheWayOfOneAccount() {
        assertThat(port.obstacle(ACCOUNT.id(), false)).isEqualTo("no login has found it yet");
        ready();
        run(500);
        assertThat(port.obstacle(ACCOUNT.id(), false)).isEmpty();
        for (int i = 1; i <= 9; i++) {
            port.submit(FakeOrder.of(i, Side.BUY, OrdType.LIMIT, "0.9"));
        }
        String obstacle = "";
        for (int i = 0; i < 20 && obstacle.isEmpty(); i++) {
            run(50);
            obstacle = port.obstacle(ACCOUNT.id(), false);
        }
        assertThat(obstacle).contains("login login has no room for orders");
        assertThat(port.obstacle(ACCOUNT.id(), true))
                .as("what reduces has room of its own")
                .isEmpty();
    }

    @Test
    void changesAndCancelsWhatRests() {
        ready();
        FakeOrder order = resting(1);
        assertThat(last(order)).isEqualTo(OrdStatus.NEW);
        OrderId replace = new OrderId("0123456789ABCDEFR1");
        port.replace(order.pending("0.91"), replace);
        run(5_000);
        assertThat(of(ExecutionReport.class))
                .anyMatch(report -> replace.equals(report.refs().order())
                        && report.progress().execType() == ExecType.REPLACED);
        port.cancel(order, new OrderId("0123456789ABCDEFC1"));
        run(5_000);
        assertThat(of(ExecutionReport.class).getLast().progress().ordStatus()).isEqualTo(OrdStatus.CANCELED);
        assertThat(of(CancelReject.class)).isEmpty();
    }

    @Test
    void saysThatACancelCameTooLate() {
        ready();
        FakeOrder order = market(1, Side.BUY);
        FakeOrder known = order.at(reports(order).getFirst().refs().venueOrder());
        port.cancel(known, new OrderId("0123456789ABCDEFC1"));
        run(3_000);
        assertThat(of(CancelReject.class)).hasSize(1);
    }

    @Test
    void closesAPositionByItsIdAndMovesItsExits() {
        ready();
        market(1, Side.BUY);
        VenuePosition position = held();
        ExitLevels before = ExitLevels.of(position.exits());
        OrderId change = new OrderId("0123456789ABCDEFX1");
        port.modifyPosition(new PositionChange(
                change,
                ACCOUNT,
                FakeOrder.EURUSD,
                position.id(),
                before,
                new ExitLevels(Decimal.of("0.9"), null, Decimal.of("1.9"))));
        run(3_000);
        assertThat(of(Fate.Sent.class)).extracting(Fate.Sent::request).contains(change);
        assertThat(held().exits().stopLoss()).isEqualTo(Decimal.of("0.9"));
        FakeOrder close = FakeOrder.of(2, Side.SELL, OrdType.MARKET, null).closing(position.id());
        port.submit(close);
        run(8_000);
        assertThat(last(close)).isEqualTo(OrdStatus.FILLED);
        heard.clear();
        port.queryPositions(ACCOUNT);
        run(3_000);
        assertThat(of(PositionsRead.class).getLast().singles()).isEmpty();
    }

    /// Or what the account has of it would be missing from every list.
    @Test
    void isUpOnlyOnceEveryInstrumentWasRead() {
        blocked = 1;
        for (int i = 0; i < 400 && desk.links().getFirst().problem().isEmpty(); i++) {
            run(50);
        }
        assertThat(desk.links().getFirst().problem()).contains("403");
        assertThat(desk.links().getFirst().ready()).isFalse();
        ready();
        assertThat(desk.links().getFirst().problem()).isEmpty();
        FakeOrder order = FakeOrder.of(1, Side.BUY, OrdType.LIMIT, "0.9");
        port.submit(order);
        run(5_000);
        assertThat(last(order)).isEqualTo(OrdStatus.NEW);
    }

    @Test
    void anOrderWhoseReplyWasLostIsUnknownAndFoundWhenAskedAbout() {
        ready();
        venue.apply(new TradeLockerFault.LostReplies(100, Scope.WRITES), nowNanos);
        FakeOrder order = FakeOrder.of(1, Side.BUY, OrdType.LIMIT, "0.9");
        port.submit(order);
        run(60_000);
        assertThat(of(Fate.Unknown.class)).hasSize(1);
        venue.clear(nowNanos);
        heard.clear();
        port.queryOrder(order, OrderAsking.ANY_TIME);
        run(5_000);
        assertThat(last(order)).isEqualTo(OrdStatus.NEW);
    }

    @Test
    void aLimitOrderThatIsToEndAtOnceIsNotSentAsOneThatStays() {
        ready();
        FakeOrder order = FakeOrder.of(1, Side.BUY, OrdType.LIMIT, "0.9").inForce(TimeInForce.IMMEDIATE_OR_CANCEL);
        port.submit(order);
        run(1_000);
        assertThat(of(Fate.NotSent.class))
                .singleElement()
                .satisfies(fate -> assertThat(fate.why()).contains("LIMIT orders as GOOD_TILL_CANCEL alone"));
        assertThat(venue.status().openOrders()).isZero();
    }

    @Test
    void anOrderThatNeverArrivedIsDenied() {
        ready();
        venue.apply(new TradeLockerFault.LostRequests(100, Scope.WRITES), nowNanos);
        FakeOrder order = FakeOrder.of(1, Side.BUY, OrdType.MARKET, null);
        port.submit(order);
        run(60_000);
        assertThat(of(Fate.Unknown.class)).hasSize(1);
        venue.clear(nowNanos);
        heard.clear();
        port.queryOrder(order, OrderAsking.ANY_TIME);
        run(5_000);
        assertThat(last(order)).isEqualTo(OrdStatus.REJECTED);
        assertThat(reports(order).getLast().progress().execType()).isEqualTo(ExecType.ORDER_STATUS);
    }

    @Test
    void listsEveryOpenOrder() {
        ready();
        FakeOrder order = resting(1);
        heard.clear();
        port.queryOrders(ACCOUNT);
        List<String> listed = new ArrayList<>();
        port.listOrders(ACCOUNT, OrderSearch.ALL, new OrderListing() {
            @Override
            public void shows(ExecutionReport report) {
                listed.add(String.valueOf(report.refs().order()));
            }

            @Override
            public void ended(String session) {
                listed.add("end");
            }

            @Override
            public void failed(String session, String why) {
                listed.add(why);
            }
        });
        run(5_000);
        assertThat(of(AccountRead.class)).isNotEmpty();
        assertThat(listed).containsExactly(order.id().value(), "end");
    }

    @Test
    void whatTheVenueRefusesIsRejected() {
        ready();
        venue.apply(new TradeLockerFault.RefusedOrders(100), nowNanos);
        FakeOrder order = market(1, Side.BUY);
        assertThat(last(order)).isEqualTo(OrdStatus.REJECTED);
    }
}
