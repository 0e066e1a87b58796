package io.fairlead.core.breaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CircuitBreakerTest {
    private final CircuitBreaker breaker = new CircuitBreaker(new BreakerSettings(3, 100, 10, 35));

    private void fails(int times, long nowNanos) {
        for (int i = 0; i < times; i++) {
            breaker.failed(nowNanos);
        }
    }

    @Test
    void tripsAtTheThirdFailureInARow() {
        fails(2, 0);
        breaker.succeeded();
        fails(2, 1);
        assertThat(breaker.admits(1)).isTrue();
        assertThat(breaker.failed(1)).isTrue();
        assertThat(breaker.admits(10)).isFalse();
        assertThat(breaker.admits(11)).isTrue();
    }

    @Test
    void failuresFurtherApartThanItsTimeAreNoStreak() {
        breaker.failed(0);
        breaker.failed(100);
        assertThat(breaker.failed(201)).isFalse();
    }

    @Test
    void letsOneProbeThroughAndClosesOnSuccess() {
        fails(3, 0);
        breaker.asked(10);
        assertThat(breaker.admits(11)).isFalse();
        assertThat(breaker.admits(20)).as("no answer: another").isTrue();
        breaker.succeeded();
        assertThat(breaker.isClosed()).isTrue();
        assertThat(breaker.admits(11)).isTrue();
        assertThat(breaker.failed(12)).as("a new streak").isFalse();
    }

    @Test
    void failuresOfWhatWasAskedBeforeItTrippedMoveNothing() {
        fails(3, 0);
        assertThat(breaker.failed(5)).isFalse();
        assertThat(breaker.probeAtNanos()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"1, 10", "2, 20", "3, 35", "4, 35", "70, 35"})
    void eachFailedProbeDoublesThePauseUpToTheLongest(int trips, long pause) {
        fails(3, 0);
        long now = 0;
        for (int i = 1; i < trips; i++) {
            now = breaker.probeAtNanos();
            breaker.asked(now);
            breaker.failed(now);
        }
        assertThat(breaker.probeAtNanos() - now).isEqualTo(pause);
    }

    @Test
    void refusesSettingsThatAreNone() {
        assertThatThrownBy(() -> new BreakerSettings(0, 1, 1, 1)).hasMessageContaining("had 0, 1, 1, 1");
        assertThatThrownBy(() -> new BreakerSettings(1, 1, 2, 1)).hasMessageContaining("had 1, 1, 2, 1");
    }
}
