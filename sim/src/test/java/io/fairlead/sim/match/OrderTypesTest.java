package io.fairlead.sim.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.Instructions.Peg;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What each of the less usual order types and times in force does, in a market that stands still at 99/101, 10 lots
/// on each of three levels a side.
class OrderTypesTest {
    private static final long T = 1_000_000_000_000_000_000L;
    private static final Listing STILL = new Listing(
            "X",
            "USD",
            Decimal.ONE,
            Decimal.ONE,
            Decimal.ONE,
            Decimal.of(1000),
            new Listing.Market(Decimal.of(100), 0, 2, 3, 1, Decimal.of(10), Decimal.of(10)));

    private final Exchange exchange = new Exchange(new Exchange.Settings(List.of(STILL), 7, "T", 0));

    @Test
    void ordersForTheOpeningTradeThereAndTheRestExpires() {
        assertThat(place("a", limit(15, 101, TimeInForce.AT_THE_OPENING))).containsExactly("NEW 0");
        assertThat(told(exchange.step(T))).isEmpty();
        assertThat(hold(Auction.OPENING)).containsExactly("TRADE 10@101", "EXPIRED 10");
    }

    @Test
    void ordersForTheCloseTradeThere() {
        place("a", market(5, TimeInForce.AT_THE_CLOSE));
        assertThat(hold(Auction.OPENING)).isEmpty();
        assertThat(hold(Auction.CLOSE)).containsExactly("TRADE 5@101");
    }

    @Test
    void theTradingDayEndsWithACloseAndBeginsWithAnOpening() {
        exchange.step(T);
        place("close", market(5, TimeInForce.AT_THE_CLOSE));
        place("open", market(5, TimeInForce.AT_THE_OPENING));
        place("value", market(5, TimeInForce.DAY).with(OrdType.NEXT_FUND_VALUATION_POINT, Instructions.NONE));
        place("gtx", limit(5, 90, TimeInForce.GOOD_TILL_CROSSING));
        assertThat(told(exchange.step(T + 86_400_000_000_000L)))
                .containsExactly("EXPIRED 0", "TRADE 5@101", "EXPIRED 0", "TRADE 5@101");
    }

    @Test
    void goodTillCrossingStandsUntilAnAuctionBegins() {
        place("a", limit(5, 90, TimeInForce.GOOD_TILL_CROSSING));
        assertThat(told(exchange.step(T + 1))).isEmpty();
        assertThat(hold(Auction.OPENING)).containsExactly("EXPIRED 0");
    }

    @Test
    void onBasisTradesAtTheMiddleOfTheClosingPricesUnlessItsLimitForbids() {
        place("a", market(50, TimeInForce.DAY).with(OrdType.ON_BASIS, Instructions.NONE));
        place("b", limit(5, 99, TimeInForce.AT_THE_CLOSE).with(OrdType.ON_BASIS, Instructions.NONE));
        assertThat(hold(Auction.CLOSE)).containsExactly("TRADE 50@100", "EXPIRED 0");
    }

    @Test
    void whatAFunariOrderDidNotGetItTakesAtAnyPriceAtTheClose() {
        assertThat(place("a", limit(15, 101, TimeInForce.DAY).with(OrdType.FUNARI, Instructions.NONE)))
                .containsExactly("NEW 0", "TRADE 10@101");
        assertThat(hold(Auction.CLOSE)).containsExactly("TRADE 5@102");
    }

    @Test
    void fundOrdersGetThePriceOfTheLastOrTheNextValuation() {
        exchange.move("X", Decimal.of(120), T);
        assertThat(place("last", fund(OrdType.PREVIOUS_FUND_VALUATION_POINT))).containsExactly("NEW 0", "TRADE 7@100");
        assertThat(place("next", fund(OrdType.NEXT_FUND_VALUATION_POINT))).containsExactly("NEW 0");
        assertThat(hold(Auction.VALUATION)).containsExactly("TRADE 7@120");
        assertThat(place("then", fund(OrdType.PREVIOUS_FUND_VALUATION_POINT))).containsExactly("NEW 0", "TRADE 7@120");
    }

    @Test
    void aPeggedOrderFollowsTheBookAndItsLimitHoldsItBack() {
        place("a", pegged(5, Peg.To.PRIMARY, "-1", null));
        assertThat(bids()).contains(new Depth.Level(Decimal.of(98), Decimal.of(15)));
        exchange.move("X", Decimal.of(110), T);
        assertThat(bids()).contains(new Depth.Level(Decimal.of(108), Decimal.of(15)));
        place("b", pegged(5, Peg.To.MID, "0", "105"));
        assertThat(bids()).contains(new Depth.Level(Decimal.of(105), Decimal.of(5)));
        assertThat(place("c", pegged(5, Peg.To.MARKET, "0", null))).containsExactly("NEW 0", "TRADE 5@111");
    }

    @Test
    void pegsDoNotFollowEachOther() {
        place("a", pegged(5, Peg.To.PRIMARY, "1", null));
        place("b", pegged(5, Peg.To.PRIMARY, "1", null));
        assertThat(bids().getFirst()).isEqualTo(new Depth.Level(Decimal.of(100), Decimal.of(10)));
    }

    @Test
    void aQuoteIsTakenOnceAtItsPriceWhileItLasts() {
        String id = exchange.quote("X", Decimal.of(98), Decimal.of(100), Decimal.of(50), T + 10);
        assertThat(place("much", quoted(OrdType.PREVIOUSLY_QUOTED, 51, 100, id)))
                .containsExactly("REJECTED 0");
        assertThat(place("low", quoted(OrdType.PREVIOUSLY_QUOTED, 50, 99, id))).containsExactly("REJECTED 0");
        assertThat(place("a", quoted(OrdType.PREVIOUSLY_QUOTED, 50, 100, id))).containsExactly("NEW 0", "TRADE 50@100");
        assertThat(place("again", quoted(OrdType.PREVIOUSLY_QUOTED, 1, 100, id)))
                .containsExactly("REJECTED 0");
        String over = exchange.quote("X", Decimal.of(98), Decimal.of(100), Decimal.of(50), T);
        assertThat(place("late", quoted(OrdType.PREVIOUSLY_QUOTED, 1, 100, over)))
                .containsExactly("REJECTED 0");
    }

    @Test
    void anIndicationCoversWhatItNamesAndTheRestIsCancelled() {
        String id = exchange.indicate("X", Side.SELL, Decimal.of(100), Decimal.of(20), T + 10);
        assertThat(place("a", quoted(OrdType.PREVIOUSLY_INDICATED, 30, 100, id)))
                .containsExactly("NEW 0", "TRADE 20@100", "CANCELED 20");
    }

    @Test
    void theNearLegOfASwapTradesAtOnce() {
        Instructions far = new Instructions(null, null, null, null, LocalDate.of(2027, 3, 17));
        assertThat(place("a", market(500, TimeInForce.DAY).with(OrdType.FOREX_SWAP, far)))
                .containsExactly("NEW 0", "TRADE 500@101");
    }

    @Test
    void withOrWithoutTradesOnTheQuoteAsSoonAsThereIsOne() {
        assertThat(place("a", market(3, TimeInForce.DAY).with(OrdType.WITH_OR_WITHOUT, Instructions.NONE)))
                .containsExactly("NEW 0", "TRADE 3@101");
        Terms limit = limit(3, 100, TimeInForce.DAY).with(OrdType.LIMIT_WITH_OR_WITHOUT, Instructions.NONE);
        assertThat(place("b", limit)).containsExactly("NEW 0");
        assertThat(bids().getFirst()).isEqualTo(new Depth.Level(Decimal.of(100), Decimal.of(3)));
    }

    @Test
    void ifTouchedWaitsForABetterPriceThanAStopWould() {
        Terms touched = market(3, TimeInForce.DAY)
                .with(OrdType.MARKET_IF_TOUCHED, Instructions.NONE)
                .withStopPx(Decimal.of(90));
        assertThat(place("a", touched)).containsExactly("NEW 0");
        assertThat(told(exchange.move("X", Decimal.of(89), T))).containsExactly("triggered", "TRADE 3@90");
    }

    @Test
    void anIcebergShowsASliceAtATimeAndQueuesAgainWithEach() {
        place("a", limit(12, 100, TimeInForce.DAY).with(OrdType.LIMIT, floor("5", null)));
        place("b", limit(4, 100, TimeInForce.DAY));
        assertThat(bids().getFirst()).isEqualTo(new Depth.Level(Decimal.of(100), Decimal.of(9)));
        assertThat(ids(exchange.on(new Request.New("me", "", "t", "X", sell(10)), T)))
                .containsExactly("t", "a", "t", "b", "t", "a");
        assertThat(bids().getFirst()).isEqualTo(new Depth.Level(Decimal.of(100), Decimal.of(4)));
    }

    @Test
    void lessThanTheMinimumIsNotTraded() {
        assertThat(place("a", limit(20, 101, TimeInForce.DAY).with(OrdType.LIMIT, floor(null, "11"))))
                .containsExactly("NEW 0", "CANCELED 0");
        assertThat(place("b", limit(20, 101, TimeInForce.DAY).with(OrdType.LIMIT, floor(null, "10"))))
                .containsExactly("NEW 0", "TRADE 10@101");
    }

    private static Terms market(long qty, TimeInForce tif) {
        return Terms.market(Side.BUY, Decimal.of(qty), tif);
    }

    private static Terms limit(long qty, long price, TimeInForce tif) {
        return Terms.limit(Side.BUY, Decimal.of(qty), Decimal.of(price), tif);
    }

    private static Terms sell(long qty) {
        return Terms.limit(Side.SELL, Decimal.of(qty), Decimal.of(100), TimeInForce.IMMEDIATE_OR_CANCEL);
    }

    private static Terms fund(OrdType type) {
        return market(7, TimeInForce.DAY).with(type, Instructions.NONE);
    }

    private static Terms quoted(OrdType type, long qty, long price, String id) {
        return limit(qty, price, TimeInForce.DAY).with(type, new Instructions(null, null, null, id, null));
    }

    private static Terms pegged(long qty, Peg.To to, String offset, @Nullable String cap) {
        Peg peg = new Peg(to, Decimal.of(offset));
        return market(qty, TimeInForce.DAY)
                .with(OrdType.PEGGED, new Instructions(null, null, peg, null, null))
                .withPrice(cap == null ? null : Decimal.of(cap));
    }

    private static Instructions floor(@Nullable String maxFloor, @Nullable String minQty) {
        return new Instructions(
                maxFloor == null ? null : Decimal.of(maxFloor),
                minQty == null ? null : Decimal.of(minQty),
                null,
                null,
                null);
    }

    private List<Depth.Level> bids() {
        return Objects.requireNonNull(exchange.depth("X", 0)).bids();
    }

    private List<String> place(String clOrdId, Terms terms) {
        return told(exchange.on(new Request.New("me", "", clOrdId, "X", terms), T));
    }

    private List<String> hold(Auction auction) {
        return told(exchange.hold(auction, "", T));
    }

    private static List<String> ids(List<Answer> answers) {
        return answers.stream()
                .map(answer -> (Answer.Report) answer)
                .filter(report -> report.type() == ExecType.TRADE)
                .map(report -> report.order().ids().clOrdId())
                .toList();
    }

    private static List<String> told(List<Answer> answers) {
        return answers.stream()
                .map(answer -> answer instanceof Answer.Report report ? told(report) : "triggered")
                .toList();
    }

    private static String told(Answer.Report report) {
        Answer.Trade trade = report.trade();
        return trade == null
                ? report.type() + " " + report.order().fills().cumQty()
                : report.type() + " " + trade.lastQty() + "@" + trade.lastPx();
    }
}
