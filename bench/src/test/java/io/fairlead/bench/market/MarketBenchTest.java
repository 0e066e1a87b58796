package io.fairlead.bench.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MarketBenchTest {
    @Test
    void measuresBothOnTheSameFlowAndOursTakesNoHeap() {
        Map<String, Object> measured = new MarketBench(1, 50, 1).measure();
        assertThat((double) measured.get("market_vs_quickfixj")).isGreaterThan(2);
        assertThat((double) measured.get("heap_bytes_per_update")).isLessThan(1);
        assertThat((double) measured.get("quickfixj_heap_bytes_per_update")).isGreaterThan(1_000);
        assertThat(measured).containsKeys("updates_per_second", "tick_to_strategy", "machine");
    }

    @Test
    void sendsIncrementsOfFourEntries() {
        assertThat(new MarketFlow(7).text(1))
                .startsWith("8=FIX.4.4|")
                .contains("|35=X|")
                .contains("|268=4|279=");
        assertThat(new MarketFlow(7).text(0)).contains("|35=W|").contains("|268=20|269=0|270=1.08499|271=");
    }
}
