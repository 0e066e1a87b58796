package io.fairlead.venues.fixlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderRateTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long NOW = Fix.NOW;

    /// How many requests pass, asked every `stepNanos` from `fromNanos` on.
    private static int passed(OrderRate rate, long fromNanos, long stepNanos, int asked) {
        int passed = 0;
        for (int i = 0; i < asked; i++) {
            long nowNanos = fromNanos + i * stepNanos;
            if (rate.freeAtNanos(nowNanos) == nowNanos) {
                rate.sent(nowNanos);
                passed++;
            }
        }
        return passed;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 20, 999, 600_000})
    void letsOneSecondsWorthGoAtOnce(int perSecond) {
        OrderRate rate = new OrderRate(perSecond);
        assertThat(passed(rate, NOW, 0, perSecond + 5)).isEqualTo(perSecond);
    }

    @Test
    void saysWhenItIsFreeAgain() {
        OrderRate rate = new OrderRate(4);
        passed(rate, NOW, 0, 4);
        assertThat(rate.freeAtNanos(NOW)).isEqualTo(NOW + SECOND / 4);
        assertThat(rate.freeAtNanos(NOW + SECOND / 8)).isEqualTo(NOW + SECOND / 4);
        assertThat(passed(rate, NOW + SECOND / 4, 0, 2)).isEqualTo(1);
        assertThat(rate.freeAtNanos(NOW + SECOND / 4)).isEqualTo(NOW + SECOND / 2);
    }

    @Test
    void fillsEvenlyAndHoldsNoMoreThanASecondsWorth() {
        OrderRate rate = new OrderRate(10);
        passed(rate, NOW, 0, 10);
        assertThat(passed(rate, NOW + 1, SECOND / 100, 1000)).isEqualTo(99);
        assertThat(passed(rate, NOW + 3600 * SECOND, 0, 100)).isEqualTo(10);
    }

    @Test
    void aClockSetBackShutsItForNoLongerThanOneShare() {
        OrderRate rate = new OrderRate(10);
        passed(rate, NOW, 0, 10);
        long earlier = NOW - 3600 * SECOND;
        assertThat(rate.freeAtNanos(earlier)).isEqualTo(earlier + SECOND / 10);
        assertThat(passed(rate, earlier + SECOND / 10, 0, 5)).isEqualTo(1);
    }

    @Test
    void refusesRatesThatAreNone() {
        assertThatThrownBy(() -> new OrderRate(0)).hasMessageContaining("were 0");
        assertThatThrownBy(() -> new OrderRate(1_000_000_001)).hasMessageContaining("were 1000000001");
    }
}
