package io.fairlead.venues.fixlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.VenueId;
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
