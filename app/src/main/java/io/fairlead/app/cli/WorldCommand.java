package io.fairlead.app.cli;

import io.fairlead.proof.replies.LostReplies;
import io.fairlead.proof.replies.LostRepliesReport;
import io.fairlead.proof.sessions.SessionSeeds;
import io.fairlead.proof.virtual.SeedRun;
import io.fairlead.proof.world.PlantedBug;
import io.fairlead.proof.world.PlantedSeeds;
import io.fairlead.proof.world.WorldSeeds;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lives through simulated worlds, each made from a seed, in which everything that can go wrong does.
@Command(
        name = "world",
        description = {
            "Simulate crashes, cuts and lying venues by seed, and check that no order is lost or doubled.",
            "",
            "The gateway is the real one; venues, network, disk and clock are simulated. Needs no network and no"
                    + " configuration. The same seed does the same again, to the byte. The exit code is 0 only if every"
                    + " promise held in every world."
        })
final class WorldCommand implements Callable<Integer> {
    private static final Pattern SEEDS = Pattern.compile("(\\d{1,18})(?:\\.\\.(\\d{1,18}))?");

    /// Which worlds, if not those of the gateway.
    static final class Kind {
        @Option(
                names = "--sessions",
                description =
                        "Two FIX sessions of ours instead, talking to each other through crashes, cuts and resets.")
        boolean sessions;

        @Option(
                names = "--planted",
                description = "Check the checker: gateways with a planted bug each, which a world must notice.")
        boolean planted;

        @Option(
                names = "--replies",
                paramLabel = "N",
                description =
                        "N operations at a TradeLocker that loses requests and replies instead; of the first seed.")
        int replies;
    }

    @ArgGroup
    Kind kind = new Kind();

    @Option(
            names = "--seeds",
            paramLabel = "FIRST..LAST",
            description = "Which seeds; one number lives through that one (default: 1..1000).")
    String seeds = "1..1000";

    @Option(
            names = "--only",
            paramLabel = "BUG",
            split = ",",
            description = "With --planted: these alone; a wrong name lists them all.")
    List<String> only = List.of();

    @Option(names = "--threads", paramLabel = "N", description = "How many worlds at a time (default: one per core).")
    int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--trace", description = "Tell everything that happens in the first of the seeds.")
    boolean trace;

    @Option(names = "--json", description = "End with one line of JSON; all else goes to standard error.")
    boolean json;

    private final CommandContext context;

    WorldCommand(CommandContext context) {
        this.context = context;
    }

    /// What came of a run.
    private record Verdict(boolean held, String json) {}

    @Override
    public Integer call() throws InterruptedException {
        Matcher range = SEEDS.matcher(seeds);
        if (!range.matches()) {
            throw new CommandFailure(ExitCodes.USAGE, "--seeds must be a number, or two as in 1..1000, was " + seeds);
        }
        if (threads < 1) {
            throw new CommandFailure(ExitCodes.USAGE, "--threads must be 1 or more, was " + threads);
        }
        long first = Long.parseLong(range.group(1));
        long last = range.group(2) == null ? first : Long.parseLong(range.group(2));
        if (last < first) {
            throw new CommandFailure(ExitCodes.USAGE, "--seeds must not end before they begin, was " + seeds);
        }
        Verdict verdict = run(first, last, json ? context.err() : context.out());
        if (json) {
            context.out().println(verdict.json);
        }
        return verdict.held ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private Verdict run(long first, long last, PrintWriter words) throws InterruptedException {
        if (kind.replies > 0) {
            return replies(first, words);
        }
        if (kind.planted) {
            return planted(first, last, words);
        }
        return kind.sessions ? live(SessionSeeds.KIND, first, last, words) : live(WorldSeeds.KIND, first, last, words);
    }

    private Verdict planted(long first, long last, PrintWriter words) throws InterruptedException {
        List<PlantedBug> all = PlantedBug.all();
        List<String> names = all.stream().map(PlantedBug::key).toList();
        if (!names.containsAll(only)) {
            throw new CommandFailure(ExitCodes.USAGE, "--only must name planted bugs: " + String.join(", ", names));
        }
        List<PlantedBug> wanted = all.stream()
                .filter(bug -> only.isEmpty() || only.contains(bug.key()))
                .toList();
        PlantedSeeds run = PlantedSeeds.run(wanted, new PlantedSeeds.Seeds(first, last), threads, words);
        return new Verdict(run.found(), run.json());
    }

    private Verdict replies(long seed, PrintWriter words) {
        LostRepliesReport report = LostReplies.run(seed, kind.replies);
        words.println(report.kinds());
        report.findings().forEach(words::println);
        words.flush();
        return new Verdict(report.held(), report.json());
    }

    private <K extends Enum<K>> Verdict live(SeedRun.Kind<K> worlds, long first, long last, PrintWriter words)
            throws InterruptedException {
        SeedRun<K> run = trace ? SeedRun.trace(worlds, first, words) : SeedRun.of(worlds, first, last, threads, words);
        return new Verdict(run.held(), run.json());
    }
}
