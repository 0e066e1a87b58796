package io.fairlead.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.bench.BenchLine.Help;
import io.fairlead.bench.BenchLine.Measure;
import io.fairlead.bench.BenchLine.What;
import io.fairlead.bench.BenchLine.Wrong;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchLineTest {
    private static BenchLine of(String line) {
        return BenchLine.of(List.of(line.split(" ", -1)));
    }

    @Test
    void measuresEverythingWhereNothingIsNamed() {
        assertThat(BenchLine.of(List.of())).isEqualTo(new Measure(What.ALL, false, false, 7, 0));
    }

    @Test
    void takesAMeasurementWithItsOptionsInAnyOrder() {
        assertThat(of("--json --market --rounds 11 --quick")).isEqualTo(new Measure(What.MARKET, true, true, 11, 0));
        assertThat(of("--gateway --sustain 600")).isEqualTo(new Measure(What.GATEWAY, false, false, 7, 600));
        assertThat(of("--tradelocker --json")).isEqualTo(new Measure(What.TRADELOCKER, false, true, 7, 240));
        assertThat(of("--for 5m --tradelocker-accounts"))
                .isEqualTo(new Measure(What.TRADELOCKER_ACCOUNTS, false, false, 7, 300));
        assertThat(of("--tradelocker-real-time --for 30s"))
                .isEqualTo(new Measure(What.TRADELOCKER_REAL_TIME, false, false, 7, 30));
        assertThat(of("--tradelocker-spinning --json"))
                .isEqualTo(new Measure(What.TRADELOCKER_SPINNING, false, true, 7, 240));
        assertThat(of("--tradelocker --for 30s")).isEqualTo(new Measure(What.TRADELOCKER, false, false, 7, 30));
        assertThat(of("--flood --flood").getClass()).isEqualTo(Measure.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--market --help", "--nonsense -h"})
    void helpMeasuresNothing(String line) {
        assertThat(of(line)).isEqualTo(new Help());
        for (What each : What.values()) {
            if (each != What.ALL) {
                assertThat(BenchLine.HELP)
                        .contains("--"
                                + each.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--makret",
                "market",
                "everything --quick now",
                "--rounds",
                "--rounds 0",
                "--rounds many",
                "--rounds 102",
                "--sustain 10",
                "--market --replay",
                "--gateway --sustain --json",
                "--market --for 30s",
                "--tradelocker --for ever",
                "--tradelocker --sustain 10"
            })
    void wrongLinesMeasureNothing(String line) {
        assertThat(of(line)).isInstanceOf(Wrong.class);
    }
}
