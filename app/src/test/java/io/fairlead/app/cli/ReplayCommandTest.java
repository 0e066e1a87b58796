package io.fairlead.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.app.WrittenLog;
import io.fairlead.core.event.BreakerEvent;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.GuardEvent;
import io.fairlead.core.event.HaltEvent;
import io.fairlead.core.event.LimitEvent;
import io.fairlead.core.limit.StandardLimits;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Scope;
import io.fairlead.journal.disk.FileDisk;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Any past state from the files of a log, by the command line.
final class ReplayCommandTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Origin ANNA = new Origin("anna", "t1", "local");

    @TempDir
    Path data;

    private String printed = "";

    @BeforeEach
    void writeALog() throws IOException {
        Path folder = Files.createDirectories(data.resolve("journal"));
        WrittenLog.write(
                FileDisk.at(folder),
                WrittenLog.order(SECOND, "one"),
                new LimitEvent.LimitsConfigured(2 * SECOND, StandardLimits.ALL),
                new GuardEvent.RulesSet(2 * SECOND, WrittenLog.MAIN, GuardRules.NONE),
                new GuardEvent.DayOpened(
                        2 * SECOND, WrittenLog.MAIN, LocalDate.of(2026, 11, 20), Decimal.of(5000), List.of()),
                new BreakerEvent.Tripped(
                        3 * SECOND,
                        WrittenLog.VENUE,
                        BreakerEvent.Endpoint.values()[0],
                        5,
                        1,
                        9 * SECOND,
                        "5 failures"),
                new HaltEvent.Killed(4 * SECOND, ANNA, new Scope.Gateway(), false, "drill"),
                new Event.NewOrdersRefused(5 * SECOND, ANNA, "lunch"),
                WrittenLog.order(6 * SECOND, "two"));
    }

    private int run(String... arguments) {
        StringWriter out = new StringWriter();
        CommandContext context = new CommandContext(
                new PrintWriter(out, true),
                new PrintWriter(out, true),
                new BufferedReader(new StringReader("")),
                CommandContext.Terminal.NONE,
                Map.of(),
                data);
        String[] line = new String[arguments.length + 3];
        line[0] = "replay";
        line[1] = "--data";
        line[2] = data.toString();
        System.arraycopy(arguments, 0, line, 3, arguments.length);
        int code = Fairlead.run(context, line);
        printed = out.toString();
        return code;
    }

    private JsonNode json(String... arguments) throws IOException {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--json";
        assertThat(run(all)).isEqualTo(ExitCodes.OK);
        return GatewayClient.JSON.readTree(printed);
    }

    @Test
    void rebuildsEveryPartOfTheStateOfAMoment() throws IOException {
        JsonNode early = json("--until", "1970-01-01T00:00:02Z");
        assertThat(early.path("orders")).hasSize(1);
        assertThat(early.path("guards").path(0).path("dayBase").asText()).isEqualTo("5000");
        assertThat(early.path("limits")).hasSize(StandardLimits.ALL.size());
        assertThat(early.path("limits").path(0).path("source").asText()).isEqualTo("STANDARD");
        assertThat(early.path("breakers")).isEmpty();
        assertThat(early.path("kills")).isEmpty();

        JsonNode late = json();
        assertThat(late.path("orders")).hasSize(2);
        assertThat(late.path("breakers").path(0).path("why").asText()).isEqualTo("5 failures");
        assertThat(late.path("kills").path(0).path("because").asText()).isEqualTo("drill");
        assertThat(late.path("refusing").asText()).isEqualTo("lunch");
        assertThat(late.path("stateHash")).isNotEqualTo(early.path("stateHash"));
    }

    @Test
    void theSameMomentHasTheSameHash() throws IOException {
        JsonNode byTime = json("--until", "1970-01-01T00:00:03Z");
        JsonNode byPosition = json("--until", byTime.path("position").asText());
        assertThat(byPosition.path("stateHash")).isEqualTo(byTime.path("stateHash"));
        assertThat(run("--verify")).isEqualTo(ExitCodes.OK);
        assertThat(printed).startsWith("the same every time: 10 events");
    }

    @Test
    void printsTablesOfWhatWasAskedFor() {
        assertThat(run()).isEqualTo(ExitCodes.OK);
        assertThat(printed).contains("ORDER", "LIMIT", "GUARD", "BREAKER", "KILL", "new orders were refused: lunch");
        assertThat(run("--orders")).isEqualTo(ExitCodes.OK);
        assertThat(printed).contains("one", "two").doesNotContain("LIMIT", "GUARD", "BREAKER", "KILL");
    }

    @Test
    void saysWhatIsWrongWithTheMomentOrTheFolder() {
        assertThat(run("--until", "yesterday")).isEqualTo(ExitCodes.USAGE);
        assertThat(printed).contains("--until must be a time");
        data = data.resolve("nothing");
        assertThat(run()).isEqualTo(ExitCodes.USAGE);
        assertThat(printed).contains("there is no journal");
    }
}
