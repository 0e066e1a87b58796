package io.fairlead.app.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Two simulated venues and a gateway as three processes, with a strategy that trades over FIX, a customer's
/// program that trades at TradeLocker, and faults on the way. Owned by the main thread; `stop` may come from the
/// shutdown hook.
public final class Demo implements AutoCloseable {
    static final String PASSWORD_VARIABLE = "FAIRLEAD_DEMO_PASSWORD";

    /// The demo's gateway while nobody trades.
    static final PairFiles.Variant IDLE = new PairFiles.Variant(PASSWORD_VARIABLE, "cancel", """
            heartbeat: 5s
            reconnect:
              first: 200ms
            """, "");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SHUTDOWN_LIMIT = Duration.ofSeconds(20);
    /// An order that never got to the venue is proved absent by questions that go on for half a minute.
    private static final Duration CERTAINTY_LIMIT = Duration.ofSeconds(60);

    /// What the venue keeps to itself for good may leave a doubt that has no end.
    private static final Duration CERTAINTY_LIMIT_WHERE_PLANTED = Duration.ofSeconds(20);

    /// The trader's last answers, those of the control ports, and the comparison of the books.
    private static final Duration REST_OF_FINISH_LIMIT = Duration.ofSeconds(60);

    private static final long LOOK_MILLIS = 200;
    private static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(10);

    /// What the venues are called in what is said.
    private static final String FIX = PairFiles.FIX_VENUE.value();

    private static final String REST = PairFiles.LOCKER.value();

    /// What goes wrong in every round, and how far into it, in hundredths.
    private static final List<Step> ROUND = List.of(
            new Step(5, FIX, "fault cancel-race 40% 20ms"),
            new Step(10, FIX, "fault rejects 5%"),
            new Step(15, REST, "fault latency 30ms 30ms"),
            new Step(20, FIX, "fault duplicates 10%"),
            new Step(30, FIX, "fault latency 5ms 20ms"),
            new Step(40, REST, "fault refused-orders 10%"),
            new Step(45, FIX, "fault disconnect FAIRLEAD"),
            new Step(60, REST, "fault evict"),
            new Step(75, FIX, "fault latency 0ms"),
            new Step(80, FIX, "fault rejects 0%"),
            new Step(85, REST, "fault refused-orders 0%"));

    private final DemoPlan plan;
    private final Consumer<String> say;
    private final PairFiles files;
    private final ChildProcess venue;
    private final ChildProcess locker;
    private final VenueControl control;
    private final VenueControl lockerControl;
    private final ChildProcess gateway;
    private final HedgingTrader trader;
    private final ApiClient api;
    private final String dashboard;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private record Step(int hundredth, String venue, String line) {}

    private Demo(DemoPlan plan, Consumer<String> say, List<ChildProcess> children) {
        this.plan = plan;
        this.say = say;
        files = new PairFiles(plan.directory());
        Map<String, String> environment = Map.of(PASSWORD_VARIABLE, password());
        say.accept("Starting two simulated venues, one over FIX and a TradeLocker");
        files.create();
        venue = startVenue("fixlp", files.venue(), environment);
        children.add(venue);
        locker = startVenue("tradelocker", files.locker(), environment);
        children.add(locker);
        JsonNode doors = json(venue.line());
        JsonNode lockerDoors = json(locker.line());
        control = control(doors);
        lockerControl = control(lockerDoors);
        files.writeConfig(
                new PairFiles.Door(
                        doors.path("fixTlsPort").asInt(),
                        Path.of(doors.path("certificate").asText()),
                        new PairFiles.LockerDoor(
                                lockerDoors.path("url").asText(),
                                lockerDoors.path("server").asText())),
                variant(plan));
        say.accept("Starting the gateway");
        gateway = ChildProcess.start(
                "gateway", List.of("run", files.config().toString(), "--json"), environment, files.errors("gateway"));
        children.add(gateway);
        JsonNode ready = json(gateway.line());
        String url = ready.path("url").asText();
        String token = firstLine(ready.path("tokenFile").asText());
        dashboard = url + "/#token=" + token;
        trader = new HedgingTrader(new ApiClient(url, token), new SplittableRandom(plan.seed()), say);
        trader.start();
        api = new ApiClient(url, token);
    }

    private static VenueControl control(JsonNode doors) {
        return new VenueControl(
                doors.path("controlPort").asInt(), doors.path("controlToken").asText());
    }

    /// Starts the processes; returns once the gateway answers. What was started before something failed is ended.
    ///
    /// @param say takes a line for the person who watches
    public static Demo start(DemoPlan plan, Consumer<String> say) {
        List<ChildProcess> children = new ArrayList<>();
        try {
            return new Demo(plan, say, children);
        } catch (RuntimeException e) {
            children.forEach(ChildProcess::close);
            throw e;
        }
    }

    private ChildProcess startVenue(String kind, Path folder, Map<String, String> environment) {
        return ChildProcess.start(
                kind,
                List.of(
                        "sim",
                        kind,
                        "--dir",
                        folder.toString(),
                        "--seed",
                        Integer.toString(plan.seed()),
                        "--password",
                        "env:" + PASSWORD_VARIABLE,
                        "--json"),
                environment,
                files.errors(kind));
    }

    /// An order whose fill the venue keeps to itself can't be cancelled: a shutdown that cancels would wait for it.
    private static PairFiles.Variant variant(DemoPlan plan) {
        PairFiles.Variant trading = trading(plan.seed());
        return plan.loseFill() ? trading.withOnShutdown("leave") : trading;
    }

    /// The demo's gateway with its strategy.
    static PairFiles.Variant trading(int seed) {
        return new PairFiles.Variant(IDLE.passwordVariable(), IDLE.onShutdown(), IDLE.session(), """
                strategies:
                  - id: quoter
                    account: demo
                    symbols: [EURUSD, GBPUSD, USDJPY, XAUUSD, BTCUSD]
                    sweep-lots: 3
                    between: 500ms
                    rest: 2s
                    seed: %d
                """.formatted(seed));
    }

    private static String password() {
        byte[] secret = new byte[16];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    private static String firstLine(String file) {
        try {
            return Files.readAllLines(Path.of(file)).getFirst();
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

    /// Where a person can watch.
    public String dashboard() {
        return dashboard;
    }

    /// Trades until the time is over or somebody calls `stop`, with faults on the way.
    public void trade() throws InterruptedException {
        Duration round = plan.length().orElse(BETWEEN_ROUNDS.multipliedBy(3));
        boolean again = true;
        while (again) {
            again = tradeRound(round) && plan.length().isEmpty();
        }
    }

    private boolean tradeRound(Duration length) throws InterruptedException {
        long waitedMillis = 0;
        for (Step step : ROUND) {
            long atMillis = length.toMillis() * step.hundredth() / 100;
            if (stopped.await(atMillis - waitedMillis, TimeUnit.MILLISECONDS)) {
                return false;
            }
            waitedMillis = atMillis;
            (step.venue().equals(FIX) ? control : lockerControl).send(step.line());
            say.accept(step.venue() + ": " + step.line());
            if (plan.loseFill() && step.line().contains("latency 5ms")) {
                control.send("fault lose-fill 1");
                say.accept(FIX + ": fault lose-fill 1 (planted)");
            }
        }
        return !stopped.await(length.toMillis() - waitedMillis, TimeUnit.MILLISECONDS);
    }

    /// Ends `trade` early. Any thread.
    public void stop() {
        stopped.countDown();
    }

    /// How long `finish` may take: whoever waits for longer waits in vain.
    public Duration finishLimit() {
        return certaintyLimit().plus(SHUTDOWN_LIMIT.multipliedBy(3)).plus(REST_OF_FINISH_LIMIT);
    }

    private Duration certaintyLimit() {
        return plan.loseFill() ? CERTAINTY_LIMIT_WHERE_PLANTED : CERTAINTY_LIMIT;
    }

    /// Stops the gateway, then the venues, and compares what each has written down.
    public DemoReport finish() {
        trader.close();
        control.send("fault clear");
        lockerControl.send("fault clear");
        awaitCertainty();
        say.accept("Stopping the gateway: cancel what is live, log out");
        gateway.stop(SHUTDOWN_LIMIT).forEach(line -> say.accept("gateway: " + ended(line)));
        lockerControl.stop();
        control.stop();
        locker.awaitEnd(SHUTDOWN_LIMIT).forEach(line -> say.accept(REST + ": " + line));
        venue.awaitEnd(SHUTDOWN_LIMIT).forEach(line -> say.accept(FIX + ": " + line));
        return DemoReport.ofBoth(files);
    }

    /// What a gateway's last word says, for the person who watches; any other line as it is.
    static String ended(String line) {
        if (!line.startsWith("{\"event\":\"stopped\"")) {
            return line;
        }
        JsonNode last = json(line);
        return "stopped; live orders: " + list(last.path("liveOrders")) + "; open positions: "
                + list(last.path("openPositions"));
    }

    private static String list(JsonNode texts) {
        List<String> words = new ArrayList<>();
        texts.forEach(each -> words.add(each.asText()));
        return words.isEmpty() ? "none" : String.join(", ", words);
    }

    /// What the faults left in doubt can be asked about now that they are over.
    private void awaitCertainty() {
        Duration limit = certaintyLimit();
        long end = System.nanoTime() + limit.toNanos();
        try {
            if (isAnyInDoubt()) {
                say.accept("Waiting until the venues have said what became of every order, for up to "
                        + limit.toSeconds() + " s");
            }
            while (isAnyInDoubt() && System.nanoTime() < end) {
                Thread.sleep(LOOK_MILLIS);
            }
        } catch (IOException e) {
            say.accept("gateway: does not say what is in doubt: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isAnyInDoubt() throws IOException, InterruptedException {
        ApiClient.Answer answer = api.get("orders?status=UNKNOWN");
        if (!answer.accepted()) {
            throw new IOException(answer.body().toString());
        }
        return !answer.body().path("items").isEmpty();
    }

    @Override
    public void close() {
        trader.close();
        api.close();
        control.close();
        lockerControl.close();
        gateway.close();
        locker.close();
        venue.close();
    }
}
