package io.fairlead.app.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.app.secret.OwnerOnly;
import io.fairlead.app.secret.Secret;
import io.fairlead.app.secret.SecretException;
import io.fairlead.app.secret.SecretRef;
import io.fairlead.app.secret.SecretStores;
import io.fairlead.sim.SimConfig;
import io.fairlead.sim.Simulator;
import io.fairlead.sim.coinbase.CoinbaseConfig;
import io.fairlead.sim.fix.FixDoorConfig;
import io.fairlead.sim.fix.FixLogin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs a venue simulator alone.
@Command(
        name = "sim",
        description = {
            "Run a venue simulator alone: fairlead sim fixlp, or fairlead sim coinbase",
            "",
            "It speaks FIX 4.4 on loopback: orders from FAIRLEAD, prices for FAIRLEAD-MD, to YOFX. Its trade log and"
                    + " its certificate are in --dir. Faults are switched at the control port: 'auth TOKEN' first,"
                    + " then 'status'.",
            "",
            "coinbase is the market-data feed of Coinbase Exchange, ws:// on loopback, for BTC-USD and ETH-USD."
        })
final class SimCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "VENUE", description = "What to simulate: fixlp or coinbase.")
    String venue = "";

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "sim-data",
            description = "Its folder (default: sim-data).")
    Path dir = Path.of("sim-data");

    @Option(names = "--port", paramLabel = "PORT", description = "FIX or WebSocket port; 0 takes a free one.")
    int port;

    @Option(names = "--control-port", paramLabel = "PORT", description = "Control port; 0 takes a free one.")
    int controlPort;

    @Option(names = "--no-tls", description = "fixlp: plain TCP instead of TLS.")
    boolean plain;

    @Option(names = "--fixt", description = "fixlp: sessions by FIXT.1.1 and messages by FIX 5.0 SP2, not FIX 4.4.")
    boolean fixt;

    @Option(names = "--seed", paramLabel = "N", description = "What all prices follow from (default: 1).")
    long seed = 1;

    @Option(
            names = "--step",
            paramLabel = "MILLIS",
            description = "Time between two steps of the prices (default: 100).")
    int stepMillis = 100;

    @Option(names = "--fsync", description = "fixlp: sync the trade log to disk before each answer.")
    boolean fsync;

    @Option(
            names = "--password",
            paramLabel = "SECRET",
            defaultValue = "env:FAIRLEAD_SIM_PASSWORD",
            description = "fixlp: where the clients' password is: env:NAME or file:PATH (default:"
                    + " env:FAIRLEAD_SIM_PASSWORD).")
    String password = "";

    @Option(names = "--json", description = "Print ports and files as one JSON line.")
    boolean json;

    SimCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (!venue.equals("fixlp") && !venue.equals("coinbase")) {
            throw new CommandFailure(
                    ExitCodes.USAGE, "this release simulates fixlp and coinbase, not yet '" + venue + "'");
        }
        if (venue.equals("coinbase") && (plain || fsync || fixt)) {
            throw new CommandFailure(
                    ExitCodes.USAGE, "--no-tls, --fixt and --fsync are for fixlp: coinbase is plain ws://");
        }
        createDir();
        if (venue.equals("coinbase")) {
            return new CoinbaseSim(context, dir, json).run(feedConfig(), controlPort);
        }
        try (Simulator simulator = Simulator.start(
                config(),
                InstantSource.system(),
                Thread.ofPlatform().daemon(true).factory())) {
            Thread stop = Thread.ofPlatform().name("shutdown").unstarted(simulator::close);
            Runtime.getRuntime().addShutdownHook(stop);
            announce(simulator);
            simulator.awaitStop();
        }
        return ExitCodes.OK;
    }

    private void createDir() {
        try {
            OwnerOnly.createFolder(dir.toAbsolutePath());
        } catch (IOException e) {
            throw new CommandFailure(ExitCodes.FAILED, "cannot make " + dir + ": " + e.getMessage(), e);
        }
    }

    private CoinbaseConfig feedConfig() {
        return CoinbaseConfig.reference().withPort(port).withSeed(seed).withStep(Duration.ofMillis(stepMillis));
    }

    private SimConfig config() {
        SimConfig reference = SimConfig.reference(dir, password(), !plain);
        FixDoorConfig.Listen listen = new FixDoorConfig.Listen("127.0.0.1", plain ? port : 0, plain ? 0 : port);
        return reference
                .withFix(reference.fix().withListen(listen).speaking(protocol()))
                .withControlPort(controlPort)
                .withSeed(seed)
                .withStep(Duration.ofMillis(stepMillis))
                .withFsync(fsync);
    }

    private FixLogin.Protocol protocol() {
        return fixt ? FixLogin.Protocol.FIXT_1_1 : FixLogin.Protocol.FIX_4_4;
    }

    private String password() {
        try {
            SecretStores stores = new SecretStores(
                    context.environment(),
                    () -> {
                        throw new SecretException("the simulator takes env: and file: only");
                    },
                    () -> {
                        throw new SecretException("the simulator takes env: and file: only");
                    });
            try (Secret secret = stores.resolve(SecretRef.parse(password))) {
                return secret.text();
            }
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCodes.USAGE, "--password: " + e.getMessage(), e);
        }
    }

    private void announce(Simulator simulator) {
        Simulator.Ports ports = simulator.ports();
        if (json) {
            ObjectNode ready = GatewayClient.JSON.createObjectNode().put("event", "ready");
            ready.put("fixPort", ports.fix()).put("fixTlsPort", ports.fixTls()).put("controlPort", ports.control());
            ready.put("controlToken", simulator.controlToken());
            ready.put(
                    "certificate",
                    plain ? null : simulator.certificate().toAbsolutePath().toString());
            ready.put("tradeLog", simulator.tradeLog().toAbsolutePath().toString());
            context.out().println(ready);
            return;
        }
        String address = "127.0.0.1:" + (plain ? ports.fix() + ", plain" : ports.fixTls() + ", TLS");
        context.out().println((fixt ? "FIXT.1.1, FIX 5.0 SP2" : "FIX 4.4") + " on " + address);
        context.out()
                .println("  orders: SenderCompID FAIRLEAD, prices: FAIRLEAD-MD, TargetCompID YOFX, username fairlead");
        if (!plain) {
            context.out()
                    .println("  trust its certificate: tls: {ca: "
                            + simulator.certificate().toAbsolutePath() + "}");
        }
        context.out().println("control: 127.0.0.1:" + ports.control() + ", token in " + dir.resolve("control.token"));
        context.out().println("trade log: " + simulator.tradeLog().toAbsolutePath());
    }
}
