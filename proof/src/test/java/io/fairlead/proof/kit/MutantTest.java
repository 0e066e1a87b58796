package io.fairlead.proof.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.port.Capability;
import io.fairlead.gateway.Seams;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kit finds adapters that make a small mistake, and sheets that offer more than is declared.
class MutantTest {
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final int AT_A_TIME = 4;

    @TempDir
    Path folder;

    @Test
    void aCaseFailsForEveryMistakeInTheMapping() throws InterruptedException, ExecutionException {
        List<Future<Optional<KitReport.Result>>> found = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            for (Mutant mutant : Mutant.ALL) {
                found.add(threads.submit(() -> Kit.firstFailure(
                        new FixLpKind(mutant.around()),
                        mutant.played(),
                        new Kit.Setup(folder.resolve(mutant.name()), PATIENCE, mutant.seams()))));
            }
        }
        for (int i = 0; i < found.size(); i++) {
            assertThat(found.get(i).get())
                    .as(Mutant.ALL.get(i).name())
                    .hasValueSatisfying(failure -> assertThat(failure.why()).doesNotContain("does not open"));
        }
    }

    @Test
    void aSheetThatOffersMoreThanIsDeclaredFails() {
        FixLpKind real = new FixLpKind();
        KitVenue.Kind more = new KitVenue.Kind() {
            @Override
            public String name() {
                return real.name();
            }

            @Override
            public Sheet sheet() {
                List<Sheet.Line> lines = new ArrayList<>(real.sheet().lines());
                lines.add(Sheet.can(Capability.HEDGING, "positions beside each other"));
                return new Sheet(real.sheet().venue(), lines, real.sheet().rate());
            }

            @Override
            public Set<Flavour> flavours() {
                return real.flavours();
            }

            @Override
            public KitVenue start(Path at) {
                return new FixLpKitVenue(this, UnaryOperator.identity(), at);
            }
        };
        List<KitCase> coverage =
                KitCases.ALL.stream().filter(each -> each.number() == 3).toList();
        assertThat(Kit.firstFailure(more, coverage, new Kit.Setup(folder, PATIENCE, Seams.NONE)))
                .hasValueSatisfying(result -> assertThat(result.why()).contains("HEDGING"));
    }
}
