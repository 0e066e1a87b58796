package io.fairlead.bench.sidebyside;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/// The side-by-side bench, from outside: runs a plan in a folder of its own that it deletes. Stateless.
public final class SideBySideBench {
    private SideBySideBench() {}

    /// Measures, keeps the results if asked to, and returns what to print.
    ///
    /// @param results where to keep dated results, when everything is measured
    public static String run(boolean quick, boolean json, int rounds, Path results) throws IOException {
        Plan plan = quick ? Plan.quick() : Plan.full(rounds, results);
        Report report = measure(plan);
        Map<String, Object> all = report.json();
        if (plan.results() != null) {
            Results.write(plan.results(), all, report.outcome());
        }
        return json ? Json.of(all) : report.text();
    }

    /// Measures a whole gateway beside a bare socket and QuickFIX/J; returns one line of JSON.
    ///
    /// @param sustainSeconds how long 1,000 orders a second are held up besides; 0 for not at all
    public static String runGateway(boolean quick, int rounds, int sustainSeconds) throws IOException {
        Plan plan = quick ? Plan.quick() : Plan.gateway(rounds);
        return inFolder(folder -> Json.of(GatewayBench.run(plan, folder, sustainSeconds)));
    }

    static Report measure(Plan plan) throws IOException {
        return inFolder(folder -> new Report(plan, SideBySide.run(plan, folder)));
    }

    private interface Measurement<T> {
        T in(Path folder) throws IOException;
    }

    private static <T> T inFolder(Measurement<T> measurement) throws IOException {
        Path folder = Files.createTempDirectory("fairlead-bench-");
        try {
            return measurement.in(folder);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
