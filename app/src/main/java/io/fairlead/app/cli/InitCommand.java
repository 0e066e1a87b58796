package io.fairlead.app.cli;

import io.fairlead.app.config.Template;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes a commented configuration to begin with.
@Command(
        name = "init",
        description = {
            "Write a commented configuration for a venue.",
            "",
            "VENUE is fixlp, any FIX 4.4 liquidity provider, or tradelocker. A file that is there is never overwritten."
        })
final class InitCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "VENUE", description = "What to connect to: fixlp or tradelocker.")
    String venue = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "fairlead.yaml",
            description = "File to write; - is standard output (default: fairlead.yaml).")
    String output = "fairlead.yaml";

    InitCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        String text = Template.of(venue)
                .orElseThrow(() -> new CommandFailure(
                        ExitCodes.USAGE,
                        "there is a configuration to begin with for " + String.join(", ", Template.names())
                                + ", none for '" + venue + "'"));
        if (output.equals("-")) {
            context.out().print(text);
            context.out().flush();
            return ExitCodes.OK;
        }
        write(Path.of(output), text);
        context.out().println("written: " + output);
        context.out().println("Fill in what is marked, then: fairlead check " + output + " && fairlead run " + output);
        return ExitCodes.OK;
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailure(ExitCodes.FAILED, file + " is there already: name another with --output", e);
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FAILED, "cannot write " + file + ": " + e.getMessage(), e);
        }
    }
}
