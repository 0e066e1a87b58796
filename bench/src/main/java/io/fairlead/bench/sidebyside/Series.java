package io.fairlead.bench.sidebyside;

import java.util.Arrays;

/// One value for each round. Immutable.
public final class Series {
    private final double[] values;

    public Series(double... values) {
        this.values = values.clone();
    }

    /// Round by round, this divided by that.
    public Series dividedBy(Series other) {
        double[] ratios = new double[values.length];
        Arrays.setAll(ratios, i -> values[i] / other.values[i]);
        return new Series(ratios);
    }

    public double median() {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }

    public double smallest() {
        return Arrays.stream(values).min().orElseThrow();
    }

    public double largest() {
        return Arrays.stream(values).max().orElseThrow();
    }
}
