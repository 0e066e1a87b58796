package io.fairlead.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KitCommandTest {
    private record Ran(int exitCode, String out, String err) {}

    private static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Fairlead.run(
                new CommandContext(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        new BufferedReader(new StringReader("")),
                        CommandContext.Terminal.NONE,
                        Map.of(),
                        Path.of("/")),
                arguments);
        return new Ran(exitCode, out.toString(), err.toString());
    }

    @Test
    void playsCasesAndEndsWithOneLineOfJson() {
        Ran ran = run("kit", "fixlp", "--only", "1,40", "--json");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out().lines())
                .singleElement()
                .asString()
                .startsWith("{\"venue\":\"fixlp\",\"passed\":1,\"failed\":0,\"skipped\":1,")
                .contains("the adapter does not declare POST_ONLY");
        assertThat(ran.err()).contains("1 passed, 0 failed, 1 skipped");
    }

    @Test
    void listsTheCases() {
        Ran ran = run("kit", "--list");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out())
                .contains("  1 connects", " 52 another price, safe on an account of your own (needs LIMIT, REPLACE)");
    }

    @Test
    void refusesAPatienceBeforeAnythingElse() {
        Ran own = run("kit", "yofx", "--config", "nowhere.yaml", "--patience", "abc");
        assertThat(own.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(own.err()).contains("--patience: must be a number with s, m or h");
    }

    @ParameterizedTest
    @CsvSource({"--patience, 20s", "--config, fairlead.yaml", "--only, 12"})
    void refusesWhatMistakesWouldNotFollow(String option, String value) {
        Ran planted = run("kit", "fixlp", "--mistakes", option, value);
        assertThat(planted.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(planted.err()).contains(option + ": not with --mistakes");
    }

    @Test
    void knowsItsVenues() {
        Ran ran = run("kit", "mars");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ran.err()).contains("mars").contains("fixlp");
    }
}
