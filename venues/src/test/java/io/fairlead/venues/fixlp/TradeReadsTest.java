package io.fairlead.venues.fixlp;

import static io.fairlead.venues.fixlp.Model.ACCOUNT;
import static io.fairlead.venues.fixlp.Model.EURUSD;
import static io.fairlead.venues.fixlp.Model.VENUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.venues.fixlp.FixLpAsking.Trades;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When the answer to a TradeCaptureReportRequest(AD) is whole, and what its reports say.
final class TradeReadsTest {
    private final List<VenueInput> told = new ArrayList<>();
    private final TradeReads reads = reads(Trades.EXEC_ID);

    private TradeReads reads(Trades by) {
        FixLpSettings settings = FixLpSettings.standard(VENUE).withAsking(FixLpAsking.STANDARD.withTrades(by));
        FixLpStream.Names names = new FixLpStream.Names(
                new FixLpSymbols(VENUE, Model.INSTRUMENTS),
                new FixLpAccounts(VENUE, List.of(ACCOUNT, Model.SECOND_ACCOUNT)));
        return new TradeReads("", new FixLpTrades(settings, names), told::add);
    }

    private static String trade(String request, String number, String rest) {
        return "571=T" + number + "|568=" + request + "|" + rest + "17=X" + number
                + "|570=N|55=EUR/USD|38=10000|32=4000|31=1.085|75=20231114|60=20231114-22:13:20.123|";
    }

    private static String mine() {
        return "552=1|54=1|37=V1|11=h4sh-1-1|1=ACC-1|";
    }

    private List<AccountRead> whole() {
        return told.stream()
                .filter(AccountRead.class::isInstance)
                .map(AccountRead.class::cast)
                .toList();
    }

    private List<ExecutionReport> executions() {
        return told.stream()
                .filter(ExecutionReport.class::isInstance)
                .map(ExecutionReport.class::cast)
                .toList();
    }

    @Test
    void isWholeWhenAsManyReportsCameAsWereAnnouncedEachCountedOnce() {
        String id = reads.begin(ACCOUNT.id(), 7);
        reads.take(Fix.message("AQ", "568=" + id + "|569=1|748=2|749=0|750=0|"));
        reads.take(Fix.message("AE", trade(id, "1", "748=2|912=N|") + mine()));
        reads.take(Fix.message("AE", trade(id, "1", "748=2|912=N|") + mine()));
        assertThat(whole()).as("one report, twice").isEmpty();
        reads.take(Fix.message("AE", trade(id, "2", "748=2|912=Y|") + mine()));
        assertThat(whole()).containsExactly(new AccountRead(VENUE, ACCOUNT.id(), Evidence.FILLS, 7, 2, ""));
        assertThat(executions()).hasSize(3);
    }

    @Test
    void isWholeWhenTheLastSaysSoOrNothingWasExecuted() {
        String id = reads.begin(ACCOUNT.id(), 7);
        reads.take(Fix.message("AQ", "568=" + id + "|569=1|749=0|750=0|"));
        assertThat(whole()).isEmpty();
        reads.take(Fix.message("AE", trade(id, "1", "912=Y|") + mine()));
        assertThat(whole()).hasSize(1);
        String empty = reads.begin(ACCOUNT.id(), 8);
        reads.take(Fix.message("AQ", "568=" + empty + "|569=1|748=0|749=0|750=1|"));
        assertThat(whole()).hasSize(2);
    }

    @Test
    void isNeverWholeIfSomeDidNotComeItWasRefusedOrTheConnectionWasLost() {
        String torn = reads.begin(ACCOUNT.id(), 7);
        reads.take(Fix.message("AE", trade(torn, "2", "748=2|912=Y|") + mine()));
        reads.take(Fix.message("AE", trade(torn, "1", "748=2|912=N|") + mine()));
        String endless = reads.begin(ACCOUNT.id(), 7);
        reads.take(Fix.message("AE", trade(endless, "3", "") + mine()));
        String refused = reads.begin(ACCOUNT.id(), 7);
        reads.take(Fix.message("AQ", "568=" + refused + "|569=1|749=8|750=2|"));
        reads.take(Fix.message("AE", trade(refused, "4", "748=1|912=Y|") + mine()));
        String cut = reads.begin(ACCOUNT.id(), 7);
        reads.clear();
        reads.take(Fix.message("AE", trade(cut, "5", "748=1|912=Y|") + mine()));
        assertThat(whole()).isEmpty();
        assertThat(executions()).as("each is true by itself").hasSize(5);
    }

    @Test
    void aReportIsAnExecutionOfAListWithoutASum() {
        reads.take(Fix.message("AE", trade("?", "1", "487=0|150=F|") + mine()));
        ExecutionReport report = executions().getFirst();
        assertThat(report.refs())
                .isEqualTo(new ExecutionReport.References(
                        new OrderId("h4sh-1-1"), null, new VenueOrderId("V1"), new ExecId("X1"), null));
        assertThat(report.progress())
                .isEqualTo(new ExecutionReport.Progress(
                        ExecType.TRADE, null, Decimal.of(4000), Decimal.of("1.085"), null, null, null));
        assertThat(report.details().account()).isEqualTo(ACCOUNT.id());
        assertThat(report.details().symbol()).isEqualTo(EURUSD.symbol());
        assertThat(report.details().side()).isEqualTo(Side.BUY);
        assertThat(report.details().venueNanos()).isEqualTo(Fix.NOW);
        assertThat(report.marks()).isEqualTo(new ExecutionReport.Marks(false, false, "", "", Evidence.FILLS));
    }

    @Test
    void ofSeveralSidesThoseThatNameAnAccountOfOursCount() {
        String other = "54=2|37=V9|11=theirs|1=NOT-OURS|";
        reads.take(Fix.message("AE", trade("?", "1", "") + "552=2|" + other + "54=1|37=V1|11=h4sh-1-1|1=ACC-2|"));
        reads.take(Fix.message("AE", trade("?", "2", "") + "552=2|54=2|37=V1|1=ACC-1|54=1|37=V2|1=ACC-2|"));
        reads.take(Fix.message("AE", trade("?", "3", "") + "552=1|54=1|37=V7|"));
        assertThat(executions())
                .extracting(report ->
                        report.refs().venueOrder() + " " + report.details().side())
                .containsExactly("V1 BUY", "V1 SELL", "V2 BUY", "V7 BUY");
    }

    @Test
    void whereASideNamesAnAccountAndNoneIsOursNothingIs() {
        reads.take(Fix.message("AE", trade("?", "1", "") + "552=1|54=1|37=V1|11=theirs|1=NOT-OURS|"));
        reads.take(Fix.message("AE", trade("?", "2", "") + "552=2|54=1|37=V1|1=NOT-OURS|54=2|37=V2|11=h4sh-1-1|"));
        assertThat(executions()).isEmpty();
    }

    @Test
    void whereNoSideNamesAnAccountTheOrdersTellWhoseTheyAre() {
        reads.take(Fix.message("AE", trade("?", "1", "") + "552=2|54=1|54=2|37=V2|11=h4sh-1-1|"));
        reads.take(Fix.message("AE", trade("?", "2", "") + "552=2|54=1|37=V1|54=2|37=V2|11=h4sh-1-1|"));
        assertThat(executions())
                .extracting(report ->
                        report.refs().venueOrder() + " " + report.refs().order())
                .containsExactly("V2 h4sh-1-1", "V1 null", "V2 h4sh-1-1");
    }

    @Test
    void aTotalBelowZeroIsNotKnown() {
        String id = reads.begin(ACCOUNT.id(), 7);
        reads.take(Fix.message("AQ", "568=" + id + "|569=1|748=-1|749=0|750=0|"));
        reads.take(Fix.message("AE", trade(id, "1", "748=-1|912=N|") + mine()));
        assertThat(whole()).isEmpty();
        reads.take(Fix.message("AE", trade(id, "2", "748=-1|912=Y|") + mine()));
        assertThat(whole()).hasSize(1);
    }

    @Test
    void anEndlessAnswerIsGivenUpForTheNextOfTheAccountOrWhenItIsTooLong() {
        String first = reads.begin(ACCOUNT.id(), 7);
        reads.begin(Model.SECOND_ACCOUNT.id(), 7);
        String second = reads.begin(ACCOUNT.id(), 8);
        reads.take(Fix.message("AE", trade(first, "1", "912=Y|") + mine()));
        assertThat(whole()).isEmpty();
        reads.take(Fix.message("AE", trade(second, "1", "912=Y|") + mine()));
        assertThat(whole()).hasSize(1);
        String tooLong = reads.begin(ACCOUNT.id(), 9);
        for (int i = 0; i <= TradeReads.MOST_REPORTS; i++) {
            reads.take(Fix.message("AE", "571=T" + i + "|568=" + tooLong + "|912=N|"));
        }
        reads.take(Fix.message("AE", "571=T1|568=" + tooLong + "|912=Y|"));
        assertThat(whole()).hasSize(1);
    }

    @Test
    void bustsAndCorrectionsNameTheExecutionThatTheyConcern() {
        reads.take(Fix.message("AE", trade("?", "1", "") + mine()));
        reads.take(Fix.message("AE", trade("?", "2", "487=1|572=T1|") + mine()));
        reads.take(Fix.message("AE", trade("?", "3", "487=2|19=X7|572=T1|") + mine()));
        reads.take(Fix.message("AE", trade("?", "4", "150=H|572=T9|") + mine()));
        assertThat(executions())
                .extracting(report ->
                        report.progress().execType() + " of " + report.refs().execRef())
                .containsExactly("TRADE of null", "TRADE_CANCEL of X1", "TRADE_CORRECT of X7", "TRADE_CANCEL of null");
    }

    @Test
    void theTradeReportsIdIsTheExecutionsWhereTheProviderSaysSo() {
        TradeReads byReport = reads(Trades.TRADE_REPORT_ID);
        byReport.take(Fix.message("AE", trade("?", "1", "") + mine()));
        byReport.take(Fix.message("AE", trade("?", "2", "487=1|572=T1|") + mine()));
        assertThat(executions()).extracting(report -> report.refs().exec()).containsExactly(id("T1"), id("T2"));
        assertThat(executions().getLast().refs().execRef()).isEqualTo(id("T1"));
    }

    private static ExecId id(String text) {
        return new ExecId(text);
    }

    @Test
    void whatItCannotReadIsMarkedAndKept() {
        reads.take(Fix.message("AE", "571=T1|17=X1|570=N|55=NOT/OURS|32=many|31=1|552=1|54=9|37=V1|1=ACC-1|"));
        ExecutionReport report = executions().getFirst();
        assertThat(report.progress().lastQty()).isNull();
        assertThat(report.details().side()).isNull();
        assertThat(report.marks().tolerated()).isTrue();
        assertThat(report.marks().raw()).contains("|55=NOT/OURS|");
    }

    @Test
    void asksForWhatAnAccountExecutedSinceATime() {
        var encoder = Fix.encoder();
        encoder.begin(io.fairlead.fix.codec.MsgType.TRADE_CAPTURE_REPORT_REQUEST);
        new FixLpFix(FixLpSettings.standard(VENUE), OrderTags.NONE)
                .trades(encoder, ACCOUNT, "tr-1", Fix.NOW - 3_600_000_000_000L, Fix.NOW);
        assertThat(Fix.body(encoder))
                .endsWith("568=tr-1|569=1|263=0|453=1|448=ACC-1|447=D|452=24|580=2|75=20231114|"
                        + "60=20231114-21:13:20.123|75=20231114|60=20231114-22:13:20.123|");
    }
}
