package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.sim.control.ControlPort;
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.sim.tradelocker.door.TradeLockerVenue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Runs the simulated TradeLocker until it is told to stop. Confined to the main thread.
record TradeLockerRun(CommandContext context, Path dir, boolean json) {
    /// Held, as a logger that nobody holds forgets its level: a command tells no web server's story.
    private static final Logger WEB_SERVER = Logger.getLogger("io.helidon");

    int run(TradeLockerConfig config, TradeLockerVenue.Ports ports, int controlPort, boolean fsync)
            throws InterruptedException {
        WEB_SERVER.setLevel(Level.WARNING);
        ThreadFactory threads = Thread.ofPlatform().daemon(true).factory();
        TradeLockerVenue.Surroundings around =
                new TradeLockerVenue.Surroundings(InstantSource.system(), threads, fsync);
        try (TradeLockerVenue venue = TradeLockerVenue.start(config, ports, dir, around);
                ControlPort control = ControlPort.open(controlPort, dir, venue::control, threads)) {
            Runtime.getRuntime()
                    .addShutdownHook(Thread.ofPlatform().name("shutdown").unstarted(venue::close));
            announce(venue, control, config);
            venue.awaitStop();
            return ExitCodes.OK;
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FAILED, "no control port: " + e.getMessage(), e);
        }
    }

    private void announce(TradeLockerVenue venue, ControlPort control, TradeLockerConfig config) {
        if (json) {
            ObjectNode ready = GatewayClient.JSON.createObjectNode().put("event", "ready");
            ready.put("url", venue.rest().toString())
                    .put("streamUrl", venue.streams().toString());
            ready.put("server", config.server()).put("controlPort", control.port());
            ObjectNode logins = ready.putObject("accounts");
            config.logins().forEach(login -> numbers(login).forEach(logins.putArray(login.email())::add));
            ready.put("controlToken", control.token());
            context.out()
                    .println(ready.put(
                            "tradeLog", venue.tradeLog().toAbsolutePath().toString()));
            return;
        }
        context.out().println("TradeLocker, server " + config.server() + ": REST at " + venue.rest());
        config.logins()
                .forEach(login -> context.out()
                        .println("  login: " + login.email() + ", accounts " + String.join(", ", numbers(login))));
        context.out()
                .println("  streams: "
                        + (config.developerKey().isEmpty() ? "none without --developer-key" : venue.streams()));
        context.out().println("control: 127.0.0.1:" + control.port() + ", token in " + dir.resolve("control.token"));
        context.out().println("trade log: " + venue.tradeLog().toAbsolutePath());
    }

    /// What the login's accounts are named by in a configuration.
    private static List<String> numbers(TradeLockerConfig.Login login) {
        return login.accounts().stream()
                .map(account -> Long.toString(account.id()))
                .toList();
    }
}
