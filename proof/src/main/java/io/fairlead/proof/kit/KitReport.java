package io.fairlead.proof.kit;

import java.util.List;
import java.util.Locale;

/// What came of a run of the kit. Immutable.
public record KitReport(String venue, List<Result> results, double seconds) {
    /// What came of one case; `why` it was skipped or what did not hold, empty if it passed.
    public record Result(KitCase of, Outcome outcome, String why, double seconds) {
        /// One line for a person.
        public String line() {
            String words = "%3d %-8s %5.2f s  %s"
                    .formatted(of.number(), outcome.name().toLowerCase(Locale.ROOT), seconds, of.title());
            return why.isEmpty() ? words : words + ": " + why;
        }
    }

    /// How a case ended.
    public enum Outcome {
        PASSED,
        FAILED,
        SKIPPED
    }

    public KitReport {
        results = List.copyOf(results);
    }

    public long count(Outcome outcome) {
        return results.stream().filter(each -> each.outcome() == outcome).count();
    }

    /// Whether no case failed, and some passed.
    public boolean isGood() {
        return count(Outcome.FAILED) == 0 && count(Outcome.PASSED) > 0;
    }
}
