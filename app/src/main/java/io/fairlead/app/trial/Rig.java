package io.fairlead.app.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.app.demo.ChildProcess;
import io.fairlead.app.demo.DemoReport;
import io.fairlead.app.demo.PairFiles;
import io.fairlead.app.demo.VenueControl;
import io.fairlead.sim.log.TradeLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A venue and a gateway as processes of their own, which can be killed and come back. Owned by the trial's main
/// thread; `desk` may be read by any.
final class Rig implements AutoCloseable {
    private static final String PASSWORD_VARIABLE = "FAIRLEAD_TRIAL_PASSWORD";

    /// Notices a silent or restarted venue quickly; many orders, and the same often and fast, are meant here.
    private static final PairFiles.Variant GATEWAY = new PairFiles.Variant(PASSWORD_VARIABLE, "leave", """
            heartbeat: 2s
            protocol: {reset-after-refusals: 2}
            limits: {orders-per-second: 5000}
            reconnect:
              first: 100ms
              longest: 1s
            """, """
            limits:
              - duplicate-window: off
                max-repeats: off
                max-orders-per-second: off
                max-orders-per-minute: off
                max-open-orders: off
                max-position-lots: off
                max-gross-exposure: off
            """);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(20);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long LOOK_MILLIS = 10;

    private final PairFiles files;
    private final Map<String, String> environment;
    private @Nullable ChildProcess venue;
    private @Nullable VenueControl control;
    private @Nullable ChildProcess gateway;
    private int fixPort;
    private volatile @Nullable Desk desk;

    /// Nothing runs yet.
    Rig(Path folder) {
        files = new PairFiles(folder);
        files.create();
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        environment = Map.of(PASSWORD_VARIABLE, HexFormat.of().formatHex(secret), "FAIRLEAD_HOME", folder.toString());
    }

    /// Starts both, and waits until the gateway is logged on.
    void start() {
        startVenue();
        startGateway();
        await(START_LIMIT, this::isLoggedOn, "the gateway did not log on");
    }

    void startVenue() {
        List<String> arguments = new ArrayList<>(List.of(
                "sim", "fixlp", "--dir", files.venue().toString(), "--password", "env:" + PASSWORD_VARIABLE, "--json"));
        if (fixPort > 0) {
            arguments.addAll(List.of("--port", Integer.toString(fixPort)));
        }
        ChildProcess started = ChildProcess.start("venue", arguments, environment, files.errors("venue"));
        venue = started;
        JsonNode doors = json(started.line());
        fixPort = doors.path("fixTlsPort").asInt();
        control = new VenueControl(
                doors.path("controlPort").asInt(), doors.path("controlToken").asText());
        files.writeConfig(
                new PairFiles.Door(fixPort, Path.of(doors.path("certificate").asText())), GATEWAY);
    }

    /// Starts the gateway and waits until it answers; whether it trades is another matter.
    void startGateway() {
        launchGateway();
        awaitReady();
    }

    /// Starts the gateway's process and does not wait.
    void launchGateway() {
        gateway = ChildProcess.start(
                "gateway", List.of("run", files.config().toString(), "--json"), environment, files.errors("gateway"));
    }

    void awaitReady() {
        ChildProcess started = gateway;
        if (started == null) {
            throw new IllegalStateException("the gateway was not launched");
        }
        JsonNode ready = json(started.line());
        desk = new Desk(
                ready.path("url").asText(),
                firstLine(Path.of(ready.path("tokenFile").asText())));
    }

    /// `kill -9`.
    void killGateway() {
        desk = null;
        if (gateway != null) {
            gateway.close();
            gateway = null;
        }
    }

    /// `kill -9`.
    void killVenue() {
        if (control != null) {
            control.close();
            control = null;
        }
        if (venue != null) {
            venue.close();
            venue = null;
        }
    }

    /// Has the venue do something, as its control port understands it.
    void venue(String line) {
        VenueControl open = control;
        if (open == null) {
            throw new IllegalStateException("the venue does not run");
        }
        open.send(line);
    }

    /// The gateway that runs; null while none does. Any thread.
    @Nullable
    Desk deskOrNull() {
        return desk;
    }

    Desk desk() {
        Desk open = desk;
        if (open == null) {
            throw new IllegalStateException("the gateway does not run");
        }
        return open;
    }

    boolean isLoggedOn() {
        Desk open = desk;
        return open != null && open.session("ORDERS").path("loggedOn").asBoolean();
    }

    /// What the venue has written down so far.
    TradeLog tradeLog() {
        return TradeLog.load(files.tradeLog(), 4L << 30);
    }

    /// Stops the gateway in good order and compares what both have written down.
    ///
    /// The market stands still before the gateway logs out: its orders stay at the venue, and of what trades
    /// behind the logout it could not know.
    DemoReport stopAndCompare() {
        venue("fault halt EUR/USD");
        ChildProcess running = gateway;
        desk = null;
        gateway = null;
        if (running != null) {
            running.stop(SHUTDOWN_LIMIT);
        }
        return DemoReport.of(files.tradeLog(), files.journal());
    }

    /// Waits until something holds.
    ///
    /// @throws TrialStuck if it does not within the limit
    static void await(Duration limit, BooleanSupplier held, String problem) {
        if (!holds(limit, held)) {
            throw new TrialStuck(problem + " within " + limit.toSeconds() + " s");
        }
    }

    /// Whether something holds within the limit.
    static boolean holds(Duration limit, BooleanSupplier held) {
        long end = System.nanoTime() + limit.toNanos();
        while (!held.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause(LOOK_MILLIS);
        }
        return true;
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static String firstLine(Path file) {
        try {
            return Files.readAllLines(file).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the token of the gateway just started", e);
        }
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("expected one line of JSON, was: " + line, e);
        }
    }

    @Override
    public void close() {
        killGateway();
        killVenue();
    }
}
