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

    static Report measure(Plan plan) throws IOException {
        Path folder = Files.createTempDirectory("fairlead-bench-");
        try {
            return new Report(plan, SideBySide.run(plan, folder));
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
