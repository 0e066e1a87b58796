package io.fairlead.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixCommandTest {
    private static final String ORDER = "8=FIX.4.4|35=D|34=2|49=US|56=THEM|11=c1|55=EUR/USD|5001=7|10=000|\n";

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String input, String... arguments) {
        return Fairlead.run(
                new CommandContext(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        new BufferedReader(new StringReader(input)),
                        CommandContext.Terminal.NONE,
                        Map.of(),
                        folder),
                arguments);
    }

    @Test
    void printsALogFromStandardInput() {
        assertThat(run(ORDER, "fix", "-")).isEqualTo(ExitCodes.OK);
        assertThat(out.toString()).contains("NewOrderSingle(D) #2", "Symbol(55)=EUR/USD", "1 messages, 1 shown");
    }

    @Test
    void asksACounterpartysDictionaryFirst() throws IOException {
        Path dictionary = Files.writeString(folder.resolve("theirs.xml"), """
                <fix type="FIX" major="4" minor="4">
                  <header/><trailer/>
                  <messages/>
                  <components/>
                  <fields><field number="5001" name="Their\u009bTag" type="CHAR">
                    <value enum="7" description="LUCKY"/></field></fields>
                </fix>""");
        assertThat(run(ORDER, "fix", "--dictionary", dictionary.toString(), "--json", "-"))
                .isEqualTo(ExitCodes.OK);
        assertThat(out.toString())
                .contains("{\"tag\":5001,\"name\":\"Their?Tag\",\"value\":\"7\",\"meaning\":\"LUCKY\"}")
                .endsWith("\"summary\":{\"files\":1,\"messages\":1,\"shown\":1,\"notes\":0,\"garbled\":0}}\n");
    }

    @Test
    void saysWhatIsWrongWithTheCommandLine() {
        assertThat(run("", "fix", folder.resolve("gone.log").toString())).isEqualTo(ExitCodes.FAILED);
        assertThat(run("", "fix", "--from", "noon", "-")).isEqualTo(ExitCodes.USAGE);
        assertThat(run("", "fix", "--dictionary", folder.resolve("gone.xml").toString(), "-"))
                .isEqualTo(ExitCodes.FAILED);
        assertThat(err.toString()).contains("there is no file", "was noon", "gone.xml can't be read");
    }
}
