package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.app.config.ConfigFile;
import io.fairlead.core.model.VenueId;
import io.fairlead.gateway.Seams;
import io.fairlead.proof.kit.Kit;
import io.fairlead.proof.kit.KitCase;
import io.fairlead.proof.kit.KitCases;
import io.fairlead.proof.kit.KitReport;
import io.fairlead.proof.kit.KitVenue;
import io.fairlead.proof.kit.KitVenues;
import io.fairlead.proof.kit.Mistake;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Plays the compatibility kit on a venue.
@Command(
        name = "kit",
        description = {
            "Try everything that a venue's adapter declares, case by case.",
            "",
            "Starts the venue's simulator and a gateway on loopback, and needs no configuration. There is one list of"
                    + " numbered cases for all venues; one is skipped only if the adapter does not declare what it"
                    + " needs. What the gateway reports is compared with the venue's own log. The exit code is 0 only"
                    + " if no case failed.",
            "",
            "With --config it plays the safe cases on an account of your own: at the least quantity, in an instrument"
                    + " of which the account has neither orders nor a position. A gateway runs meanwhile in this"
                    + " process, on the configuration's data folder, and ends as 'on-shutdown' says. A"
                    + " configuration with a live account, a live host or strategies is refused, and there is no way"
                    + " around that."
        })
final class KitCommand implements Callable<Integer> {
    /// A case ends when what it waits for is so, and a loaded machine takes its time.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /// Where a mistake is planted, most cases that find it wait in vain.
    private static final Duration MISTAKE_PATIENCE = Duration.ofSeconds(10);

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "VENUE",
            description = "Which venue, such as fixlp or tradelocker.")
    @Nullable
    String venue;

    @Option(names = "--list", description = "Say which cases there are, and play none.")
    boolean list;

    @Option(
            names = "--only",
            paramLabel = "NUMBER",
            split = ",",
            description = "Play these cases; may be given several times.")
    List<Integer> only = List.of();

    @Option(
            names = "--mistakes",
            description = "Plant mistakes in the adapter, one at a time, and say which case finds each.")
    boolean mistakes;

    @Option(names = "--config", paramLabel = "FILE", description = "Play the safe cases on an account of this.")
    @Nullable
    Path config;

    @Option(names = "--account", paramLabel = "ID", description = "Which account (default: the venue's first).")
    @Nullable
    String account;

    @Option(names = "--symbol", paramLabel = "SYMBOL", description = "In which instrument (default: its first there).")
    @Nullable
    String symbol;

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            description = "How long a case may take, as 1m (default: 30s). Not with --mistakes, which wait for 10s.")
    @Nullable
    String patience;

    @Mixin
    Consent consent = new Consent();

    @Option(names = "--json", description = "End with one line of JSON; all else goes to standard error.")
    boolean json;

    private final CommandContext context;

    KitCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        refuseBesideMistakes();
        Duration perCase = patience == null ? PATIENCE : Spans.parse("--patience", patience);
        List<KitCase> cases = KitCases.ALL.stream()
                .filter(each -> only.isEmpty() || only.contains(each.number()))
                .toList();
        if (cases.isEmpty()) {
            throw new CommandFailure(ExitCodes.USAGE, "--only: there is no case " + only);
        }
        if (list) {
            cases.forEach(each -> context.out().println(words(each)));
            return ExitCodes.OK;
        }
        if (mistakes) {
            return plant(kind().mistakes());
        }
        return config == null ? play(kind(), cases, perCase) : playOn(config, cases, perCase);
    }

    /// On somebody's own account.
    private Integer playOn(Path file, List<KitCase> cases, Duration perCase) {
        if (venue == null) {
            throw new CommandFailure(ExitCodes.USAGE, "say which venue of " + file);
        }
        return switch (ConfigFile.read(file, context.environment())) {
            case ConfigFile.Broken broken -> {
                CheckCommand.report(context, file, broken);
                yield ExitCodes.CHECK_FAILED;
            }
            case ConfigFile.Sound sound -> {
                OwnAccountKit own = new OwnAccountKit(context, sound.settings(), new VenueId(venue));
                OwnAccountKit.Place place = own.place(account, symbol);
                List<KitCase> safe = safe(cases);
                consent.ask(
                        context, "This trades the least quantity of " + place.words() + ", and cancels and closes it.");
                words().println("Starting a gateway, and waiting for the account to open and for prices");
                words().flush();
                yield tell(own.play(place, safe, perCase, result -> words().println(result.line())));
            }
        };
    }

    private static List<KitCase> safe(List<KitCase> cases) {
        List<KitCase> safe = cases.stream().filter(KitCase::safe).toList();
        if (safe.isEmpty()) {
            String numbers = KitCases.ALL.stream()
                    .filter(KitCase::safe)
                    .map(each -> Integer.toString(each.number()))
                    .collect(Collectors.joining(", "));
            throw new CommandFailure(
                    ExitCodes.USAGE, "--only: safe on an account of your own are these alone: " + numbers);
        }
        return safe;
    }

    private void refuseBesideMistakes() {
        String other = config != null ? "--config" : !only.isEmpty() ? "--only" : patience != null ? "--patience" : "";
        if (mistakes && !other.isEmpty()) {
            throw new CommandFailure(
                    ExitCodes.USAGE, other + ": not with --mistakes, which have their own cases before a simulator");
        }
    }

    private PrintWriter words() {
        return json ? context.err() : context.out();
    }

    private KitVenue.Kind kind() {
        String known = KitVenues.ALL.stream().map(KitVenue.Kind::name).collect(Collectors.joining(", "));
        if (venue == null) {
            throw new CommandFailure(ExitCodes.USAGE, "say which venue: " + known);
        }
        return KitVenues.named(venue)
                .orElseThrow(() ->
                        new CommandFailure(ExitCodes.USAGE, "there is no venue '" + venue + "', there are: " + known));
    }

    private Integer play(KitVenue.Kind kind, List<KitCase> cases, Duration perCase) throws IOException {
        try (ScratchFolder folder = ScratchFolder.create("fairlead-kit")) {
            Kit.Setup setup = new Kit.Setup(folder.path(), perCase, Seams.NONE);
            return tell(Kit.run(kind, cases, setup, result -> words().println(result.line())));
        }
    }

    /// The kit is good if each mistake makes a case fail.
    private Integer plant(List<Mistake> planted) throws IOException {
        if (planted.isEmpty()) {
            throw new CommandFailure(ExitCodes.USAGE, "--mistakes: there are none for " + venue);
        }
        List<String> missed = new ArrayList<>();
        try (ScratchFolder folder = ScratchFolder.create("fairlead-kit")) {
            for (Mistake each : planted) {
                Optional<KitReport.Result> found = each.found(folder.path(), MISTAKE_PATIENCE);
                if (found.isEmpty()) {
                    missed.add(each.name());
                }
                words().println(each.name() + ": "
                        + found.map(KitReport.Result::line).orElse("no case fails"));
            }
        }
        if (json) {
            ObjectNode document = new ObjectMapper().createObjectNode();
            document.put("venue", venue).put("planted", planted.size()).put("found", planted.size() - missed.size());
            missed.forEach(document.putArray("missed")::add);
            context.out().println(document);
        }
        return missed.isEmpty() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private Integer tell(KitReport report) {
        words().printf(
                        Locale.ROOT,
                        "%d passed, %d failed, %d skipped in %.1f s%n",
                        report.count(KitReport.Outcome.PASSED),
                        report.count(KitReport.Outcome.FAILED),
                        report.count(KitReport.Outcome.SKIPPED),
                        report.seconds());
        if (json) {
            context.out().println(document(report));
        }
        return report.isGood() ? ExitCodes.OK : ExitCodes.FAILED;
    }

    private static String words(KitCase each) {
        String safe = each.safe() ? ", safe on an account of your own" : "";
        String needs = each.needs().isEmpty()
                ? ""
                : " (needs " + each.needs().stream().map(Object::toString).collect(Collectors.joining(", ")) + ")";
        return "%3d %s%s%s".formatted(each.number(), each.title(), safe, needs);
    }

    private static ObjectNode document(KitReport report) {
        ObjectNode document = new ObjectMapper().createObjectNode();
        document.put("venue", report.venue())
                .put("passed", report.count(KitReport.Outcome.PASSED))
                .put("failed", report.count(KitReport.Outcome.FAILED))
                .put("skipped", report.count(KitReport.Outcome.SKIPPED))
                .put("seconds", rounded(report.seconds()));
        ArrayNode cases = document.putArray("cases");
        for (KitReport.Result result : report.results()) {
            ObjectNode one = cases.addObject();
            one.put("number", result.of().number()).put("title", result.of().title());
            ArrayNode needs = one.putArray("needs");
            result.of().needs().forEach(need -> needs.add(need.toString()));
            one.put("result", result.outcome().name().toLowerCase(Locale.ROOT))
                    .put("why", result.why())
                    .put("seconds", rounded(result.seconds()));
        }
        return document;
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 100) / 100.0;
    }
}
