package io.fairlead.bench.sidebyside;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.bench.contender.ContenderProcess.Kind;
import java.util.EnumMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void ratiosAreTakenRoundByRoundAndTheirMedianCounts() {
        Series theirs = new Series(10, 40, 90);
        Series ours = new Series(10, 10, 30);
        assertThat(theirs.dividedBy(ours).median()).isEqualTo(3);
    }

    @Test
    void aPeerEntersWithItsBetterSetting() {
        Map<String, Series> ratios = ratios().promised();
        assertThat(ratios.get("rtt_p50_vs_artio").median()).isBetween(1.9, 2.1);
        assertThat(ratios.get("throughput_vs_best_peer").median()).isEqualTo(4);
    }

    @Test
    void ratiosHaveExactlyThePublicNames() {
        assertThat(ratios().promised().keySet())
                .containsExactly(
                        "rtt_p50_vs_socket",
                        "rtt_p99_vs_socket",
                        "rtt_p50_vs_quickfixj",
                        "rtt_p99_vs_quickfixj",
                        "rtt_p50_vs_artio",
                        "rtt_p99_vs_artio",
                        "throughput_vs_best_peer",
                        "decode_vs_quickfixj",
                        "encode_vs_quickfixj",
                        "decode_vs_string_split",
                        "bytes_per_message");
    }

    @Test
    void missedTargetsAreNamed() {
        Outcome outcome = new Outcome(
                ratios().promised(),
                ratios().further(),
                measured(),
                codecs(),
                Map.of(),
                Map.of("idle_cpu_percent", 3.0));
        assertThat(new Report(Plan.quick(), outcome).missed())
                .contains("throughput_vs_best_peer", "idle_cpu_percent")
                .doesNotContain("rtt_p50_vs_artio", "bytes_per_message");
    }

    @Test
    void jsonIsOneLine() {
        assertThat(Json.of(Map.of("a \"b\"", 1.5))).isEqualTo("{\"a \\\"b\\\"\":1.500}");
    }

    private static Ratios ratios() {
        return new Ratios(measured(), codecs());
    }

    private static Map<String, Series> codecs() {
        return Map.of(
                "decode_fairlead",
                one(100),
                "decode_quickfixj",
                one(900),
                "decode_artio",
                one(250),
                "decode_string_split",
                one(1_100),
                "encode_fairlead",
                one(100),
                "encode_quickfixj",
                one(900),
                "encode_artio",
                one(250));
    }

    private static Series one(double value) {
        return new Series(value);
    }

    private static Map<Kind, Measured> measured() {
        Map<Kind, Measured> all = new EnumMap<>(Kind.class);
        all.put(Kind.SOCKET, measured(900, 4_000));
        all.put(Kind.FAIRLEAD, measured(1_000, 4_000));
        all.put(Kind.FAIRLEAD_TLS, measured(1_500, 3_000));
        all.put(Kind.QUICKFIXJ, measured(5_000, 500));
        all.put(Kind.ARTIO_LOCK_STEP, measured(2_000, 1_000));
        all.put(Kind.ARTIO, measured(9_000, 800));
        return all;
    }

    private static Measured measured(long nanos, double ordersPerSecond) {
        Histogram histogram = new Histogram(3);
        histogram.recordValue(nanos);
        Measured measured = new Measured();
        measured.rounds().add(new Measured.Round(histogram, 0, ordersPerSecond, 0));
        return measured;
    }
}
