package io.fairlead.venues.fixlp;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.event.PositionsRead.Held;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import java.util.List;
import org.junit.jupiter.api.Test;

/// When the answer to a RequestForPositions(AN) is whole, and what it says.
final class PositionReadsTest {
    private static final Account ACCOUNT = Model.ACCOUNT;
    private static final Instrument INSTRUMENT = Model.INSTRUMENTS.getFirst();

    private final PositionReads reads =
            new PositionReads(FixLpSettings.standard(Model.VENUE), new FixLpSymbols(Model.VENUE, Model.INSTRUMENTS));

    private static PositionsRead of(int unreadable, Held... held) {
        return new PositionsRead(Model.VENUE, ACCOUNT.id(), 7, List.of(held), unreadable);
    }

    private static String report(String id, int total, String rest) {
        return "710=" + id + "|727=" + total + "|55=" + INSTRUMENT.symbolAt(Model.VENUE) + "|" + rest;
    }

    @Test
    void isWholeWhenAsManyReportsCameAsWereAnnounced() {
        String id = reads.begin(ACCOUNT.id(), 7);
        assertThat(reads.take(Fix.message("AO", "710=" + id + "|727=2|728=0|"))).isNull();
        assertThat(reads.take(Fix.message("AP", report(id, 2, "704=1000|730=1.085|"))))
                .isNull();
        assertThat(reads.take(Fix.message("AP", report("other", 1, "704=1|")))).isNull();
        assertThat(reads.take(Fix.message("AP", report(id, 2, "703=TQ|704=300|703=DLV|704=200|705=50|"))))
                .isEqualTo(of(
                        0,
                        new Held(INSTRUMENT.symbol(), Decimal.of(1000), Decimal.ZERO, Decimal.of("1.085")),
                        new Held(INSTRUMENT.symbol(), Decimal.of(500), Decimal.of(50), null)));
        assertThat(reads.take(Fix.message("AP", report(id, 2, "704=1|")))).isNull();
    }

    @Test
    void isWholeWhenThereAreNoPositions() {
        String id = reads.begin(ACCOUNT.id(), 7);
        assertThat(reads.take(Fix.message("AO", "710=" + id + "|728=2|"))).isEqualTo(of(0));
    }

    @Test
    void countsWhatItCannotRead() {
        String id = reads.begin(ACCOUNT.id(), 7);
        assertThat(reads.take(Fix.message("AP", "710=" + id + "|727=3|55=NOT/OURS|704=5|")))
                .isNull();
        assertThat(reads.take(Fix.message("AP", report(id, 3, "704=many|")))).isNull();
        String huge = "704=999999999999999999|704=999999999999999999|704=999999999999999999|";
        PositionsRead read = reads.take(Fix.message("AP", report(id, 3, huge.repeat(4))));
        assertThat(read).isNotNull();
        assertThat(read.unreadable()).isGreaterThanOrEqualTo(2);
    }

    @Test
    void isNeverWholeWithoutATotalWhenRefusedOrAcrossConnections() {
        String endless = reads.begin(ACCOUNT.id(), 7);
        assertThat(reads.take(Fix.message("AP", "710=" + endless + "|704=5|"))).isNull();
        String refused = reads.begin(ACCOUNT.id(), 7);
        assertThat(reads.take(Fix.message("AO", "710=" + refused + "|727=1|728=3|")))
                .isNull();
        assertThat(reads.take(Fix.message("AP", report(refused, 1, "704=5|")))).isNull();
        String cut = reads.begin(ACCOUNT.id(), 7);
        reads.clear();
        assertThat(reads.take(Fix.message("AP", report(cut, 1, "704=5|")))).isNull();
    }

    @Test
    void forgetsTheOldestOfTooMany() {
        String first = reads.begin(ACCOUNT.id(), 7);
        for (int i = 0; i < 16; i++) {
            reads.begin(ACCOUNT.id(), 8);
        }
        assertThat(reads.take(Fix.message("AP", report(first, 1, "704=5|")))).isNull();
    }
}
