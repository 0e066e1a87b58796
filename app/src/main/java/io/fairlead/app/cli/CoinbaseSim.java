package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.sim.coinbase.CoinbaseConfig;
import io.fairlead.sim.coinbase.CoinbaseVenue;
import io.fairlead.sim.control.ControlPort;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ThreadFactory;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Runs the simulated market-data feed of Coinbase until it is told to stop. Confined to the main thread.
record CoinbaseSim(CommandContext context, Path dir, boolean json) {
    /// Held, as a logger that nobody holds forgets its level: a command tells no web server's story.
    private static final Logger WEB_SERVER = Logger.getLogger("io.helidon");

    int run(CoinbaseConfig config, int controlPort) throws InterruptedException {
        WEB_SERVER.setLevel(Level.WARNING);
        ThreadFactory threads = Thread.ofPlatform().daemon(true).factory();
        try (CoinbaseVenue venue = CoinbaseVenue.start(config, InstantSource.system(), threads);
                ControlPort control = ControlPort.open(controlPort, dir, venue::control, threads)) {
            announce(venue, control);
            venue.awaitStop();
            return ExitCodes.OK;
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FAILED, "no control port: " + e.getMessage(), e);
        }
    }

    private void announce(CoinbaseVenue venue, ControlPort control) {
        if (json) {
            ObjectNode ready = GatewayClient.JSON.createObjectNode().put("event", "ready");
            ready.put("url", venue.uri().toString()).put("controlPort", control.port());
            context.out().println(ready.put("controlToken", control.token()));
            return;
        }
        context.out().println("market data of BTC-USD and ETH-USD: url: " + venue.uri());
        context.out().println("control: 127.0.0.1:" + control.port() + ", token in " + dir.resolve("control.token"));
    }
}
