package io.fairlead.venues.rate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// A limit as the venue counts it, however long requests are under way.
class CallWindowTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1_000 * MILLI;

    private static CallWindow window(int most, int share, Lane... lanes) {
        return new CallWindow(
                new BudgetLimit("L", most, SECOND, EnumSet.copyOf(List.of(lanes))),
                new BudgetShares(0, 20, 20, 0),
                share);
    }

    /// A request counts at the venue at any instant between sending and answer.
    @Test
    void venueNeverCountsTooManyInAnySecondHoweverLongRequestsTake() {
        for (int seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            int most = 1 + random.nextInt(6);
            CallWindow window = window(most, 50 + random.nextInt(51), Lane.QUERY);
            List<Long> counted = new ArrayList<>();
            List<long[]> underWay = new ArrayList<>();
            long now = 0;
            for (int step = 0; step < 400; step++) {
                now += random.nextInt(100) * MILLI;
                long time = now;
                underWay.removeIf(call -> {
                    boolean done = call[2] <= time;
                    if (done) {
                        window.answered((int) call[0], call[1], time);
                    }
                    return done;
                });
                if (window.free(Lane.QUERY, now) > 0) {
                    assertThat(window.freeAtNanos(Lane.QUERY, now)).isEqualTo(now);
                    long trip = random.nextInt(1 + random.nextInt(3_000)) * MILLI;
                    counted.add(now + (long) (trip * random.nextDouble()));
                    underWay.add(new long[] {window.take(now), now, now + trip});
                } else {
                    assertThat(window.freeAtNanos(Lane.QUERY, now)).isGreaterThan(now);
                }
            }
            counted.sort(Long::compare);
            for (int i = most; i < counted.size(); i++) {
                assertThat(counted.get(i) - counted.get(i - most)).isGreaterThanOrEqualTo(SECOND);
            }
        }
    }

    @Test
    void usesTheShareOfTheLimitAndNoMore() {
        CallWindow window = window(5, 85, Lane.QUERY);
        int sent = 0;
        for (long now = 0; now < 60 * SECOND; now += MILLI) {
            while (window.free(Lane.QUERY, now) > 0) {
                window.answered(window.take(now), now, now);
                sent++;
            }
        }
        assertThat(sent).isBetween(250, 260);
    }

    @Test
    void keepsPlacesForWhatIsMoreUrgent() {
        CallWindow window = window(5, 100, Lane.CANCEL, Lane.REDUCE, Lane.NEW);
        assertThat(window.free(Lane.NEW, 0)).isEqualTo(3);
        assertThat(window.free(Lane.REDUCE, 0)).isEqualTo(4);
        assertThat(window.free(Lane.CANCEL, 0)).isEqualTo(5);
        assertThat(window(1, 100, Lane.CANCEL, Lane.NEW).free(Lane.NEW, 0)).isOne();
    }

    @Test
    void requestThatNeverLeftGivesItsPlaceBack() {
        CallWindow window = window(1, 100, Lane.NEW);
        int place = window.take(0);
        assertThat(window.freeAtNanos(Lane.NEW, 10 * SECOND)).isEqualTo(Long.MAX_VALUE);
        window.unsent(place);
        assertThat(window.freeAtNanos(Lane.NEW, 0)).isZero();
    }

    @Test
    void clockThatWasSetBackHoldsNobodyUp() {
        CallWindow window = window(1, 100, Lane.NEW);
        window.answered(window.take(1_000 * SECOND), 1_000 * SECOND, 1_000 * SECOND);
        assertThat(window.freeAtNanos(Lane.NEW, 10 * SECOND)).isEqualTo(11 * SECOND);
    }
}
