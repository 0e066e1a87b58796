package io.fairlead.core.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.group.Picture.Standing;
import io.fairlead.core.model.Decimal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a group does next, as a table. A leg is its standing, what its order may still fill, and what it filled.
final class GroupRulesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            open   | 0  | NONE 0 0      | NONE 0 0      |
            open   | 4  | NONE 0 0      | NONE 0 0      | place 0 4, place 1 4
            open   | 4  | BUSY 4 0      | BUSY 4 0      |
            open   | 4  | WORKING 4 0   | WORKING 4 0   |
            open   | 7  | WORKING 4 0   | WORKING 4 0   | resize 0 7, resize 1 7
            open   | 7  | BUSY 4 0      | WORKING 4 0   | resize 1 7
            closed | 10 | WORKING 10 0  | WORKING 7 3   | resize 0 7
            closed | 10 | BUSY 10 0     | WORKING 7 3   |
            closed | 10 | WORKING 10 0  | NONE 0 10     | cancel 0
            closed | 10 | BUSY 10 0     | NONE 0 10     | cancel 0
            closed | 10 | CANCELLING 10 0 | NONE 0 10   |
            closed | 10 | IN_DOUBT 10 0 | NONE 0 10     | cancel 0
            closed | 10 | NONE 0 0      | NONE 0 10     | end done
            closed | 10 | NONE 0 0      | IN_DOUBT 10 0 |
            closed | 10 | WORKING 4 0   | IN_DOUBT 10 0 |
            closed | 10 | WORKING 12 0  | IN_DOUBT 10 0 | resize 0 10
            closed | 10 | WORKING 10 0  | OVER 0 0      |
            closed | 10 | OVER 0 0      | OVER 0 0      | end no leg is left
            closed | 10 | NONE 0 8      | NONE 0 8      | end done
            closed | 0  | NONE 0 0      | NONE 0 0      | end done
            open   | 10 | NONE 0 10     | NONE 0 0      |
            """)
    void whileActive(String entry, String entered, String first, String second, String steps) {
        assertThat(told(picture(false, entry, entered, first, second))).isEqualTo(steps == null ? "" : steps);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            open   | 4 | WORKING 4 0    | BUSY 4 0        | cancel entry, cancel 0, cancel 1
            open   | 4 | CANCELLING 4 0 | CANCELLING 4 0  | cancel entry
            closed | 4 | CANCELLING 4 0 | NONE 0 0        |
            closed | 4 | IN_DOUBT 4 0   | OVER 0 0        | cancel 0
            closed | 4 | NONE 0 0       | OVER 0 0        | end stopped
            """)
    void whileStopping(String entry, String entered, String first, String second, String steps) {
        assertThat(told(picture(true, entry, entered, first, second))).isEqualTo(steps == null ? "" : steps);
    }

    @ParameterizedTest
    @CsvSource({"10, 4, 4", "10, 12, 10", "10, 0, 0", "10, -3, 0"})
    void aCapBoundsWhatALegWorks(String entered, String cap, String wanted) {
        Picture.Leg leg = new Picture.Leg(Standing.NONE, Decimal.ZERO, Decimal.ZERO, Decimal.of(cap));
        Picture picture = new Picture(false, false, Decimal.of(entered), List.of(leg));
        assertThat(picture.wanted(0)).isEqualTo(Decimal.of(wanted));
    }

    private static Picture picture(boolean stopping, String entry, String entered, String... legs) {
        return new Picture(
                stopping,
                entry.equals("open"),
                Decimal.of(entered),
                Arrays.stream(legs).map(GroupRulesTest::leg).toList());
    }

    private static Picture.Leg leg(String text) {
        String[] words = text.split(" ");
        return new Picture.Leg(Standing.valueOf(words[0]), Decimal.of(words[1]), Decimal.of(words[2]), null);
    }

    private static String told(Picture picture) {
        return String.join(
                ", ",
                GroupRules.next(picture).stream().map(GroupRulesTest::told).toList());
    }

    private static String told(Step step) {
        return switch (step) {
            case Step.Place(int leg, Decimal units) -> "place " + leg + " " + units;
            case Step.Resize(int leg, Decimal units) -> "resize " + leg + " " + units;
            case Step.Cancel(int leg) -> "cancel " + leg;
            case Step.CancelEntry _ -> "cancel entry";
            case Step.End(String how) -> "end " + how;
        };
    }
}
