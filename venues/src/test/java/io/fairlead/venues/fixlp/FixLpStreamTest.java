package io.fairlead.venues.fixlp;

import static io.fairlead.venues.fixlp.Model.VENUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.ExecutionReport.Details;
import io.fairlead.core.event.ExecutionReport.Marks;
import io.fairlead.core.event.ExecutionReport.Progress;
import io.fairlead.core.event.ExecutionReport.References;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.fix.codec.FixMessage;
import io.fairlead.venues.fixlp.FixLpSettings.Feed;
import io.fairlead.venues.fixlp.FixLpSettings.Orders;
import io.fairlead.venues.fixlp.FixLpSettings.ReduceOnly;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixLpStreamTest {
    private static final String FILL =
            "1=ACC-1|37=V1|11=h4sh-1-1|17=E9|150=F|39=1|55=EUR/USD|54=1|38=1000|40=2|44=1.0850|59=3|"
                    + "32=400|31=1.08490|14=400|151=600|6=1.0849|60=20231114-22:13:20.123|";

    private final SentRequests sent = new SentRequests();
    private final FixLpStream stream = stream(Orders.STANDARD);

    private FixLpStream stream(Orders orders) {
        return new FixLpStream(
                new FixLpSettings(
                        VENUE, FixLpSettings.STANDARD_CAPABILITIES, orders, Feed.STANDARD, FixLpSettings.Pool.STANDARD),
                "",
                new FixLpStream.Names(
                        new FixLpSymbols(VENUE, Model.INSTRUMENTS), new FixLpAccounts(VENUE, List.of(Model.ACCOUNT))),
                sent);
    }

    @Test
    void readsAPartialFill() {
        assertThat(stream.read(Fix.message("8", FILL)))
                .isEqualTo(new ExecutionReport(
                        VENUE,
                        new References(new OrderId("h4sh-1-1"), null, new VenueOrderId("V1"), new ExecId("E9"), null),
                        new Progress(
                                ExecType.TRADE,
                                OrdStatus.PARTIALLY_FILLED,
                                Decimal.of(400),
                                Decimal.of("1.0849"),
                                Decimal.of(400),
                                Decimal.of(600),
                                Decimal.of("1.0849")),
                        new Details(
                                Model.ACCOUNT.id(),
                                Model.EURUSD.symbol(),
                                Side.BUY,
                                new OrderTerms(
                                        OrdType.LIMIT,
                                        TimeInForce.IMMEDIATE_OR_CANCEL,
                                        Decimal.of(1000),
                                        Decimal.of("1.085"),
                                        null,
                                        null,
                                        OrderTerms.Flags.NONE,
                                        null,
                                        null),
                                -1,
                                "",
                                Fix.NOW),
                        Marks.NONE));
    }

    @Test
    void readsQuantitiesInLotsAsUnits() {
        FixLpStream lots = stream(new Orders(QuantityUnit.LOTS, '1', true, ReduceOnly.NOT_SENT, 7));
        ExecutionReport report =
                report(lots, FILL.replace("|38=1000|", "|38=0.01|").replace("|32=400|31", "|32=0.004|31"));
        assertThat(report.progress().lastQty()).isEqualTo(Decimal.of(400));
        assertThat(terms(report).units()).isEqualTo(Decimal.of(1000));
    }

    @Test
    void flagsLotsOfAnUnknownInstrument() {
        FixLpStream lots = stream(new Orders(QuantityUnit.LOTS, '1', true, ReduceOnly.NOT_SENT, 7));
        ExecutionReport report = report(lots, FILL.replace("EUR/USD", "EURUSD.x"));
        assertThat(report.progress().lastQty()).isNull();
        assertThat(report.marks().raw()).contains("|32=400|");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "150=f|39=1|55=EUR/USD|54=1|",
                "150=F|39=x|55=EUR/USD|54=1|",
                "150=F|39=1|55=UNHEARD|54=1|",
                "150=F|39=1|55=EUR/USD|54=7|",
                "150=F|39=1|55=EUR/USD|54=1|40=?|",
                "150=F|39=1|55=EUR/USD|54=1|59=?|",
                "150=F|39=1|55=EUR/USD|54=1|59=12|",
                "150=F|39=1|55=EUR/USD|54=1|31=1e5|",
                "150=F|39=1|55=EUR/USD|54=1|31=0.12345678901234567|",
                "150=F|39=1|55=EUR/USD|54=1|60=yesterday|",
                "150=1|39=1|55=EUR/USD|54=1|",
                "150=F|39=1|55=EUR/USD|54=1|58=|"
            })
    void keepsAndFlagsAFillWithSomethingUnheardOf(String fields) {
        ExecutionReport report = report(stream, "37=V1|11=h4sh-1-1|17=E9|32=400|14=400|" + fields);
        assertThat(report.progress().lastQty()).isEqualTo(Decimal.of(400));
        assertThat(report.marks().tolerated()).isTrue();
        assertThat(report.marks().raw()).startsWith("8=FIX.4.4|").contains("|32=400|");
    }

    @Test
    void takesUnknownTagsWithoutAWord() {
        assertThat(report(stream, FILL + "20001=new|").marks()).isEqualTo(Marks.NONE);
    }

    @Test
    void marksRepeatedReports() {
        assertThat(report(stream, FILL + "97=Y|").marks()).isEqualTo(new Marks(true, false, ""));
        assertThat(report(stream, "43=Y|" + FILL).marks()).isEqualTo(new Marks(true, false, ""));
    }

    @Test
    void readsTheReasonOfARejection() {
        ExecutionReport report =
                report(stream, "37=NONE|11=h4sh-1-1|17=0|150=8|39=8|103=3|58=too much|55=EUR/USD|54=1|14=0|151=0|6=0|");
        assertThat(report.progress().execType()).isEqualTo(ExecType.REJECTED);
        assertThat(report.details().reason()).isEqualTo(3);
        assertThat(report.details().text()).isEqualTo("too much");
        assertThat(report.details().terms()).isNull();
        assertThat(report.refs().venueOrder()).isNull();
        assertThat(report.refs().exec()).isNull();
    }

    @Test
    void readsTheExpiryOfAnOrderThatOnlyTheVenueRemembers() {
        ExecutionReport report = report(
                stream,
                "37=V1|11=h4sh-1-1|17=0|150=I|39=0|55=EUR/USD|54=1|38=5|40=4|44=1.1|99=1.2|59=6|"
                        + "126=20231114-22:13:20.123|14=0|151=5|6=0|");
        assertThat(terms(report).expireNanos()).isEqualTo(Fix.NOW);
        assertThat(terms(report).stopPx()).isEqualTo(Decimal.of("1.2"));
    }

    @ParameterizedTest
    @CsvSource({"20231114, 1700006400000000000", "20231341, ", "tomorrow, "})
    void readsAnExpiryByDayAsTheEndOfThatDay(String date, @Nullable Long nanos) {
        ExecutionReport report = report(
                stream,
                "37=V1|11=h4sh-1-1|17=0|150=I|39=0|55=EUR/USD|54=1|38=5|40=2|44=1.1|59=6|432=" + date
                        + "|14=0|151=5|6=0|");
        assertThat(terms(report).expireNanos()).isEqualTo(nanos);
    }

    @Test
    void readsNothingFromAStatusReportAboutNoOrder() {
        assertThat(stream.read(Fix.message("8", "37=NONE|17=0|150=I|39=8|584=ms-1|911=0|912=Y|14=0|151=0|6=0|")))
                .isNull();
    }

    @Test
    void givesAReportWithoutAccountToTheOnlyOne() {
        FixLpAccounts two = new FixLpAccounts(VENUE, List.of(Model.ACCOUNT, Model.SECOND_ACCOUNT));
        FixLpAccounts one = new FixLpAccounts(VENUE, List.of(Model.ACCOUNT));
        assertThat(two.of(report(""))).isNull();
        assertThat(two.of(report("1=ACC-2|"))).isEqualTo(Model.SECOND_ACCOUNT.id());
        assertThat(two.of(report("1=ACC-3|"))).isNull();
        assertThat(one.of(report(""))).isEqualTo(Model.ACCOUNT.id());
        assertThat(one.of(report("1=ACC-1|"))).isEqualTo(Model.ACCOUNT.id());
        assertThat(one.of(report("1=ACC-2|"))).isNull();
    }

    private static FixMessage report(String account) {
        return Fix.message("8", "37=o|17=e|150=0|39=0|" + account);
    }

    @Test
    void refusesTwoAccountsOfOneName() {
        assertThatThrownBy(() -> new FixLpAccounts(VENUE, List.of(Model.ACCOUNT, Model.ACCOUNT)))
                .hasMessageContaining("Account(1)=ACC-1");
    }

    @Test
    void refusesTwoInstrumentsOfOneName() {
        assertThatThrownBy(() -> new FixLpSymbols(VENUE, List.of(Model.EURUSD, Model.EURUSD)))
                .hasMessageContaining("Symbol(55)=EUR/USD");
    }

    @Test
    void readsARefusedCancel() {
        assertThat(stream.read(Fix.message("9", "37=V1|11=h4sh-1-3|41=h4sh-1-1|39=2|434=1|102=0|58=too late|")))
                .isEqualTo(new CancelReject(
                        VENUE,
                        new OrderId("h4sh-1-3"),
                        new OrderId("h4sh-1-1"),
                        OrdStatus.FILLED,
                        false,
                        0,
                        "too late"));
    }

    @Test
    void readsARefusedReplaceOfAnUnknownOrder() {
        assertThat(stream.read(Fix.message("9", "37=NONE|11=h4sh-1-3|41=h4sh-1-1|39=8|434=2|")))
                .isEqualTo(new CancelReject(
                        VENUE, new OrderId("h4sh-1-3"), new OrderId("h4sh-1-1"), OrdStatus.REJECTED, true, -1, ""));
    }

    @Test
    void readsABusinessRejectByItsReferenceId() {
        assertThat(stream.read(Fix.message("j", "45=12|372=D|379=h4sh-1-1|380=4|58=closed|")))
                .isEqualTo(new BusinessReject(VENUE, new OrderId("h4sh-1-1"), "D", 4, "closed"));
    }

    @Test
    void findsTheRequestOfASessionRejectByItsSequenceNumber() {
        sent.sent(12, new OrderId("h4sh-1-1"));
        sent.sent(13, new OrderId("h4sh-1-2"));
        assertThat(stream.read(Fix.message("3", "45=12|371=44|372=D|373=5|58=bad price|")))
                .isEqualTo(new BusinessReject(VENUE, new OrderId("h4sh-1-1"), "D", 5, "bad price"));
    }

    @Test
    void namesNoRequestForSequenceNumbersOfOtherMessages() {
        sent.sent(12, new OrderId("h4sh-1-1"));
        sent.sent(12 + SentRequests.CAPACITY, new OrderId("h4sh-1-2"));
        assertThat(stream.read(Fix.message("3", "45=12|"))).isEqualTo(new BusinessReject(VENUE, null, "", -1, ""));
        assertThat(stream.read(Fix.message("3", "45=0|"))).isEqualTo(new BusinessReject(VENUE, null, "", -1, ""));
        sent.clear();
        assertThat(stream.read(Fix.message("3", "45=" + (12 + SentRequests.CAPACITY) + "|")))
                .isEqualTo(new BusinessReject(VENUE, null, "", -1, ""));
    }

    @Test
    void readsNothingFromMessagesThatAreNotAboutOrders() {
        assertThat(stream.read(Fix.message("B", "148=news|"))).isNull();
    }

    private static ExecutionReport report(FixLpStream stream, String body) {
        return (ExecutionReport) Objects.requireNonNull(stream.read(Fix.message("8", body)));
    }

    private static OrderTerms terms(ExecutionReport report) {
        return Objects.requireNonNull(report.details().terms());
    }
}
