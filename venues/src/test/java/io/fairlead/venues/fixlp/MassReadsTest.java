package io.fairlead.venues.fixlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.port.OrderListing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When the answer to a mass status request is whole.
final class MassReadsTest {
    private static final VenueId VENUE = new VenueId("lp");
    private static final AccountId ACCOUNT = new AccountId("main");

    private final MassReads reads = new MassReads(VENUE, "a");

    private static AccountRead of(int entries) {
        return new AccountRead(VENUE, ACCOUNT, Evidence.MASS_STATUS, 7, entries, "a");
    }

    @Test
    void isWholeWhenAllReportsCame() {
        String id = reads.begin(ACCOUNT, 7);
        assertThat(reads.count(Fix.message("8", "584=" + id + "|911=2|912=N|"))).isNull();
        assertThat(reads.count(Fix.message("8", "584=other|911=1|912=Y|"))).isNull();
        assertThat(reads.count(Fix.message("8", "584=" + id + "|911=2|912=Y|"))).isEqualTo(of(2));
        assertThat(reads.count(Fix.message("8", "584=" + id + "|911=2|912=Y|"))).isNull();
    }

    @Test
    void isWholeWhenThereWasNothingToTell() {
        String id = reads.begin(ACCOUNT, 7);
        assertThat(reads.count(Fix.message("8", "39=8|584=" + id + "|911=0|912=Y|")))
                .isEqualTo(of(0));
    }

    @Test
    void takesNoAnswerThatAnEarlierProcessAskedFor() {
        String earlier = new MassReads(VENUE, "a").begin(ACCOUNT, 5);
        String now = reads.begin(ACCOUNT, 7);
        assertThat(now).isNotEqualTo(earlier);
        assertThat(reads.count(Fix.message("8", "39=8|584=" + earlier + "|911=0|912=Y|")))
                .isNull();
    }

    @Test
    void isNotWholeWhenReportsAreMissing() {
        String id = reads.begin(ACCOUNT, 7);
        assertThat(reads.count(Fix.message("8", "584=" + id + "|911=3|912=N|"))).isNull();
        assertThat(reads.count(Fix.message("8", "584=" + id + "|911=3|912=Y|"))).isNull();
        assertThat(reads.count(Fix.message("8", "584=" + id + "|911=3|912=Y|"))).isNull();
    }

    @Test
    void isNeverWholeWithoutAnEndOrAcrossConnections() {
        String silent = reads.begin(ACCOUNT, 7);
        assertThat(reads.count(Fix.message("8", "584=" + silent + "|"))).isNull();
        String cut = reads.begin(ACCOUNT, 7);
        reads.clear();
        assertThat(reads.count(Fix.message("8", "584=" + cut + "|911=1|912=Y|")))
                .isNull();
    }

    /// Writes down what it is told.
    private static final class Shown implements OrderListing {
        final List<String> told = new ArrayList<>();

        @Override
        public void shows(ExecutionReport report) {
            told.add("shows " + report.refs().venueOrder());
        }

        @Override
        public void ended(String session) {
            told.add("ended " + session);
        }

        @Override
        public void failed(String session, String why) {
            told.add("failed " + session + ": " + why);
        }
    }

    private static ExecutionReport order(String venueOrder) {
        return new ExecutionReport(
                VENUE,
                new ExecutionReport.References(null, null, new VenueOrderId(venueOrder), null, null),
                new ExecutionReport.Progress(ExecType.ORDER_STATUS, OrdStatus.NEW, null, null, null, null, null),
                new ExecutionReport.Details(null, null, null, null, -1, "", 0),
                ExecutionReport.Marks.NONE);
    }

    @Test
    void showsAListToWhoAskedForItAndProvesNothingByOneThatWasNarrowed() {
        Shown into = new Shown();
        String id = reads.begin(ACCOUNT, false, into, 7);
        reads.show(Fix.message("8", "584=" + id + "|911=1|912=Y|"), order("V1"));
        reads.show(Fix.message("8", "584=other|911=1|912=Y|"), order("V2"));
        assertThat(reads.count(Fix.message("8", "584=" + id + "|911=1|912=Y|"))).isNull();
        assertThat(into.told).containsExactly("shows V1", "ended a");
    }

    @Test
    void aWholeListThatSomebodyAskedForIsEvidenceAsWell() {
        String id = reads.begin(ACCOUNT, true, new Shown(), 7);
        assertThat(reads.count(Fix.message("8", "39=8|584=" + id + "|911=0|912=Y|")))
                .isEqualTo(of(0));
    }

    @Test
    void tellsWhyAListWillNotBeWhole() {
        Shown into = new Shown();
        String few = reads.begin(ACCOUNT, true, into, 7);
        reads.count(Fix.message("8", "584=" + few + "|911=3|912=Y|"));
        reads.cancel(reads.begin(ACCOUNT, true, into, 7), "not sent");
        reads.begin(ACCOUNT, true, into, 7);
        reads.clear();
        assertThat(into.told)
                .containsExactly(
                        "failed a: the venue ended its list with 1 of 3 orders",
                        "failed a: not sent",
                        "failed a: the connection was lost before the list was told");
    }

    @Test
    void forgetsTheOldestOfTooMany() {
        String first = reads.begin(ACCOUNT, 7);
        for (int i = 0; i < 64; i++) {
            reads.begin(ACCOUNT, 8);
        }
        assertThat(reads.count(Fix.message("8", "584=" + first + "|911=1|912=Y|")))
                .isNull();
    }
}
