package io.fairlead.app.cli;

import io.fairlead.proof.drill.KillDrill;
import io.fairlead.proof.drill.LockerKillDrill;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
                    + " nothing behind. The exit code is 0 only if the switch told the truth.",
            "",
            "With --venue tradelocker an account with 40 orders and 5 positions is killed and flattened under the"
                    + " venue's published limits, on virtual time: the seconds shown are the venue's."
        })
final class DrillCommand implements Callable<Integer> {
    private static final int MOST_AT_FIX = 50_000;
    private static final int MOST_AT_LOCKER = 500;

    @Parameters(index = "0", paramLabel = "kill", description = "What is practised.")
    String what = "";

    @Option(names = "--venue", paramLabel = "VENUE", description = "fixlp or tradelocker (default: fixlp).")
    String venue = "fixlp";

    @Option(
            names = "--orders",
            paramLabel = "N",
            description = "How many orders are live (default: 1000; tradelocker: 40).")
    @Nullable
    Integer orders;

    @Option(names = "--positions", paramLabel = "N", description = "tradelocker: how many are open (default: 5).")
    int positions = 5;

    @Option(names = "--mass-cancel", description = "fixlp: the venue takes mass cancels.")
    boolean massCancel;

    @Option(
            names = "--down",
            description = "One of two sessions is lost, or TradeLocker is away for a minute: it must say what is not"
                    + " confirmed.")
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
        boolean locker = venue.equals("tradelocker");
        int live = orders == null ? locker ? 40 : 1_000 : orders;
        if (!what.equals("kill") || live < 1 || live > (locker ? MOST_AT_LOCKER : MOST_AT_FIX)) {
            throw new CommandFailure(
                    ExitCodes.USAGE,
                    "there is one drill, kill, with 1 to " + MOST_AT_FIX + " orders, " + MOST_AT_LOCKER
                            + " at tradelocker");
        }
        if ((!locker && !venue.equals("fixlp")) || positions < 0 || positions > MOST_AT_LOCKER) {
            throw new CommandFailure(
                    ExitCodes.USAGE, "--venue is fixlp or tradelocker, --positions 0 to " + MOST_AT_LOCKER);
        }
        PrintWriter words = json ? context.err() : context.out();
        return locker ? atLocker(live, words) : atFix(live, words);
    }

    private int atLocker(int live, PrintWriter words) {
        LockerKillDrill.Result result = new LockerKillDrill(live, positions, down).run(1, words);
        result.lies().forEach(words::println);
        context.out().println(result.json());
        return result.held() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private int atFix(int live, PrintWriter words) throws InterruptedException, IOException {
        try (ScratchFolder folder = ScratchFolder.create("fairlead-drill")) {
            KillDrill.Result result =
                    new KillDrill(live, massCancel, down).run(folder.path(), Duration.ofSeconds(limitSeconds), words);
            context.out().println(result.json());
            return result.held() ? ExitCodes.OK : ExitCodes.FAILED;
        }
    }
}
