package io.fairlead.bench.locker;

import io.fairlead.bench.sidebyside.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/// Percentiles of what was measured. Stateless.
final class Figures {
    private static final double MICRO = 1_000;
    private static final double MILLI = 1_000_000;

    private Figures() {}

    /// Of sorted nanoseconds; 0 of none.
    static long percentile(long[] sorted, double percent) {
        int rank = (int) Math.ceil(sorted.length * percent / 100);
        return sorted.length == 0 ? 0 : sorted[Math.clamp(rank - 1, 0, sorted.length - 1)];
    }

    static <T> double millis(List<T> all, ToLongFunction<T> of, double percent) {
        return percentile(all.stream().mapToLong(of).sorted().toArray(), percent) / MILLI;
    }

    static Map<String, Object> micros(long[] sorted) {
        return figures(sorted, MICRO);
    }

    static Map<String, Object> millis(List<Long> nanos) {
        return figures(nanos.stream().mapToLong(Long::longValue).sorted().toArray(), MILLI);
    }

    private static Map<String, Object> figures(long[] sorted, double unit) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("p50", percentile(sorted, 50) / unit);
        figures.put("p90", percentile(sorted, 90) / unit);
        figures.put("p99", percentile(sorted, 99) / unit);
        figures.put("max", percentile(sorted, 100) / unit);
        return figures;
    }

    /// A line for each, for people.
    static String text(Map<String, Object> measured) {
        StringBuilder lines = new StringBuilder();
        measured.forEach((name, value) -> lines.append(String.format("%-32s %s%n", name, Json.of(value))));
        return lines.toString();
    }
}
