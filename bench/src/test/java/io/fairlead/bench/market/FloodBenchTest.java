package io.fairlead.bench.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Judges what a flood ends with, not how long it took.
class FloodBenchTest {
    private static final int UPDATES = 40_000;

    @Test
    void aReaderThatIsMuchTooSlowEndsWithTheNewestBookAndHoldsNoHeap() throws IOException {
        Map<String, Object> measured = FloodBench.run(new FloodBench.Plan(1, UPDATES, 100_000, 200, 400), 100);
        assertThat(measured).containsEntry("slow_reader_ends_right", true);
        assertThat((long) measured.get("slow_reader_messages")).isLessThan(20);
        assertThat((long) measured.get("slow_reader_skipped")).isPositive();
        assertThat((double) measured.get("heap_grown_mib")).isLessThan(16);
        assertThat(measured).containsKeys("order_p99_vs_control", "order_p99_us", "control_order_p99_us");
    }
}
