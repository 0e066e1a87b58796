package io.fairlead.proof.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.proof.virtual.SeedRun;
import io.fairlead.proof.virtual.Trace;
import io.fairlead.proof.virtual.WorldResult;
import io.fairlead.proof.world.happening.Happening;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Some seeds of the world in each build; thousands with `fairlead world`.
class WorldTest {
    private static final int SEEDS = 200;
    private static final int MOST_SEEDS_FOR_A_BUG = 20;

    /// What each world has more than one of, on average.
    private static final Set<Happening> COMMON = EnumSet.of(
            Happening.ORDERS,
            Happening.ORDERS_AT_VENUES,
            Happening.FILLS,
            Happening.RETRIES,
            Happening.REPEATED,
            Happening.CANCELS,
            Happening.UNKNOWN,
            Happening.UNKNOWN_BY_ABSENCE,
            Happening.CRASHES,
            Happening.CUTS);

    /// What not each two hundred worlds have.
    private static final Set<Happening> RARE = EnumSet.of(Happening.UNKNOWN_BY_ANSWER);

    /// Those that few seeds are enough for; `fairlead world --planted` looks for all.
    private static final List<String> QUICKLY_FOUND = List.of(
            "takes-silence-for-rejection",
            "sends-stale-orders-again",
            "takes-a-status-for-a-fill",
            "acknowledges-before-the-sync",
            "trades-again-without-an-answer",
            "gives-retries-a-new-id",
            "takes-a-denial-for-rejection",
            "cancels-by-asking",
            "names-snapshots-before-the-sync",
            "trades-though-the-log-is-full",
            "lets-go-of-what-lacks-fills",
            "forgets-used-ids",
            "asks-the-wrong-session",
            "takes-the-lists-ids-for-the-streams",
            "forgets-to-log-copies",
            "takes-a-lost-reply-for-not-sent");

    @Test
    void everySeedHolds() throws InterruptedException {
        StringWriter words = new StringWriter();
        SeedRun<Happening> run = SeedRun.of(WorldSeeds.KIND, 1, SEEDS, 2, new PrintWriter(words, true));
        assertThat(run.held()).as(words::toString).isTrue();
        assertThat(run.census().all())
                .as("a calm world proves nothing")
                .allSatisfy((what, count) ->
                        assertThat(count).isGreaterThan(COMMON.contains(what) ? SEEDS : RARE.contains(what) ? -1 : 0));
        assertThat(run.json()).startsWith("{\"world\":\"gateway\",\"seeds\":" + SEEDS + ",\"violations\":0,");
    }

    @Test
    void doesTheSameAgainForTheSameSeed() {
        List<String> first = new ArrayList<>();
        List<String> second = new ArrayList<>();
        WorldResult<Happening> once = World.run(7, Substitutes.NONE, Trace.to(first::add));
        WorldResult<Happening> again = World.run(7, Substitutes.NONE, Trace.to(second::add));
        assertThat(second).isEqualTo(first);
        assertThat(again.traceHash()).isEqualTo(once.traceHash());
        assertThat(World.run(8).traceHash()).isNotEqualTo(once.traceHash());
    }

    static List<PlantedBug> quicklyFound() {
        return PlantedBug.all().stream()
                .filter(bug -> QUICKLY_FOUND.contains(bug.key()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("quicklyFound")
    void findsThePlantedBug(PlantedBug bug) {
        PlantedSeeds.Hunt hunt = PlantedSeeds.hunt(bug, 1, MOST_SEEDS_FOR_A_BUG);
        assertThat(hunt.found()).as(hunt::toString).isTrue();
    }

    @Test
    void knowsTwentyBugsAndMore() {
        assertThat(PlantedBug.all())
                .map(PlantedBug::key)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(20)
                .containsAll(QUICKLY_FOUND);
    }
}
