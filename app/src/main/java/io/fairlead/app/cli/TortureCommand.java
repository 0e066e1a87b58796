package io.fairlead.app.cli;

import io.fairlead.app.trial.Torture;
import io.fairlead.app.trial.TortureReport;
import io.fairlead.app.trial.TrialStuck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Kills real processes at random moments and checks that no order is lost, doubled or invented.
@Command(
        name = "torture",
        description = {
            "Kill a real gateway and its venue again and again, and check that no order is lost or doubled.",
            "",
            "Starts a simulated venue and a gateway as processes on loopback, lets clients trade, and kills either or"
                    + " both (kill -9) with at least 50 orders in flight; some kills hit the recovery itself. The"
                    + " venue's own trade log is the truth. The exit code is 0 only if nothing was lost, doubled or"
                    + " invented."
        })
final class TortureCommand implements Callable<Integer> {
    @Option(names = "--kills", paramLabel = "N", description = "How many (default: 50).")
    int kills = 50;

    @Option(names = "--seed", paramLabel = "N", description = "What the moments and choices follow from (default: 1).")
    long seed = 1;

    @Option(names = "--dir", paramLabel = "DIR", description = "Keep the files here (default: a new temporary folder).")
    @Nullable
    Path directory;

    @Option(names = "--json", description = "End with one line of JSON; all else goes to standard error.")
    boolean json;

    private final CommandContext context;

    TortureCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (kills < 1) {
            throw new CommandFailure(ExitCodes.USAGE, "--kills must be 1 or more, was " + kills);
        }
        Path folder = directory == null ? Files.createTempDirectory("fairlead-torture-") : directory.toAbsolutePath();
        Consumer<String> say = json ? context.err()::println : context.out()::println;
        TortureReport report = run(folder, say);
        report.text().forEach(say);
        say.accept("Files: " + folder);
        if (json) {
            context.out().println(report.json());
        }
        return report.held() ? ExitCodes.OK : ExitCodes.CHECK_FAILED;
    }

    private TortureReport run(Path folder, Consumer<String> say) throws InterruptedException {
        try {
            return Torture.run(folder, kills, seed, say);
        } catch (TrialStuck stuck) {
            String advice = ". Nothing is proved; if the machine is busy, try again. Files: " + folder;
            throw new CommandFailure(ExitCodes.CHECK_FAILED, stuck.getMessage() + advice, stuck);
        }
    }
}
