package io.fairlead.core.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefreshPaceTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void asksFurtherApartWhereEachSnapshotIsSpoiltAtOnce() {
        RefreshPace pace = new RefreshPace(5 * SECOND);
        List<Integer> asked = new ArrayList<>();
        for (int second = 10; second < 100; second++) {
            pace.wrong(second * SECOND);
            if (pace.isDue(second * SECOND)) {
                pace.asked(second * SECOND);
                asked.add(second);
            }
            pace.good(second * SECOND);
        }
        assertThat(asked).containsExactly(10, 15, 25, 45, 85);
    }
}
