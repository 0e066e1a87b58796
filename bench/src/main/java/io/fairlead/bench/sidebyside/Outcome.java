package io.fairlead.bench.sidebyside;

import io.fairlead.bench.contender.ContenderProcess.Kind;
import java.util.Map;
import org.HdrHistogram.Histogram;

/// All that a run measured. Immutable.
///
/// @param promised the ratios that there are targets for, by their public names
/// @param further more of them
/// @param codecNanos processor time of each codec operation
/// @param openLoop by contender and orders a second
/// @param once what was measured a single time
record Outcome(
        Map<String, Series> promised,
        Map<String, Series> further,
        Map<Kind, Measured> measured,
        Map<String, Series> codecNanos,
        Map<Kind, Map<Integer, Histogram>> openLoop,
        Map<String, Double> once) {}
