package io.fairlead.app.cli;

import io.fairlead.app.trial.Playbook;
import io.fairlead.app.trial.Scenario;
import io.fairlead.app.trial.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Plays what happens to gateways in real life, over real sockets.
@Command(
        name = "scenarios",
        description = {
            "Play what happens to gateways in real life, by name, over real sockets.",
            "",
            "Starts a simulated venue and a gateway as processes on loopback. Each scenario is judged by the"
                    + " venue's own log and the gateway's state; afterwards both books are compared. The exit code"
                    + " is 0 only if all passed."
        })
final class ScenariosCommand implements Callable<Integer> {
    @Option(names = "--list", description = "Say which there are, and play none.")
    boolean list;

    @Option(names = "--only", paramLabel = "NAME", description = "Play this one; may be given several times.")
    List<String> only = List.of();

    @Option(names = "--dir", paramLabel = "DIR", description = "Keep the files here (default: a new temporary folder).")
    @Nullable
    Path directory;

    @Option(names = "--json", description = "End with one line of JSON; all else goes to standard error.")
    boolean json;

    private final CommandContext context;

    ScenariosCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        if (list) {
            Playbook.ALL.forEach(each -> context.out().printf("%-34s %s%n", each.name(), each.words()));
            return ExitCodes.OK;
        }
        List<String> names = Playbook.ALL.stream().map(Scenario::name).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new CommandFailure(ExitCodes.USAGE, "--only: there is no '" + name + "', there are " + names);
            }
        }
        List<Scenario> chosen = Playbook.ALL.stream()
                .filter(each -> only.isEmpty() || only.contains(each.name()))
                .toList();
        Path folder = directory == null ? Files.createTempDirectory("fairlead-scenarios-") : directory.toAbsolutePath();
        Consumer<String> say = json ? context.err()::println : context.out()::println;
        Scenarios played = Scenarios.play(folder, chosen, say);
        say.accept("Files: " + folder);
        if (json) {
            context.out().println(played.json());
        }
        return played.passed() ? ExitCodes.OK : ExitCodes.CHECK_FAILED;
    }
}
