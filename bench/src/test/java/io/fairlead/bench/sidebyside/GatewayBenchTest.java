package io.fairlead.bench.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayBenchTest {
    @Test
    void measuresAWholeGatewayBesideASocketAndQuickFix(@TempDir Path folder) throws IOException {
        Map<String, Object> measured =
                GatewayBench.run(new Plan(1, new Plan.WarmUp(0, 0), 300, 2_000, 0, 0, false, null), folder, 1);
        assertThat(ratios(measured))
                .containsKeys("gateway_p50_vs_socket", "gateway_p50_vs_quickfixj", "gateway_throughput_vs_quickfixj")
                .allSatisfy((name, ratio) -> assertThat((Double) ratio).as(name).isPositive());
        assertThat(measured).containsKeys("ack_to_client_us", "contenders");
        assertThat(measured.get("open_loop_us")).asInstanceOf(MAP).containsOnlyKeys("1000/s for 1 s");
        assertThat(folder).isDirectoryContaining("glob:**/GATEWAY_AS_RUN*");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> ratios(Map<String, Object> measured) {
        return (Map<String, Object>) measured.get("ratios");
    }
}
