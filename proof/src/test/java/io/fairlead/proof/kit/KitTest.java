package io.fairlead.proof.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.gateway.Seams;
import io.fairlead.proof.kit.KitReport.Outcome;
import io.fairlead.proof.kit.KitReport.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kit on the reference provider, over real sockets, without the cases that wait for times to pass: `fairlead kit
/// fixlp` plays those, too.
class KitTest {
    private static final Set<Integer> WAITING = Set.of(36, 70, 71, 72, 75, 77);

    @TempDir
    Path folder;

    @Test
    void theReferenceProviderPassesAllThatItDeclares() {
        List<KitCase> cases = KitCases.ALL.stream()
                .filter(each -> !WAITING.contains(each.number()))
                .toList();

        KitReport report =
                Kit.run(new FixLpKind(), cases, new Kit.Setup(folder, Duration.ofSeconds(20), Seams.NONE), _ -> {});

        assertThat(of(report, Outcome.FAILED)).isEmpty();
        assertThat(of(report, Outcome.SKIPPED))
                .allMatch(line -> line.contains("the adapter does not declare"))
                .hasSize(45);
    }

    private static List<String> of(KitReport report, Outcome outcome) {
        return report.results().stream()
                .filter(each -> each.outcome() == outcome)
                .map(Result::line)
                .toList();
    }

    @Test
    void numbersAreUniqueAndInOrder() {
        assertThat(KitCases.ALL).extracting(KitCase::number).isSorted().doesNotHaveDuplicates();
    }
}
