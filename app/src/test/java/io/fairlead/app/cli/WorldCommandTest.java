package io.fairlead.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class WorldCommandTest {
    private static FakeGateway.Ran run(String... arguments) {
        return FakeGateway.run(UnaryOperator.identity(), Map.of(), arguments);
    }

    @Test
    void livesThroughSeedsAndEndsWithOneLineOfJson() {
        var ran = run("world", "--sessions", "--seeds", "1..2", "--json");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out().lines()).singleElement().asString().contains("\"seeds\":2,\"violations\":0,");
        assertThat(ran.err()).contains("2 seeds");
    }

    @Test
    void replaysOneSeedInFull() {
        var ran = run("world", "--sessions", "--seeds", "3", "--trace");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out()).contains("|35=A|34=1|", "1 seeds");
    }

    @Test
    void looksForThePlantedBugsThatAreNamed() {
        var ran = run("world", "--planted", "--only", "takes-a-status-for-a-fill", "--seeds", "1..5", "--json");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out()).contains("\"planted\":1,\"found\":1,\"takes-a-status-for-a-fill\":");
    }

    @Test
    void namesThePlantedBugsToWhoeverAsksForAnother() {
        var ran = run("world", "--planted", "--only", "forgets-everything");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ran.err()).contains("--only must name planted bugs").contains("takes-a-status-for-a-fill");
    }

    @Test
    void wantsARangeOfSeeds() {
        var ran = run("world", "--sessions", "--seeds", "many");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ran.err()).contains("1..1000").contains("many");
    }
}
