package io.fairlead.app.cli;

import io.fairlead.app.demo.Demo;
import io.fairlead.app.demo.DemoPlan;
import io.fairlead.app.demo.DemoReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows the whole product at work, and checks at the end that its books are those of the venue.
@Command(
        name = "demo",
        description = {
            "See it trade: two simulated venues, a gateway, a small strategy over FIX and a program that trades at"
                    + " TradeLocker through the API.",
            "Runs until Ctrl-C or for the time given. Afterwards the venues' own trade logs are compared with the"
                    + " gateway's journal; the exit code is 0 only if nothing was lost, doubled or invented."
        })
final class DemoCommand implements Callable<Integer> {
    @Option(
            names = "--for",
            paramLabel = "TIME",
            description = "How long to trade, as 20s or 5m (default: until Ctrl-C).")
    @Nullable
    String length;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "What prices and choices follow from.")
    int seed = 1;

    @Option(names = "--plant", paramLabel = "FAULT", description = "Plant a fault that the check must find: lose-fill.")
    @Nullable
    String plant;

    @Option(names = "--dir", paramLabel = "DIR", description = "Keep the files here (default: a new temporary folder).")
    @Nullable
    Path directory;

    @Option(names = "--json", description = "End with one line of JSON; all else goes to standard error.")
    boolean json;

    private final CommandContext context;

    DemoCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (plant != null && !plant.equals("lose-fill")) {
            throw new CommandFailure(ExitCodes.USAGE, "--plant: there is only lose-fill, was '" + plant + "'");
        }
        Optional<Duration> time = Optional.ofNullable(length).map(text -> Spans.parse("--for", text));
        Path folder = directory == null ? Files.createTempDirectory("fairlead-demo-") : directory.toAbsolutePath();
        Files.createDirectories(folder);
        Consumer<String> say = json ? context.err()::println : context.out()::println;
        DemoReport report = run(new DemoPlan(folder, time, seed, plant != null), say);
        report.text().forEach(say);
        say.accept("Files: " + folder);
        if (json) {
            context.out().println(report.json());
        }
        return report.isTrue() ? ExitCodes.OK : ExitCodes.CHECK_FAILED;
    }

    private static DemoReport run(DemoPlan plan, Consumer<String> say) throws InterruptedException {
        CountDownLatch finished = new CountDownLatch(1);
        try (Demo demo = Demo.start(plan, say)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(demo, finished), "demo-stop"));
            say.accept("");
            say.accept("  Dashboard: " + demo.dashboard());
            say.accept("  What goes wrong on purpose is said here as it begins."
                    + (plan.length().isEmpty() ? " Ctrl-C ends it, and compares all books." : ""));
            say.accept("");
            demo.trade();
            return demo.finish();
        } finally {
            finished.countDown();
        }
    }

    /// Ctrl-C: lets the demo end in good order before the process does.
    private static void stop(Demo demo, CountDownLatch finished) {
        demo.stop();
        try {
            if (!finished.await(demo.finishLimit().toSeconds(), TimeUnit.SECONDS)) {
                demo.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
