package io.fairlead.proof.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

/// The kill switch under five orders a second. On virtual time.
class LockerKillDrillTest {
    private static final long SECOND = 1_000_000_000L;

    private final StringWriter words = new StringWriter();

    private LockerKillDrill.Result run(int orders, int positions, boolean down) {
        return new LockerKillDrill(orders, positions, down).run(1, new PrintWriter(words, true));
    }

    @Test
    void cancelsThroughTheReservedLaneTellsTheTimeLeftAndConfirmsByTheVenuesLists() {
        LockerKillDrill.Result result = run(40, 5, false);
        assertThat(result.held()).as(result + words.toString()).isTrue();
        assertThat(result.refused()).as("orders of the customer").isPositive();
        assertThat(result.toldNanos()).as("said at first").isBetween(8 * SECOND, 20 * SECOND);
        assertThat(result.confirmedNanos()).as("took").isLessThan(2 * result.toldNanos());
        assertThat(words.toString()).contains("s left");
    }

    @Test
    void saysWhatIsNotConfirmedWhileTheVenueIsAway() {
        LockerKillDrill.Result result = run(5, 2, true);
        assertThat(result.held()).as(result + words.toString()).isTrue();
        assertThat(result.confirmedNanos()).isGreaterThan(60 * SECOND);
    }
}
