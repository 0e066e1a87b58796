package io.fairlead.proof.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.proof.virtual.Census;
import io.fairlead.proof.virtual.SeedRun;
import io.fairlead.proof.virtual.Trace;
import io.fairlead.proof.virtual.WorldResult;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Some seeds of the world in each build; thousands with `fairlead world --sessions`.
class SessionWorldTest {
    private static final int SEEDS = 100;
    private static final int MOST_SEEDS_FOR_A_BUG = 400;

    @Test
    void everySeedHolds() throws InterruptedException {
        StringWriter words = new StringWriter();
        SeedRun<Happening> run = SeedRun.of(SessionSeeds.KIND, 1, SEEDS, 2, new PrintWriter(words, true));
        assertThat(run.held()).as(words::toString).isTrue();
        Census<Happening> census = run.census();
        assertThat(census.all())
                .as("a calm world proves nothing")
                .allSatisfy((_, count) -> assertThat(count).isPositive());
        assertThat(census.of(Happening.CRASHES)).isGreaterThan(SEEDS);
        assertThat(census.of(Happening.TORN_WRITES)).isGreaterThan(SEEDS / 4);
        assertThat(census.of(Happening.RESENT)).isGreaterThan(10L * SEEDS);
    }

    @Test
    void doesTheSameAgainForTheSameSeed() {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        WorldResult<Happening> once = SessionWorld.run(7, Substitutes.NONE, Trace.to(first::add));
        WorldResult<Happening> again = SessionWorld.run(7, Substitutes.NONE, Trace.to(second::add));
        assertThat(second).isEqualTo(first);
        assertThat(again.traceHash()).isEqualTo(once.traceHash());
        assertThat(SessionWorld.run(8).traceHash()).isNotEqualTo(once.traceHash());
    }

    @ParameterizedTest
    @EnumSource
    void findsThePlantedBug(PlantedBug bug) {
        assertThat(LongStream.rangeClosed(1, MOST_SEEDS_FOR_A_BUG)
                        .mapToObj(seed -> SessionWorld.run(seed, bug.substitutes(), Trace.hashed()))
                        .anyMatch(result -> !result.violations().isEmpty()))
                .isTrue();
    }

    @Test
    void tellsWhatHeldInOneLine() throws InterruptedException {
        StringWriter words = new StringWriter();
        SeedRun<Happening> run = SeedRun.of(SessionSeeds.KIND, 3, 4, 1, new PrintWriter(words, true));
        assertThat(run.held()).isTrue();
        assertThat(words.toString()).contains("2 seeds").contains("everything held");
        assertThat(run.json())
                .startsWith("{\"world\":\"sessions\",\"seeds\":2,\"violations\":0,")
                .contains("\"powerLosses\":")
                .endsWith("}");
    }
}
