package io.fairlead.app.cli;

import io.fairlead.proof.drill.KillDrill;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Practises an emergency on a gateway and a simulated venue of its own.
@Command(
        name = "drill",
        description = {
            "Practise an emergency over real sockets on loopback, with a venue that misbehaves.",
            "",
            "kill: many orders are live, a strategy goes on sending, some cancels are slow, lost or beaten by fills;"
                    + " how long until the venue has confirmed that nothing is live? Needs no configuration, leaves"
                    + " nothing behind. The exit code is 0 only if the switch told the truth."
        })
final class DrillCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "kill", description = "What is practised.")
    String what = "";

    @Option(names = "--orders", paramLabel = "N", description = "How many orders are live (default: 1000).")
    int orders = 1_000;

    @Option(names = "--mass-cancel", description = "The venue takes mass cancels.")
    boolean massCancel;

    @Option(names = "--down", description = "One of two sessions is lost: it must say what is not confirmed.")
    boolean down;

    @Option(names = "--limit", paramLabel = "SECONDS", description = "How long to wait for the word (default: 10).")
    int limitSeconds = 10;

    @Option(names = "--json", description = "End with one line of JSON; all else goes to standard error.")
    boolean json;

    private final CommandContext context;

    DrillCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        if (!what.equals("kill") || orders < 1 || orders > 50_000) {
            throw new CommandFailure(ExitCodes.USAGE, "there is one drill, kill, with 1 to 50000 orders");
        }
        PrintWriter words = json ? context.err() : context.out();
        try (ScratchFolder folder = ScratchFolder.create("fairlead-drill")) {
            KillDrill.Result result =
                    new KillDrill(orders, massCancel, down).run(folder.path(), Duration.ofSeconds(limitSeconds), words);
            context.out().println(result.json());
            return result.held() ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }
}
