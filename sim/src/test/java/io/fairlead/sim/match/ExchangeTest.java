package io.fairlead.sim.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The matching core on virtual time: a market that stands still at 99/101, 10 lots on each of three levels a side.
class ExchangeTest {
    private static final long T = 1_000_000_000_000_000_000L;
    private static final Listing STILL = new Listing(
            "X",
            "USD",
            Decimal.ONE,
            Decimal.ONE,
            Decimal.ONE,
            Decimal.of(1000),
            new Listing.Market(Decimal.of(100), 0, 2, 3, 1, Decimal.of(10), Decimal.of(10)));

    private final Exchange exchange = fresh();

    private static Exchange fresh() {
        return new Exchange(new Exchange.Settings(List.of(STILL), 7, "T", 0));
    }

    @Test
    void fillsAMarketOrderLevelByLevel() {
        assertThat(told(place("a", market(Side.BUY, 25, TimeInForce.DAY))))
                .containsExactly("NEW NEW 0", "TRADE 10@101 10", "TRADE 10@102 20", "TRADE 5@103 25");
    }

    @Test
    void worksTheRestOfAMarketOrderAsLiquidityComes() {
        place("a", market(Side.BUY, 40, TimeInForce.DAY));
        assertThat(told(exchange.step(T))).containsExactly("TRADE 10@101 40");
    }

    @Test
    void cancelsTheRestOfAnImmediateOrder() {
        assertThat(told(place("a", limit(Side.BUY, 25, 101, TimeInForce.IMMEDIATE_OR_CANCEL))))
                .containsExactly("NEW NEW 0", "TRADE 10@101 10", "CANCELED CANCELED 10");
    }

    @Test
    void fillsAFillOrKillOrderWhollyOrNotAtAll() {
        assertThat(told(place("a", limit(Side.SELL, 11, 99, TimeInForce.FILL_OR_KILL))))
                .containsExactly("NEW NEW 0", "CANCELED CANCELED 0");
        assertThat(told(place("b", limit(Side.SELL, 10, 99, TimeInForce.FILL_OR_KILL))))
                .containsExactly("NEW NEW 0", "TRADE 10@99 10");
    }

    @Test
    void fillsARestingOrderAtItsPriceWhenTheMarketCrossesIt() {
        place("a", limit(Side.BUY, 25, 90, TimeInForce.GOOD_TILL_CANCEL));
        assertThat(told(exchange.move("X", Decimal.of(88), T))).containsExactly("TRADE 10@90 10", "TRADE 10@90 20");
        assertThat(told(exchange.step(T))).containsExactly("TRADE 5@90 25");
    }

    @Test
    void servesBetterPriceFirstThenWhoCameFirst() {
        place("late", limit(Side.SELL, 5, 100, TimeInForce.DAY));
        place("later", limit(Side.SELL, 5, 100, TimeInForce.DAY));
        assertThat(filledIds(place("t", limit(Side.BUY, 12, 101, TimeInForce.DAY))))
                .containsExactly("t", "late", "t", "later", "t");
    }

    @Test
    void aSmallerQuantityKeepsThePlaceAndALargerOneLosesIt() {
        place("a", limit(Side.SELL, 5, 100, TimeInForce.DAY));
        place("b", limit(Side.SELL, 5, 100, TimeInForce.DAY));
        replace("a2", "a", limit(Side.SELL, 4, 100, TimeInForce.DAY));
        assertThat(filledIds(place("t", limit(Side.BUY, 1, 100, TimeInForce.DAY))))
                .containsExactly("t", "a2");
        replace("a3", "a2", limit(Side.SELL, 6, 100, TimeInForce.DAY));
        assertThat(filledIds(place("u", limit(Side.BUY, 1, 100, TimeInForce.DAY))))
                .containsExactly("u", "b");
    }

    @Test
    void aReplaceToLessThanWasFilledLeavesAFilledOrder() {
        place("a", limit(Side.BUY, 25, 101, TimeInForce.DAY));
        assertThat(told(replace("a2", "a", limit(Side.BUY, 5, 101, TimeInForce.DAY))))
                .containsExactly("REPLACED FILLED 10");
        assertThat(told(cancel("c", "a2"))).containsExactly("refused 0 FILLED");
    }

    @Test
    void aStopSleepsUntilItsPriceIsThere() {
        Terms stop = new Terms(
                Side.BUY, OrdType.STOP, TimeInForce.DAY, Decimal.of(5), null, Decimal.of(110), 0, Instructions.NONE);
        assertThat(told(place("a", stop))).containsExactly("NEW NEW 0");
        assertThat(told(exchange.move("X", Decimal.of(108), T))).isEmpty();
        assertThat(told(exchange.move("X", Decimal.of(109), T))).containsExactly("triggered", "TRADE 5@110 5");
    }

    @Test
    void aStopLimitRestsBehindItsLimit() {
        Terms stop = new Terms(
                Side.SELL,
                OrdType.STOP_LIMIT,
                TimeInForce.DAY,
                Decimal.of(5),
                Decimal.of(97),
                Decimal.of(95),
                0,
                Instructions.NONE);
        place("a", stop);
        assertThat(told(exchange.move("X", Decimal.of(95), T))).containsExactly("triggered");
        assertThat(told(exchange.move("X", Decimal.of(98), T))).containsExactly("TRADE 5@97 5");
    }

    @Test
    void theLeftoverOfAMarketOrderRestsAtItsLastPrice() {
        Terms terms = new Terms(
                Side.BUY,
                OrdType.MARKET_WITH_LEFTOVER_AS_LIMIT,
                TimeInForce.DAY,
                Decimal.of(35),
                null,
                null,
                0,
                Instructions.NONE);
        place("a", terms);
        Depth depth = Objects.requireNonNull(exchange.depth("X", 1));
        assertThat(depth.bids()).containsExactly(new Depth.Level(Decimal.of(103), Decimal.of(5)));
    }

    @Test
    void expiresDayAndDatedOrders() {
        place("day", limit(Side.BUY, 5, 90, TimeInForce.DAY));
        Terms dated = new Terms(
                Side.BUY,
                OrdType.LIMIT,
                TimeInForce.GOOD_TILL_DATE,
                Decimal.of(5),
                Decimal.of(90),
                null,
                T + 10,
                Instructions.NONE);
        place("dated", dated);
        place("gtc", limit(Side.BUY, 5, 90, TimeInForce.GOOD_TILL_CANCEL));
        assertThat(told(exchange.step(T + 9))).isEmpty();
        assertThat(told(exchange.step(T + 10))).containsExactly("EXPIRED EXPIRED 0");
        assertThat(told(exchange.step(T + 86_400_000_000_000L))).containsExactly("EXPIRED EXPIRED 0");
        assertThat(exchange.openCount()).isEqualTo(1);
    }

    @Test
    void rejectsWhatItCannotDoAndSaysWhy() {
        Terms limit = limit(Side.BUY, 5, 90, TimeInForce.DAY);
        assertThat(reason(place("a", limit.with(OrdType.LIMIT_OR_BETTER, Instructions.NONE))))
                .isEqualTo(11);
        Terms funari = limit(Side.BUY, 5, 90, TimeInForce.AT_THE_CLOSE).with(OrdType.FUNARI, Instructions.NONE);
        assertThat(reason(place("b", funari))).isEqualTo(11);
        assertThat(reason(place("c", market(Side.BUY, 1001, TimeInForce.DAY)))).isEqualTo(3);
        assertThat(reason(place("d", market(Side.BUY, 0, TimeInForce.DAY)))).isEqualTo(13);
        assertThat(reason(place("d", market(Side.BUY, 1, TimeInForce.DAY)))).isEqualTo(6);
        assertThat(reason(exchange.on(new Request.New("me", "", "e", "Y", market(Side.BUY, 1, TimeInForce.DAY)), T)))
                .isEqualTo(1);
        assertThat(reason(place("f", market(Side.BUY, 1, TimeInForce.DAY).withPrice(Decimal.ONE))))
                .isEqualTo(99);
    }

    @Test
    void tellsTheStatusOfRejectedAndUnknownOrders() {
        place("bad", market(Side.BUY, 0, TimeInForce.DAY));
        assertThat(told(status("bad"))).containsExactly("ORDER_STATUS REJECTED 0");
        assertThat(told(status("never"))).containsExactly("no order");
    }

    @Test
    void anotherClientsOrderDoesNotExist() {
        place("a", limit(Side.BUY, 5, 90, TimeInForce.DAY));
        List<Answer> answers = exchange.on(new Request.Cancel("thief", "c", new Request.Named("", "OT-1")), T);
        assertThat(told(answers)).containsExactly("refused 1 REJECTED");
    }

    @Test
    void massStatusCountsDownAndMassCancelNamesAll() {
        place("a", limit(Side.BUY, 5, 90, TimeInForce.DAY));
        place("b", limit(Side.BUY, 5, 91, TimeInForce.DAY));
        assertThat(exchange.on(new Request.MassStatus("me", "s", null, null), T))
                .extracting(answer -> ((Answer.Report) answer).note().remaining())
                .containsExactly(1, 0);
        List<Answer> canceled = exchange.on(new Request.MassCancel("me", "m", "X"), T);
        assertThat(told(canceled))
                .containsExactly("CANCELED CANCELED 0", "CANCELED CANCELED 0", "mass-canceled [OT-1, OT-2]");
        assertThat(told(exchange.on(new Request.MassStatus("me", "s", null, null), T)))
                .containsExactly("no order");
    }

    @Test
    void aBustTakesTheNewestFillBack() {
        place("a", limit(Side.BUY, 15, 101, TimeInForce.DAY));
        assertThat(told(exchange.bust("", T))).containsExactly("TRADE_CANCEL 10@101 0");
        assertThat(exchange.bust("", T)).isEmpty();
    }

    @Test
    void theHouseCanFillUpAnOrder() {
        place("a", limit(Side.BUY, 15, 90, TimeInForce.DAY));
        assertThat(told(exchange.fillUp("me", new Request.Named("a", ""), T))).containsExactly("TRADE 15@90 15");
        assertThat(told(cancel("c", "a"))).containsExactly("refused 0 FILLED");
    }

    @Test
    void aRestoredVenueGoesOnWhereItWas() {
        place("a", limit(Side.SELL, 5, 100, TimeInForce.DAY));
        place("b", limit(Side.SELL, 5, 100, TimeInForce.DAY));
        List<OrderSnapshot> orders = List.of(snapshot("b"), snapshot("a"));
        Exchange restored = fresh();
        restored.restore(orders, Map.of("OT-1", List.of("a", "a0")), 2, 2);
        Request.New taker = new Request.New("me", "", "t", "X", limit(Side.BUY, 6, 100, TimeInForce.DAY));
        List<Answer> answers = restored.on(taker, T);
        assertThat(filledIds(answers)).containsExactly("t", "a", "t", "b");
        assertThat(((Answer.Report) answers.getFirst()).order().ids().orderId()).isEqualTo("OT-3");
        assertThat(told(restored.on(new Request.Status("me", new Request.Named("a0", ""), "X", Side.SELL, ""), T)))
                .containsExactly("ORDER_STATUS FILLED 5");
    }

    private OrderSnapshot snapshot(String clOrdId) {
        return ((Answer.Report) status(clOrdId).getFirst()).order();
    }

    private List<Answer> place(String id, Terms terms) {
        return exchange.on(new Request.New("me", "", id, "X", terms), T);
    }

    private List<Answer> replace(String id, String orig, Terms terms) {
        return exchange.on(new Request.Replace("me", id, new Request.Named(orig, ""), terms), T);
    }

    private List<Answer> cancel(String id, String orig) {
        return exchange.on(new Request.Cancel("me", id, new Request.Named(orig, "")), T);
    }

    private List<Answer> status(String id) {
        return exchange.on(new Request.Status("me", new Request.Named(id, ""), "X", Side.BUY, ""), T);
    }

    private static Terms market(Side side, long qty, TimeInForce tif) {
        return Terms.market(side, Decimal.of(qty), tif);
    }

    private static Terms limit(Side side, long qty, long price, TimeInForce tif) {
        return Terms.limit(side, Decimal.of(qty), Decimal.of(price), tif);
    }

    private static int reason(List<Answer> answers) {
        Answer.Report report = (Answer.Report) answers.getFirst();
        assertThat(report.type()).isEqualTo(ExecType.REJECTED);
        assertThat(report.order().status()).isEqualTo(OrdStatus.REJECTED);
        return report.note().reason();
    }

    private static List<String> filledIds(List<Answer> answers) {
        return answers.stream()
                .map(answer -> (Answer.Report) answer)
                .filter(report -> report.type() == ExecType.TRADE)
                .map(report -> report.order().ids().clOrdId())
                .toList();
    }

    private static List<String> told(List<Answer> answers) {
        return answers.stream().map(ExchangeTest::told).toList();
    }

    private static String told(Answer answer) {
        return switch (answer) {
            case Answer.Report report -> told(report, report.trade());
            case Answer.CancelReject reject ->
                "refused " + reject.refusal().reason() + " " + reject.refusal().status();
            case Answer.Triggered _ -> "triggered";
            case Answer.NoOrder _ -> "no order";
            case Answer.MassCanceled canceled ->
                "mass-canceled "
                        + canceled.orders().stream().map(Request.Named::orderId).toList();
        };
    }

    private static String told(Answer.Report report, Answer.@Nullable Trade trade) {
        String cum = report.order().fills().cumQty().toString();
        return trade == null
                ? report.type() + " " + report.order().status() + " " + cum
                : report.type() + " " + trade.lastQty() + "@" + trade.lastPx() + " " + cum;
    }
}
