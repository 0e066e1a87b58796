package io.fairlead.bench.sidebyside;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a ratio is to be: at most, or at least, this.
record Target(boolean atMost, double bound) {
    /// By the names that [Ratios] and [Once] give.
    static final Map<String, Target> ALL = all();

    private static Map<String, Target> all() {
        Map<String, Target> all = new LinkedHashMap<>();
        all.put("rtt_p50_vs_socket", new Target(true, 1.25));
        all.put("rtt_p99_vs_socket", new Target(true, 1.5));
        all.put("rtt_p50_vs_quickfixj", new Target(false, 4));
        all.put("rtt_p99_vs_quickfixj", new Target(false, 5));
        all.put("rtt_p50_vs_artio", new Target(false, 1));
        all.put("rtt_p99_vs_artio", new Target(false, 5));
        all.put("throughput_vs_best_peer", new Target(false, 5));
        all.put("decode_vs_quickfixj", new Target(false, 8));
        all.put("encode_vs_quickfixj", new Target(false, 8));
        all.put("decode_vs_string_split", new Target(false, 10));
        all.put("bytes_per_message", new Target(true, 0));
        all.put("decode_vs_artio", new Target(false, 2));
        all.put("encode_vs_artio", new Target(false, 2));
        all.put("idle_cpu_percent", new Target(true, 1));
        all.put("gap_of_10000_ms", new Target(true, 250));
        all.put("start_to_logon_with_1000000_messages_ms", new Target(true, 2_000));
        return all;
    }

    /// Whether a value keeps to it. Half a byte is what a histogram of a round costs, spread over its messages.
    boolean held(double value) {
        return atMost ? value <= Math.max(bound, 0.5) : value >= bound;
    }

    /// Whether there is a target by this name that this value does not keep to.
    static boolean missed(String name, double value) {
        Target target = ALL.get(name);
        return target != null && !target.held(value);
    }

    /// `at most 1.25`.
    @Override
    public String toString() {
        return (atMost ? "at most " : "at least ") + (bound == Math.rint(bound) ? "" + (long) bound : "" + bound);
    }
}
