package io.fairlead.bench.sidebyside;

import java.util.Arrays;

/// One value for each round. Immutable.
final class Series {
    private final double[] values;

    Series(double... values) {
        this.values = values.clone();
    }

    /// Round by round, this divided by that.
    Series dividedBy(Series other) {
        double[] ratios = new double[values.length];
        Arrays.setAll(ratios, i -> values[i] / other.values[i]);
        return new Series(ratios);
    }

    double median() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    double smallest() {
        return Arrays.stream(values).min().orElseThrow();
    }

    double largest() {
        return Arrays.stream(values).max().orElseThrow();
    }
}
