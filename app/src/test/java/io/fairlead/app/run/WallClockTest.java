package io.fairlead.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WallClockTest {
    private static final long SECOND = 1_000_000_000L;

    private final WallClock clock = new WallClock();
    private long wall = clock.nanos();
    private long monotonic = System.nanoTime();

    private long after(long nanos) {
        wall += nanos;
        monotonic += nanos;
        return clock.next(wall, monotonic);
    }

    @Test
    void followsTheWallClock() {
        for (int i = 0; i < 100; i++) {
            assertThat(after(SECOND)).isEqualTo(wall);
        }
    }

    @Test
    void aStepBackHoldsNothingUp() {
        long before = after(SECOND);
        wall -= 300 * SECOND;
        long later = after(10 * SECOND);
        assertThat(later - before).isBetween(8 * SECOND, 10 * SECOND);
    }

    @Test
    void catchesUpWithAStepBackWithoutGoingBack() {
        long last = after(SECOND);
        wall -= 10 * SECOND;
        for (int i = 0; i < 600; i++) {
            long now = after(SECOND / 10);
            assertThat(now).isGreaterThanOrEqualTo(last);
            last = now;
        }
        assertThat(last).isEqualTo(wall);
    }

    @Test
    void aTimeThatWasPlainlyWrongIsLeftAtOnce() {
        after(SECOND);
        wall -= 3600 * SECOND;
        assertThat(after(SECOND)).isEqualTo(wall);
        wall += 3600 * SECOND;
        assertThat(after(SECOND)).isEqualTo(wall);
    }
}
