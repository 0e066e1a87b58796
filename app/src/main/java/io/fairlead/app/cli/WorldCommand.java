package io.fairlead.app.cli;

import io.fairlead.proof.sessions.SessionSeeds;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lives through simulated worlds, each made from a seed, in which everything that can go wrong does.
@Command(
        name = "world",
        description = {
            "Simulate crashes, cuts and clocks by seed, and check that nothing is lost or doubled.",
            "",
            "Needs no network and no configuration. The same seed does the same again, to the byte. The exit code is 0"
                    + " only if every promise held in every world."
        })
final class WorldCommand implements Callable<Integer> {
    private static final Pattern SEEDS = Pattern.compile("(\\d{1,18})(?:\\.\\.(\\d{1,18}))?");

    @Option(
            names = "--sessions",
            required = true,
            description = "Two FIX sessions of ours, talking to each other through crashes, cuts and resets.")
    boolean sessions;

    @Option(
            names = "--seeds",
            paramLabel = "FIRST..LAST",
            description = "Which seeds; one number lives through that one (default: 1..1000).")
    String seeds = "1..1000";

    @Option(names = "--trace", description = "Tell everything that happens.")
    boolean trace;

    @Option(names = "--json", description = "End with one line of JSON; all else goes to standard error.")
    boolean json;

    private final CommandContext context;

    WorldCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        Matcher range = SEEDS.matcher(seeds);
        if (!range.matches()) {
            throw new CommandFailure(ExitCodes.USAGE, "--seeds must be a number, or two as in 1..1000, was " + seeds);
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
        SessionSeeds run = SessionSeeds.run(first, last, trace, json ? context.err() : context.out());
        if (json) {
            context.out().println(run.json());
        }
        return run.held() ? ExitCodes.OK : ExitCodes.FAILED;
    }
}
