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
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.sim.tradelocker.door.TradeLockerVenue;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Runs a venue simulator alone.
@Command(
        name = "sim",
        description = {
            "Run a venue simulator alone: fairlead sim fixlp, tradelocker or coinbase",
            "",
            "fixlp speaks FIX 4.4 on loopback: orders from FAIRLEAD, prices for FAIRLEAD-MD, to YOFX. Its trade log and"
                    + " its certificate are in --dir. Faults are switched at the control port: 'auth TOKEN' first,"
                    + " then 'status'.",
            "",
            "tradelocker is REST and Socket.IO on loopback, for trader@example.com of the server FAIRDEMO. It begins"
                    + " afresh at every start.",
            "",
            "coinbase is the market-data feed of Coinbase Exchange, ws:// on loopback, for BTC-USD and ETH-USD."
        })
final class SimCommand implements Callable<Integer> {
    private final CommandContext context;

    @Parameters(index = "0", paramLabel = "VENUE", description = "What to simulate: fixlp, tradelocker or coinbase.")
    String venue = "";

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "sim-data",
            description = "Its folder (default: sim-data).")
    Path dir = Path.of("sim-data");

    @Option(names = "--port", paramLabel = "PORT", description = "FIX, HTTP or WebSocket port; 0 takes a free one.")
    int port;

    @Option(
            names = "--stream-port",
            paramLabel = "PORT",
            description = "tradelocker: port of Socket.IO; 0 takes a free one.")
    int streamPort;

    @Option(
            names = "--developer-key",
            paramLabel = "SECRET",
            description = "tradelocker: where the key of its streams is: env:NAME or file:PATH; nobody can stream"
                    + " without.")
    @Nullable
    String developerKey;

    @Option(names = "--logins", paramLabel = "N", description = "tradelocker: so many logins (default: 1).")
    int logins = 1;

    @Option(names = "--accounts", paramLabel = "N", description = "tradelocker: accounts of each login (default: 2).")
    int accounts = 2;

    @Option(names = "--control-port", paramLabel = "PORT", description = "Control port; 0 takes a free one.")
    int controlPort;

    @Option(names = "--no-tls", description = "fixlp: plain TCP instead of TLS.")
    boolean plain;

    @Option(names = "--fixt", description = "fixlp: sessions by FIXT.1.1 and messages by FIX 5.0 SP2, not FIX 4.4.")
    boolean fixt;

    @Option(names = "--drop-copy", description = "fixlp: accept FAIRLEAD-DC, a session for drop copies, too.")
    boolean dropCopy;

    @Option(names = "--seed", paramLabel = "N", description = "What all prices follow from (default: 1).")
    long seed = 1;

    @Option(
            names = "--step",
            paramLabel = "MILLIS",
            description = "Time between two steps of the prices (default: 100).")
    int stepMillis = 100;

    @Option(names = "--fsync", description = "fixlp, tradelocker: sync the trade log to disk before each answer.")
    boolean fsync;

    @Option(
            names = "--password",
            paramLabel = "SECRET",
            defaultValue = "env:FAIRLEAD_SIM_PASSWORD",
            description = "fixlp, tradelocker: where the clients' password is: env:NAME or file:PATH (default:"
                    + " env:FAIRLEAD_SIM_PASSWORD).")
    String password = "";

    @Option(names = "--json", description = "Print ports and files as one JSON line.")
    boolean json;

    SimCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws InterruptedException {
        checkOptions();
        createDir();
        return switch (venue) {
            case "coinbase" -> new CoinbaseSim(context, dir, json).run(feedConfig(), controlPort);
            case "tradelocker" ->
                new TradeLockerRun(context, dir, json)
                        .run(tradeLockerConfig(), new TradeLockerVenue.Ports(port, streamPort), controlPort, fsync);
            default -> runFix();
        };
    }

    private void checkOptions() {
        if (!venue.equals("fixlp") && !venue.equals("coinbase") && !venue.equals("tradelocker")) {
            throw new CommandFailure(
                    ExitCodes.USAGE, "this release simulates fixlp, tradelocker and coinbase, not yet '" + venue + "'");
        }
        if ((plain || fixt || dropCopy) && !venue.equals("fixlp")) {
            throw new CommandFailure(
                    ExitCodes.USAGE, "--no-tls, --fixt and --drop-copy are for fixlp: " + venue + " has none of them");
        }
        if (fsync && venue.equals("coinbase")) {
            throw new CommandFailure(ExitCodes.USAGE, "--fsync is not for coinbase, which has no trade log");
        }
        if (logins < 1 || logins > 100 || accounts < 1 || accounts > 100) {
            throw new CommandFailure(ExitCodes.USAGE, "--logins and --accounts are 1 to 100");
        }
    }

    private int runFix() throws InterruptedException {
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

    private TradeLockerConfig tradeLockerConfig() {
        String secret = secret("--password", password);
        TradeLockerConfig reference = TradeLockerConfig.reference(secret);
        return reference
                .withLogins(TradeLockerConfig.logins(logins, accounts, secret))
                .withDeveloperKey(developerKey == null ? "" : secret("--developer-key", developerKey))
                .withTiming(reference.timing().withStep(Duration.ofMillis(stepMillis)))
                .withSeed(seed);
    }

    private SimConfig config() {
        SimConfig reference = SimConfig.reference(dir, secret("--password", password), !plain);
        FixDoorConfig.Listen listen = new FixDoorConfig.Listen("127.0.0.1", plain ? port : 0, plain ? 0 : port);
        FixDoorConfig door = dropCopy ? reference.fix().withDropCopy() : reference.fix();
        return reference
                .withFix(door.withListen(listen).speaking(protocol()))
                .withControlPort(controlPort)
                .withSeed(seed)
                .withStep(Duration.ofMillis(stepMillis))
                .withFsync(fsync);
    }

    private FixLogin.Protocol protocol() {
        return fixt ? FixLogin.Protocol.FIXT_1_1 : FixLogin.Protocol.FIX_4_4;
    }

    private String secret(String option, String reference) {
        try {
            SecretStores stores = new SecretStores(
                    context.environment(),
                    () -> {
                        throw new SecretException("the simulator takes env: and file: only");
                    },
                    () -> {
                        throw new SecretException("the simulator takes env: and file: only");
                    });
            try (Secret secret = stores.resolve(SecretRef.parse(reference))) {
                return secret.text();
            }
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCodes.USAGE, option + ": " + e.getMessage(), e);
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
