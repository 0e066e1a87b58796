package io.fairlead.proof.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.gateway.Seams;
import io.fairlead.proof.kit.KitReport.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A few cases of TradeLocker in either mode, and a few mistakes in its mapping; `fairlead kit` has all of them.
class TradeLockerKitTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Set<Integer> POLLED = Set.of(1, 3, 4, 10, 11, 44, 56, 130, 143, 162);
    private static final Set<Integer> STREAMED = Set.of(1, 11, 50, 134, 170, 171);
    private static final Set<String> PLANTED = Set.of("side-swapped", "cancelled-as-refused");

    @TempDir
    Path folder;

    @Test
    void thePolledAdapterPassesSomeOfEachKind() {
        assertThat(failed(TradeLockerKind.POLLED, POLLED)).isEmpty();
    }

    @Test
    void theStreamedAdapterPassesSomeOfEachKind() {
        assertThat(failed(TradeLockerKind.STREAMED, STREAMED)).isEmpty();
    }

    private List<String> failed(KitVenue.Kind kind, Set<Integer> numbers) {
        List<KitCase> cases = KitCases.ALL.stream()
                .filter(each -> numbers.contains(each.number()))
                .toList();
        KitReport report = Kit.run(kind, cases, new Kit.Setup(folder, PATIENCE, Seams.NONE), _ -> {});
        return report.results().stream()
                .filter(each -> each.outcome() != Outcome.PASSED)
                .map(KitReport.Result::line)
                .toList();
    }

    @Test
    void mistakesInTheMappingAreFound() {
        assertThat(TradeLockerMistakes.ALL)
                .filteredOn(each -> PLANTED.contains(each.name()))
                .hasSize(PLANTED.size())
                .allMatch(each -> each.found(folder, Duration.ofMillis(1_500)).isPresent());
    }
}
