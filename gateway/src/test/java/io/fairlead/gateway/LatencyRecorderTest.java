package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LatencyRecorderTest {
    private final LatencyRecorder recorder = new LatencyRecorder();

    @Test
    void showsNothingBeforeTheFirstRecord() {
        LatencyRecorder.Snapshot empty = recorder.snapshot();
        assertThat(empty.count()).isZero();
        assertThat(empty.percentileNanos(0.99)).isZero();
    }

    @Test
    void isAtMostASixteenthAboveTheTruePercentile() {
        Random random = new Random(3);
        long[] values = random.longs(10_000, 0, 50_000_000).toArray();
        for (long value : values) {
            recorder.record(value);
        }
        Arrays.sort(values);
        LatencyRecorder.Snapshot snapshot = recorder.snapshot();
        for (double share : new double[] {0.01, 0.5, 0.9, 0.99, 0.999, 1}) {
            long exact = values[(int) Math.ceil(share * values.length) - 1];
            assertThat(snapshot.percentileNanos(share)).isBetween(exact, exact + exact / 16 + 1);
        }
        assertThat(snapshot.count()).isEqualTo(10_000);
        assertThat(snapshot.maxNanos()).isEqualTo(values[values.length - 1]);
        assertThat(snapshot.sumNanos()).isEqualTo(Arrays.stream(values).sum());
    }

    @Test
    void holdsTheLongestAndTheShortestDurations() {
        recorder.record(Long.MAX_VALUE);
        recorder.record(-5);
        assertThat(recorder.snapshot().percentileNanos(1)).isEqualTo(Long.MAX_VALUE);
        assertThat(recorder.snapshot().percentileNanos(0.1)).isZero();
    }
}
