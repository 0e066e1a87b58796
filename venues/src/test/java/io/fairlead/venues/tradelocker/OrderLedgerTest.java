package io.fairlead.venues.tradelocker;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.order.PendingRequest;
import io.fairlead.venues.tradelocker.rest.ExecutionRow;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderLedgerTest {
    private static final VenueId VENUE = new VenueId("tl");
    private static final AccountId ACCOUNT = new AccountId("a");
    private static final String OURS = "0123456789ABCDEFGH";
    private static final long NOW = 1_700_000_000_000_000_000L;
    private static final Listed EURUSD = new Listed(
            new Instrument(
                    new Symbol("EURUSD"),
                    new Currency("EUR"),
                    new Currency("USD"),
                    new Instrument.Contract(
                            Decimal.of(100_000),
                            Decimal.of("0.00001"),
                            Decimal.of("0.01"),
                            Decimal.of("0.01"),
                            Decimal.of(100)),
                    Map.of(VENUE, "EURUSD")),
            "278",
            "9912",
            Decimal.of(100_000),
            Decimal.of("0.01"),
            Decimal.of("0.01"),
            null);

    private final List<String> told = new ArrayList<>();
    private OrderLedger ledger =
            new OrderLedger(new Reporting(VENUE, ACCOUNT), id -> id.equals("278") ? EURUSD : null, this::hear, NOW);

    private void hear(VenueInput input) {
        ExecutionReport report = (ExecutionReport) input;
        ExecutionReport.Progress progress = report.progress();
        String fill = progress.lastQty() == null
                ? ""
                : " " + progress.lastQty() + "@" + progress.lastPx() + " "
                        + report.refs().exec();
        told.add(report.refs().order() + " " + progress.execType() + " " + progress.ordStatus() + fill);
    }

    private static OrderRow row(String id, String status, @Nullable String filled, @Nullable String avgPx) {
        return row(id, status, filled, avgPx, OURS, null);
    }

    private static OrderRow row(
            String id,
            String status,
            @Nullable String filled,
            @Nullable String avgPx,
            @Nullable String strategyId,
            @Nullable String position) {
        return new OrderRow(
                id,
                "278",
                "9912",
                Decimal.ONE,
                Side.BUY,
                position == null ? "limit" : "stop",
                status,
                filled == null ? null : Decimal.of(filled),
                avgPx == null ? null : Decimal.of(avgPx),
                Decimal.of("1.1"),
                null,
                "GTC",
                0,
                NOW,
                NOW,
                "New".equals(status),
                position,
                null,
                null,
                null,
                null,
                strategyId);
    }

    /// It was delisted, or is configured no more.
    @Test
    void anOrderOfOursWhoseInstrumentNobodyKnowsSpoilsTheListItStandsIn() {
        ledger = new OrderLedger(new Reporting(VENUE, ACCOUNT), _ -> null, this::hear, NOW);
        OrderRow ofAnother = row("8", "New", "0", null, "STUVWXYZ0123456789", null);
        OrderRow ofOurs = row("7", "New", "0", null, OURS, null);
        OrderId id = new OrderId(OURS);
        assertThat(ledger.reads(List.of(ofAnother, ofOurs))).isTrue();
        ledger.know(new KnownOrder(id, id, ACCOUNT, Side.BUY, null, Decimal.ZERO, null, true, null, null));
        assertThat(ledger.reads(List.of(ofAnother))).isTrue();
        assertThat(ledger.reads(List.of(ofAnother, ofOurs))).isFalse();
    }

    /// The process died with the close under way: nothing but the log tells whose order the venue's is.
    @Test
    void anOrderThatClosesIsTheCloseThatTheLogHasInDoubt() {
        OrderId id = new OrderId(OURS);
        Closing closing = new Closing(id, new VenuePositionId("9"), Side.SELL, Decimal.of(100_000), NOW - 1);
        ledger.know(new KnownOrder(id, id, ACCOUNT, Side.SELL, null, Decimal.ZERO, null, true, null, closing));
        reads(ClosingsTest.row("9", "1", NOW));
        assertThat(told).containsExactly(OURS + " TRADE FILLED 100000@1.1 7-1");
    }

    /// Both closed as much of the position, and the first was filled before the process died.
    @Test
    void anOrderThatTheLogHasForAnotherCloseIsNotTheOneInDoubt() {
        OrderId id = new OrderId(OURS);
        OrderId first = new OrderId("0123456789ABCDEFG_");
        Closing closing = new Closing(id, new VenuePositionId("9"), Side.SELL, Decimal.of(100_000), NOW - 1);
        ledger.know(closed(first, "7", "100000"));
        ledger.know(new KnownOrder(id, id, ACCOUNT, Side.SELL, null, Decimal.ZERO, null, true, null, closing));
        reads(ClosingsTest.row("9", "1", NOW));
        assertThat(told).isEmpty();
        reads(ClosingsTest.row("8", "9", "1", NOW));
        assertThat(told).containsExactly(OURS + " TRADE FILLED 100000@1.1 8-1");
    }

    /// Somebody else was quicker, and the venue closes a position once: his order is listed before we hear of that.
    @Test
    void anOrderThatLooksLikeACloseThatIsRefusedIsSomebodyElses() {
        Ticket close = close();
        ledger.sending(close, NOW);
        reads(ClosingsTest.row("9", "0.1", NOW));
        assertThat(ledger.reads(List.of(ClosingsTest.row("9", "0.1", NOW)))).isFalse();
        assertThat(ledger.picture(ClosingsTest.row("9", "0.1", NOW), NOW)).isNull();
        assertThat(told).isEmpty();
        ledger.notSent(close);
        ledger.answered(close, NOW);
        assertThat(told).containsExactly("null TRADE FILLED 10000@1.1 7-0.1");
    }

    /// The history tells a row once: what it told while the answer was under way is not lost.
    @Test
    void anOrderThatLooksLikeACloseIsItOnceTheVenueHasTakenIt() {
        Ticket close = close();
        ledger.sending(close, NOW);
        reads(ClosingsTest.row("9", "0.1", NOW));
        ledger.answered(close, NOW);
        assertThat(told).containsExactly(close.id() + " TRADE FILLED 10000@1.1 7-0.1");
        assertThat(ledger.reads(List.of(ClosingsTest.row("9", "0.1", NOW)))).isTrue();
    }

    private static Ticket close() {
        return Ticket.of(FakeOrder.of(1, Side.SELL, OrdType.MARKET, null).closing(new VenuePositionId("9")));
    }

    /// It was filled further while no process of ours looked.
    @Test
    void aCloseThatTheLogHasTheIdOfGoesOnWhereItStood() {
        OrderId id = new OrderId(OURS);
        ledger.know(closed(id, "7", "40000"));
        reads(ClosingsTest.row("9", "1", NOW));
        assertThat(told).containsExactly(OURS + " TRADE FILLED 60000@1.1 7-1");
    }

    private static KnownOrder closed(OrderId id, String venueOrder, String units) {
        Instructions closes = new Instructions(null, null, null, null, null, new VenuePositionId("9"), null, false);
        OrderTerms terms = new OrderTerms(
                OrdType.MARKET,
                TimeInForce.IMMEDIATE_OR_CANCEL,
                Decimal.of(100_000),
                null,
                null,
                null,
                new OrderTerms.Flags(false, true, closes),
                null,
                null);
        return new KnownOrder(
                id,
                id,
                ACCOUNT,
                Side.SELL,
                new VenueOrderId(venueOrder),
                Decimal.of(units),
                Decimal.of("1.1"),
                false,
                new KnownOrder.Terms(terms, null),
                null);
    }

    /// A stream shows what is open alone: after a restart exits come without their entry, and under its id.
    @Test
    void anExitIsNotItsEntryThoughItCarriesItsId() {
        OrderId id = new OrderId(OURS);
        ledger.know(named(id, "6", Side.SELL, 100_000));
        reads(row("7", "New", "0", null, OURS, "9"));
        assertThat(told).isEmpty();
        assertThat(ledger.picture(row("7", "New", "0", null, OURS, "9"), NOW)).isNull();
    }

    /// The process died between a change and its answer.
    @Test
    void aReplaceThatTheLogHasInDoubtIsToldWhenItShows() {
        OrderId id = new OrderId(OURS);
        OrderTerms wanted = TradeLockerMapping.terms(row("7", "New", "0", null), EURUSD);
        OrderTerms before = wanted.changed(Decimal.of(50_000), Decimal.of("1.1"), null);
        PendingRequest replace =
                new PendingRequest(new OrderId("new-name"), wanted, PendingRequest.Stage.IN_DOUBT, NOW, "");
        ledger.know(new KnownOrder(
                id,
                id,
                ACCOUNT,
                Side.BUY,
                new VenueOrderId("7"),
                Decimal.ZERO,
                null,
                true,
                new KnownOrder.Terms(before, replace),
                null));
        reads(row("7", "New", "0", null));
        assertThat(told).containsExactly("new-name REPLACED NEW");
    }

    private void sent() {
        ledger.know(new KnownOrder(
                new OrderId(OURS), new OrderId(OURS), ACCOUNT, Side.BUY, null, Decimal.ZERO, null, true, null, null));
    }

    private void reads(OrderRow... rows) {
        ledger.read(List.of(rows), NOW);
    }

    @Test
    void takesNoOrderOfOursForAStrangersWhereTheStreamIsQuickerThanTheAnswer() {
        sent();
        ledger.readOn(List.of(row("7", "New", "0", null, null, null)), NOW);
        assertThat(told).isEmpty();
        reads(row("7", "New", "0", null));
        ledger.readOn(List.of(row("7", "Filled", "1", "1.1", null, null)), NOW);
        assertThat(told).containsExactly(OURS + " TRADE FILLED 100000@1.1 7-1");
    }

    @Test
    void tellsAFillOnceWhicheverListShowsIt() {
        sent();
        reads(row("7", "New", "0", null));
        reads(row("7", "New", "0.4", "1.1"));
        reads(row("7", "New", "0.4", "1.1"), row("7", "New", "0.4", "1.1"));
        ledger.executed(List.of(
                new ExecutionRow("e1", Decimal.of("1.1"), Side.BUY, NOW, Decimal.of("0.4"), "7", null, "278"),
                new ExecutionRow("e2", Decimal.of("1.09"), Side.BUY, NOW, Decimal.of("0.6"), "7", null, "278")));
        reads(row("7", "Filled", "1", "1.094"));
        assertThat(told)
                .containsExactly(
                        OURS + " TRADE PARTIALLY_FILLED 40000@1.1 7-0.4", OURS + " TRADE FILLED 60000@1.09 7-1");
    }

    /// A list of open orders may be on its way while a poll shows the fill.
    @Test
    void doesNotSayOfAnOrderWhatAnOlderListShows() {
        sent();
        reads(row("7", "New", "0", null));
        reads(row("7", "Filled", "1", "1.1"));
        told.clear();
        OrderRow before = row("7", "New", "0", null);
        assertThat(ledger.answerAll(List.of(before), new OrderLedger.Read(NOW - 1, NOW + 1, 0)))
                .isEqualTo(1);
        assertThat(told).isEmpty();
        ledger.answerAll(List.of(before), new OrderLedger.Read(NOW + 1, NOW + 2, 0));
        assertThat(told).containsExactly(OURS + " ORDER_STATUS NEW");
    }

    @Test
    void goesOnCountingWhereTheLogStands() {
        ledger.know(named(new OrderId(OURS), "7", Side.BUY, 40_000));
        reads(row("7", "Filled", "1", "1.094"));
        assertThat(told).containsExactly(OURS + " TRADE FILLED 60000@1.09 7-1");
    }

    /// Somebody else's carries no id of ours: the process that adopted it died, and nobody looked when it was filled.
    @Test
    void anAdoptedOrderThatWasFilledBeforeTheStartGoesOnWhereTheLogStands() {
        ledger = new OrderLedger(new Reporting(VENUE, ACCOUNT), _ -> EURUSD, this::hear, NOW + 1);
        ledger.know(named(new OrderId(OURS), "7", Side.BUY, 0));
        reads(row("7", "Filled", "1", "1.1", null, null));
        assertThat(told).containsExactly(OURS + " TRADE FILLED 100000@1.1 7-1");
    }

    private static KnownOrder named(OrderId id, String venueOrder, Side side, long units) {
        VenueOrderId there = new VenueOrderId(venueOrder);
        Decimal px = units == 0 ? null : Decimal.of("1.1");
        return new KnownOrder(id, id, ACCOUNT, side, there, Decimal.of(units), px, true, null, null);
    }

    @Test
    void tellsASumWhereNobodyKnowsWhatTheLogHas() {
        reads(row("7", "Filled", "1", "1.094"));
        reads(row("7", "Filled", "1", "1.094"));
        assertThat(told).containsExactly(OURS + " ORDER_STATUS FILLED");
    }

    @Test
    void tellsEachWayInWhichAnOrderEnds() {
        for (String status : List.of("Cancelled", "Removed", "Refused", "Rejected", "Unplaced")) {
            String id = OURS.substring(0, 17) + status.charAt(2);
            ledger.know(new KnownOrder(
                    new OrderId(id), new OrderId(id), ACCOUNT, Side.BUY, null, Decimal.ZERO, null, true, null, null));
            reads(row(status, status, "0", null, id, null));
        }
        assertThat(told)
                .extracting(line -> line.substring(19))
                .containsExactly(
                        "CANCELED CANCELED",
                        "CANCELED CANCELED",
                        "REJECTED REJECTED",
                        "REJECTED REJECTED",
                        "REJECTED REJECTED");
    }

    @Test
    void keepsAnEndThatItHasNoWordForRaw() {
        sent();
        reads(row("7", "New", "0", null));
        reads(row("7", "Vanished", "0", null));
        assertThat(told).contains(OURS + " null null");
    }

    @Test
    void takesNoSecondOrderForOursBecauseItCarriesOurWord() {
        sent();
        reads(row("7", "New", "0", null), row("8", "New", "0", null));
        assertThat(told).contains("null NEW NEW");
        assertThat(told).noneMatch(line -> line.startsWith(OURS + " NEW") && told.indexOf(line) > 0);
    }

    @Test
    void tellsNothingOfAStopLossUntilItFills() {
        reads(row("9", "New", "0", null, null, "555"));
        assertThat(told).isEmpty();
        reads(row("9", "Filled", "1", "1.08", null, "555"));
        assertThat(told).containsExactly("null TRADE FILLED 100000@1.08 9-1");
    }

    @Test
    void leavesOutWhatOthersHadFinishedBeforeWeBegan() {
        OrderRow old = row("6", "Filled", "1", "1.1", null, null);
        ledger.read(
                List.of(new OrderRow(
                        old.id(),
                        old.tradableInstrumentId(),
                        old.routeId(),
                        old.qty(),
                        old.side(),
                        old.type(),
                        old.status(),
                        old.filledQty(),
                        old.avgPrice(),
                        null,
                        null,
                        "IOC",
                        0,
                        NOW - 1_000_000_000L,
                        NOW - 1_000_000_000L,
                        false,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)),
                NOW);
        assertThat(told).isEmpty();
    }
}
