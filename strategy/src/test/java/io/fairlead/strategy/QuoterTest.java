package io.fairlead.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.book.BookKey;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.BookSnapshot.Level;
import io.fairlead.core.book.Health;
import io.fairlead.core.book.TradingStatus;
import io.fairlead.core.event.Command;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.view.OrderView;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class QuoterTest {
    private static final long SECOND = 1_000_000_000L;
    private static final VenueId VENUE = new VenueId("yofx");
    private static final Symbol EURUSD = new Symbol("EURUSD");
    private static final Instrument INSTRUMENT = new Instrument(
            EURUSD,
            new Currency("EUR"),
            new Currency("USD"),
            new Instrument.Contract(
                    Decimal.of(100_000), Decimal.of("0.00001"), Decimal.of("0.01"), Decimal.of("0.01"), Decimal.of(50)),
            Map.of(VENUE, "EUR/USD"));
    private static final VenueId REFERENCE = new VenueId("reference");

    private final RecordingDesk desk = new RecordingDesk();
    private final Quoter quoter = quoter(7);

    private static Quoter quoter(long seed) {
        return quoter(seed, new Quoter.Prices(VENUE, null));
    }

    private static Quoter quoter(long seed, Quoter.Prices prices) {
        return new Quoter(
                new Quoter.Settings("q-", 4 * SECOND, SECOND, Decimal.of("0.1"), Decimal.of(3), Decimal.of(5)),
                prices,
                List.of(INSTRUMENT),
                RandomGeneratorFactory.of("L64X128MixRandom").create(seed));
    }

    private static BookSnapshot book(Health health) {
        return book(VENUE, health, "1.08512", "1.08520");
    }

    private static BookSnapshot book(VenueId venue, Health health, String bid, String ask) {
        return BookSnapshot.of(
                new BookKey(venue, EURUSD),
                new BookSnapshot.State(health, 0, 0, TradingStatus.UNKNOWN),
                List.of(new Level(Decimal.of(bid), Decimal.of(1_000_000))),
                List.of(new Level(Decimal.of(ask), Decimal.of(1_000_000))));
    }

    private static OrderView order(OrderStatus status, long placedNanos, long changedNanos) {
        return new OrderView(
                new OrderView.Identity(
                        new OrderId("o1"),
                        new AccountId("demo"),
                        new ClientOrderId("q-1"),
                        VENUE,
                        EURUSD,
                        Side.BUY,
                        new StrategyId("quoter"),
                        false),
                new OrderTerms(
                        OrdType.LIMIT,
                        TimeInForce.GOOD_TILL_CANCEL,
                        Decimal.of(10_000),
                        Decimal.of("1.08"),
                        null,
                        null,
                        OrderTerms.Flags.NONE,
                        null,
                        null),
                new OrderView.State(
                        status,
                        null,
                        Decimal.of("0.1"),
                        Decimal.ZERO,
                        Decimal.of(10_000),
                        Decimal.ZERO,
                        null,
                        null,
                        ""),
                OrderView.Route.NONE,
                new OrderView.Times(placedNanos, placedNanos, changedNanos),
                0);
    }

    @Test
    void placesNothingWithoutAFreshBook() {
        quoter.onTimer(SECOND, desk);
        quoter.onBook(book(Health.STALE), SECOND, desk);
        quoter.onTimer(2 * SECOND, desk);
        assertThat(desk.log).isEmpty();
    }

    @Test
    void tradesOnEveryKindOfOrderInTime() {
        quoter.onBook(book(Health.FRESH), 0, desk);
        for (int i = 1; i <= 200; i++) {
            quoter.onTimer(i * SECOND, desk);
        }
        assertThat(desk.log).anyMatch(line -> line.contains("MARKET")).anyMatch(line -> line.contains("3 lots"));
        assertThat(desk.log).anyMatch(line -> line.startsWith("place BUY"));
        assertThat(desk.log).anyMatch(line -> line.startsWith("place SELL"));
    }

    @Test
    void neverRestsThroughTheOtherSide() {
        quoter.onBook(book(Health.FRESH), 0, desk);
        for (int i = 1; i <= 200; i++) {
            quoter.onTimer(i * SECOND, desk);
        }
        assertThat(desk.restingPrices(Side.BUY, "0.1 lots"))
                .isNotEmpty()
                .allMatch(price -> price.compareTo(Decimal.of("1.08512")) <= 0);
        assertThat(desk.restingPrices(Side.SELL, "0.1 lots"))
                .isNotEmpty()
                .allMatch(price -> price.compareTo(Decimal.of("1.08520")) >= 0);
    }

    @Test
    void onlyReducesAPositionAtItsLimit() {
        quoter.onBook(book(Health.FRESH), 0, desk);
        quoter.onPosition(new PositionChange(EURUSD, Decimal.of(500_000)));
        for (int i = 1; i <= 50; i++) {
            quoter.onTimer(i * SECOND, desk);
        }
        assertThat(desk.log).isNotEmpty().allMatch(line -> line.startsWith("place SELL"));
    }

    @Test
    void movesAnAgeingOrderAndTakesBackAnOldOne() {
        quoter.onBook(book(Health.FRESH), 0, desk);
        quoter.onOrder(order(OrderStatus.NEW, 0, 0), 0, desk);
        quoter.onTimer(3 * SECOND, desk);
        quoter.onTimer(5 * SECOND, desk);
        assertThat(desk.log).anyMatch(line -> line.startsWith("replace o1"));
        assertThat(desk.log).anyMatch(line -> line.equals("cancel o1"));
    }

    @Test
    void asksForNoSecondMoveUntilTheNewsOfTheFirstIsHere() {
        quoter.onBook(book(Health.FRESH), 0, desk);
        quoter.onOrder(order(OrderStatus.NEW, 0, 0), 0, desk);
        for (int i = 0; i < 100; i++) {
            quoter.onTimer(3 * SECOND + i * SECOND / 200, desk);
        }
        assertThat(desk.log.stream().filter(line -> line.startsWith("replace o1")))
                .hasSize(1);
    }

    @Test
    void asksNoSecondCancelRightBehindARefusedOne() {
        quoter.onBook(book(Health.FRESH), 0, desk);
        quoter.onOrder(order(OrderStatus.NEW, 0, 0), 0, desk);
        for (int i = 0; i < 100; i++) {
            quoter.onTimer(5 * SECOND + i, desk);
        }
        quoter.onTimer(10 * SECOND, desk);
        assertThat(desk.log.stream().filter("cancel o1"::equals)).hasSize(2);
    }

    @Test
    void leavesOrdersAloneThatAreNotResting() {
        quoter.onBook(book(Health.FRESH), 0, desk);
        quoter.onOrder(order(OrderStatus.UNKNOWN, 0, 0), 0, desk);
        quoter.onOrder(order(OrderStatus.PENDING_CANCEL, 0, 0), 0, desk);
        quoter.onTimer(5 * SECOND, desk);
        quoter.onOrder(order(OrderStatus.FILLED, 0, 0), 0, desk);
        quoter.onTimer(10 * SECOND, desk);
        assertThat(desk.log).noneMatch(line -> line.contains("o1"));
    }

    @Test
    void tradesAlikeForTheSameSeed() {
        RecordingDesk again = new RecordingDesk();
        Quoter twin = quoter(7);
        quoter.onBook(book(Health.FRESH), 0, desk);
        twin.onBook(book(Health.FRESH), 0, again);
        for (int i = 1; i <= 50; i++) {
            quoter.onTimer(i * SECOND, desk);
            twin.onTimer(i * SECOND, again);
        }
        assertThat(again.log).isEqualTo(desk.log).isNotEmpty();
    }

    @Test
    void neverBuysAboveNorSellsBelowTheFairPrice() {
        Quoter fair = quoter(7, new Quoter.Prices(VENUE, REFERENCE));
        fair.onBook(book(Health.FRESH), 0, desk);
        fair.onBook(book(REFERENCE, Health.FRESH, "1.08504", "1.08507"), 0, desk);
        for (int i = 1; i <= 200; i++) {
            fair.onTimer(i * SECOND, desk);
        }
        assertThat(desk.log).noneMatch(line -> line.contains("MARKET"));
        assertThat(desk.restingPrices(Side.BUY, ""))
                .isNotEmpty()
                .allMatch(price -> price.compareTo(Decimal.of("1.08505")) <= 0);
        assertThat(desk.restingPrices(Side.SELL, ""))
                .isNotEmpty()
                .allMatch(price -> price.compareTo(Decimal.of("1.08506")) >= 0);
    }

    @Test
    void quotesNothingAndTakesBackWhatRestsWithoutAFreshFairPrice() {
        Quoter fair = quoter(7, new Quoter.Prices(VENUE, REFERENCE));
        fair.onBook(book(Health.FRESH), 0, desk);
        fair.onTimer(SECOND, desk);
        assertThat(desk.log).as("no fair price yet").isEmpty();

        fair.onBook(book(REFERENCE, Health.FRESH, "1.08504", "1.08507"), 0, desk);
        fair.onTimer(2 * SECOND, desk);
        assertThat(desk.log).singleElement().asString().startsWith("place");

        fair.onOrder(order(OrderStatus.NEW, 2 * SECOND, 2 * SECOND), 0, desk);
        fair.onBook(book(REFERENCE, Health.STALE, "1.08504", "1.08507"), 0, desk);
        desk.log.clear();
        for (int i = 0; i < 10; i++) {
            fair.onTimer(3 * SECOND + i * SECOND / 10, desk);
        }
        assertThat(desk.log).containsExactly("cancel o1");
    }

    @Test
    void tradesByTheBookOfItsVenueAlone() {
        quoter.onBook(book(REFERENCE, Health.FRESH, "1.1", "1.2"), 0, desk);
        quoter.onTimer(SECOND, desk);
        assertThat(desk.log).isEmpty();
    }

    /// Writes down what a strategy asks for.
    private static final class RecordingDesk implements Desk {
        private final List<String> log = new ArrayList<>();

        @Override
        public void place(ClientOrderId id, Symbol symbol, Side side, Command.Request request) {
            log.add("place " + side + " " + request.type() + " " + request.quantity() + " @" + request.price());
        }

        @Override
        public void replace(OrderId order, @Nullable Quantity quantity, @Nullable Decimal price) {
            log.add("replace " + order + " @" + price);
        }

        @Override
        public void cancel(OrderId order) {
            log.add("cancel " + order);
        }

        List<Decimal> restingPrices(Side side, String quantity) {
            return log.stream()
                    .filter(line -> line.startsWith("place " + side + " LIMIT " + quantity))
                    .map(line -> Decimal.of(line.substring(line.indexOf('@') + 1)))
                    .toList();
        }
    }
}
