package io.fairlead.bench.sidebyside;

import io.fairlead.bench.contender.ContenderProcess.Kind;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.HdrHistogram.Histogram;

/// An outcome for people and for machines. Immutable.
record Report(Plan plan, Outcome outcome) {
    private static final double MICRO = 1_000.0;

    /// What a machine reads.
    Map<String, Object> json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("ratios", each(outcome.promised(), Series::median));
        all.put("ranges", each(outcome.promised(), Report::range));
        all.put("further", each(outcome.further(), Series::median));
        all.put("targets", each(Target.ALL, Target::toString));
        all.put("missed", missed());
        all.put("contenders", each(outcome.measured(), Report::contender));
        all.put("codec_ns", each(outcome.codecNanos(), Series::median));
        all.put("once", outcome.once());
        all.put("open_loop_us", each(outcome.openLoop(), rates -> each(rates, Report::percentiles)));
        all.put("rounds", plan.rounds());
        all.put("machine", Machine.describe());
        return all;
    }

    static List<Double> range(Series series) {
        return List.of(series.smallest(), series.largest());
    }

    static <K, V> Map<String, Object> each(Map<K, V> map, Function<V, Object> of) {
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((key, value) -> result.put(key.toString().toLowerCase(Locale.ROOT), of.apply(value)));
        return result;
    }

    static Map<String, Object> contender(Measured measured) {
        Map<String, Object> values = new LinkedHashMap<>(percentiles(measured.roundTrips()));
        values.put(
                "orders_per_second",
                measured.series(Measured.Round::ordersPerSecond).median());
        values.put(
                "heap_bytes_per_order",
                measured.series(Measured.Round::roundTripBytes).median());
        return values;
    }

    static Map<String, Object> percentiles(Histogram nanos) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("p50_us", nanos.getValueAtPercentile(50) / MICRO);
        values.put("p99_us", nanos.getValueAtPercentile(99) / MICRO);
        values.put("p999_us", nanos.getValueAtPercentile(99.9) / MICRO);
        return values;
    }

    /// The names of all targets that this run missed.
    List<String> missed() {
        Map<String, Double> values = new LinkedHashMap<>(outcome.once());
        outcome.promised().forEach((name, series) -> values.put(name, series.median()));
        outcome.further().forEach((name, series) -> values.put(name, series.median()));
        return values.keySet().stream()
                .filter(name -> Target.missed(name, values.getOrDefault(name, 0.0)))
                .toList();
    }

    /// What a person reads.
    String text() {
        Formatter text = new Formatter(Locale.ROOT);
        text.format("%-18s %10s %10s %10s %12s %12s%n", "", "p50 us", "p99 us", "p99.9 us", "orders/s", "heap B/order");
        outcome.measured().forEach((kind, measured) -> contenderLine(text, kind, measured));
        text.format("%n");
        outcome.promised().forEach((name, series) -> ratioLine(text, name, series));
        outcome.further().forEach((name, series) -> ratioLine(text, name, series));
        outcome.once().forEach((name, value) -> text.format("%-42s %10.3f   %s%n", name, value, target(name)));
        text.format("%n");
        outcome.codecNanos().forEach((name, series) -> text.format("%-42s %10.1f ns%n", name, series.median()));
        outcome.openLoop()
                .forEach((kind, rates) -> rates.forEach((rate, histogram) -> text.format(
                        "open loop %-16s %6d/s  %10.1f %10.1f %10.1f us%n",
                        name(kind),
                        rate,
                        histogram.getValueAtPercentile(50) / MICRO,
                        histogram.getValueAtPercentile(99) / MICRO,
                        histogram.getValueAtPercentile(99.9) / MICRO)));
        text.format("missed: %s%n", missed().isEmpty() ? "nothing" : String.join(", ", missed()));
        return text.toString();
    }

    private static void contenderLine(Formatter text, Kind kind, Measured measured) {
        Histogram histogram = measured.roundTrips();
        text.format(
                "%-18s %10.1f %10.1f %10.1f %12.0f %12.1f%n",
                name(kind),
                histogram.getValueAtPercentile(50) / MICRO,
                histogram.getValueAtPercentile(99) / MICRO,
                histogram.getValueAtPercentile(99.9) / MICRO,
                measured.series(Measured.Round::ordersPerSecond).median(),
                measured.series(Measured.Round::roundTripBytes).median());
    }

    private static void ratioLine(Formatter text, String name, Series series) {
        text.format(
                "%-42s %10.3f   (%.3f … %.3f)   %s%n",
                name, series.median(), series.smallest(), series.largest(), target(name));
    }

    private static String target(String name) {
        Target target = Target.ALL.get(name);
        return target == null ? "" : "target: " + target;
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
