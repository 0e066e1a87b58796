package io.fairlead.app.cli;

import io.fairlead.app.GeneratedDocs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandManualTest {
    @Test
    void manualInDocsIsCurrent() throws IOException {
        CommandLine root = Fairlead.commandLine(new CommandContext(
                CommandContext.ofProcess().out(),
                CommandContext.ofProcess().err(),
                CommandContext.ofProcess().in(),
                CommandContext.Terminal.NONE,
                Map.of(),
                Path.of("/")));
        StringBuilder text = new StringBuilder(
                "# Commands\n\nMade from the program; `fairlead COMMAND --help` shows the same.\n\n```text\n");
        text.append(root.getUsageMessage()).append("```\n");
        root.getSubcommands()
                .forEach((name, command) -> text.append("\n## ")
                        .append(name)
                        .append("\n\n```text\n")
                        .append(command.getUsageMessage().replaceFirst("(?s)\nExit codes:.*", ""))
                        .append("```\n"));
        GeneratedDocs.check("cli.md", text.toString());
    }
}
