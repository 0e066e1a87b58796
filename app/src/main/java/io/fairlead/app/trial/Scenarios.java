package io.fairlead.app.trial;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.app.demo.DemoReport;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Plays scenarios one after the other against one venue and one gateway, and has each judged by the venue's own log
/// and the gateway's state. Owned by the main thread.
public final class Scenarios {
    private final List<Verdict> verdicts;
    private final List<String> differences;

    /// What came of one scenario; `problems` is empty if it passed.
    public record Verdict(String name, List<String> problems, double seconds) {
        public Verdict {
            problems = List.copyOf(problems);
        }

        boolean passed() {
            return problems.isEmpty();
        }
    }

    private Scenarios(List<Verdict> verdicts, List<String> differences) {
        this.verdicts = List.copyOf(verdicts);
        this.differences = List.copyOf(differences);
    }

    /// Plays these; afterwards both books are compared as a whole.
    ///
    /// @param say takes a line for the person who watches
    public static Scenarios play(Path folder, List<Scenario> scenarios, Consumer<String> say) {
        List<Verdict> verdicts = new ArrayList<>();
        try (Rig rig = new Rig(folder)) {
            rig.start();
            for (Scenario scenario : scenarios) {
                Verdict verdict = play(rig, scenario);
                verdicts.add(verdict);
                say.accept("%-36s %s  %.1f s"
                        .formatted(scenario.name(), verdict.passed() ? "passed" : "FAILED", verdict.seconds()));
                verdict.problems().forEach(problem -> say.accept("    " + problem));
            }
            DemoReport books = rig.stopAndCompare();
            List<String> differences = books.findings().stream()
                    .map(finding -> finding.kind() + " " + finding.subject() + ": " + finding.what())
                    .toList();
            say.accept(
                    differences.isEmpty()
                            ? "Both books agree on every order, fill and position."
                            : "The books differ: " + differences);
            return new Scenarios(verdicts, differences);
        }
    }

    private static Verdict play(Rig rig, Scenario scenario) {
        long began = System.nanoTime();
        Stand stand = new Stand(rig, scenario.name().substring(0, 4) + Long.toString(began % 1_000_000, 36));
        List<String> problems = new ArrayList<>();
        try {
            problems.addAll(scenario.play().apply(stand));
            rig.venue("fault clear");
            Rig.holds(Duration.ofSeconds(30), rig::isLoggedOn);
        } catch (IllegalStateException | UncheckedIOException e) {
            problems.addAll(stand.problems());
            problems.add(String.valueOf(e.getMessage()));
        }
        return new Verdict(scenario.name(), problems, (System.nanoTime() - began) / 1e9);
    }

    /// Whether every scenario passed and the books agree.
    public boolean passed() {
        return differences.isEmpty() && verdicts.stream().allMatch(Verdict::passed);
    }

    public List<Verdict> verdicts() {
        return verdicts;
    }

    /// One line of JSON.
    public String json() {
        ObjectNode json = new ObjectMapper().createObjectNode();
        long passed = verdicts.stream().filter(Verdict::passed).count();
        json.put("scenarios", verdicts.size()).put("passed", passed).put("failed", verdicts.size() - passed);
        ArrayNode each = json.putArray("verdicts");
        for (Verdict verdict : verdicts) {
            ObjectNode one = each.addObject().put("name", verdict.name()).put("passed", verdict.passed());
            one.put("seconds", Double.parseDouble(String.format(Locale.ROOT, "%.1f", verdict.seconds())));
            ArrayNode problems = one.putArray("problems");
            verdict.problems().forEach(problems::add);
        }
        return json.put("booksDiffer", differences.size()).toString();
    }
}
