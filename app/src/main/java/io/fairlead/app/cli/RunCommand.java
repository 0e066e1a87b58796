package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.app.config.ConfigFile;
import io.fairlead.app.config.Settings;
import io.fairlead.app.log.Logs;
import io.fairlead.app.log.Redactor;
import io.fairlead.app.run.GatewayProcess;
import io.fairlead.app.run.SecretAccess;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.PositionView;
import io.fairlead.gateway.Gateway;
import io.fairlead.journal.JournalException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs a gateway until SIGTERM or Ctrl-C.
@Command(
        name = "run",
        description = {
            "Run a gateway from a configuration file, until Ctrl-C or SIGTERM.",
            "",
            "A file with errors starts nothing. On SIGTERM new orders are refused, 'on-shutdown' is carried out,"
                    + " sessions"
                    + " log out, and what is still live at the venues is printed. The first start makes an admin"
                    + " token, keeps it in the data folder and, on a terminal, shows it once."
        })
final class RunCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "FILE", description = "The configuration; see 'fairlead check'.")
    Path file = Path.of("");

    @Option(names = "--json", description = "Say that it is ready, and what is left at the end, as one JSON line each.")
    boolean json;

    RunCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() {
        ConfigFile read = ConfigFile.read(file, context.environment());
        return switch (read) {
            case ConfigFile.Broken _ -> {
                CheckCommand.report(context, file, read);
                yield ExitCodes.CHECK_FAILED;
            }
            case ConfigFile.Sound sound -> {
                sound.problems().forEach(problem -> context.err().println(problem.inFile(file.toString())));
                yield run(sound.settings());
            }
        };
    }

    private int run(Settings settings) {
        Redactor redactor = new Redactor();
        Logs logs = Logs.start(settings.logging(), redactor);
        GatewayProcess process = start(settings, redactor, logs);
        Thread stop = Thread.ofPlatform().name("shutdown").unstarted(() -> stop(process, logs));
        Runtime.getRuntime().addShutdownHook(stop);
        announce(process);
        try {
            String thread = process.awaitFailure();
            context.err().println("fairlead: thread " + thread + " failed, the gateway stops; see the log");
            return ExitCodes.FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitCodes.FAILED;
        }
    }

    private GatewayProcess start(Settings settings, Redactor redactor, Logs logs) {
        try {
            return GatewayProcess.start(
                    settings,
                    SecretAccess.of(settings.secrets(), context.environment(), redactor::learn),
                    redactor,
                    context.home());
        } catch (JournalException | UncheckedIOException | IllegalStateException | IllegalArgumentException e) {
            logs.close();
            throw new CommandFailure(ExitCodes.FAILED, "nothing was started: " + e.getMessage(), e);
        }
    }

    private void announce(GatewayProcess process) {
        if (json) {
            ObjectNode ready = GatewayClient.JSON.createObjectNode();
            ready.put("event", "ready").put("url", process.uri().toString().replaceAll("/$", ""));
            ready.put("tokenFile", process.tokenFile().toString());
            ready.put("recovery", process.recovery().description());
            context.out().println(ready);
            return;
        }
        context.out().println("recovered: " + process.recovery().description());
        context.out().println("dashboard and API: " + process.uri());
        process.firstToken().ifPresent(token -> {
            if (context.terminal().shows()) {
                context.out().println("admin token, shown this once: " + token);
            }
            context.out().println("the first admin token is in " + process.tokenFile() + ", for you alone");
        });
    }

    /// Runs in the shutdown hook: whatever ended the process, this is its one way out.
    private void stop(GatewayProcess process, Logs logs) {
        try {
            tell(process.stop());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            logs.close();
        }
    }

    private void tell(Gateway.StillLive left) {
        if (json) {
            ObjectNode stopped = GatewayClient.JSON.createObjectNode().put("event", "stopped");
            var orders = stopped.putArray("liveOrders");
            left.orders().forEach(order -> orders.add(order.identity().id().value()));
            var positions = stopped.putArray("openPositions");
            left.positions().forEach(position -> positions.add(words(position)));
            context.out().println(stopped);
            return;
        }
        left.orders().forEach(order -> context.out().println("still live: " + words(order)));
        left.positions().forEach(position -> context.out().println("still open: " + words(position)));
        context.out()
                .println("stopped with " + left.orders().size() + " live orders and "
                        + left.positions().size() + " open positions");
    }

    private static String words(OrderView order) {
        return order.identity().id() + " " + order.identity().side() + " "
                + order.state().leavesQty() + " " + order.identity().symbol() + " on "
                + order.identity().account() + ", " + order.state().status();
    }

    private static String words(PositionView position) {
        return position.units() + " " + position.symbol() + " on " + position.account();
    }
}
