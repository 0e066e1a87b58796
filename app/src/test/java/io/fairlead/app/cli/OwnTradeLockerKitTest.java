package io.fairlead.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.tradelocker.RateLimit;
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.sim.tradelocker.door.TradeLockerVenue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kit on somebody's own TradeLocker account, which is one of the simulator here.
class OwnTradeLockerKitTest {
    private static final String PASSWORD = "not-a-real-password";

    @TempDir
    Path folder;

    private record Ran(int exitCode, String out, String err) {}

    private Ran run(String environment, URI api) throws IOException {
        return run(config(environment, api), "30s");
    }

    private Ran run(Path config, String patience) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Fairlead.run(
                new CommandContext(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        new BufferedReader(new StringReader("")),
                        CommandContext.Terminal.NONE,
                        Map.of("TL_PASSWORD", PASSWORD),
                        folder),
                "kit",
                "tl",
                "--config",
                config.toString(),
                "--yes",
                "--patience",
                patience,
                "--json");
        return new Ran(exitCode, out.toString(), err.toString());
    }

    private Path config(String environment, URI api) throws IOException {
        return Files.writeString(folder.resolve("fairlead.yaml"), """
                data-dir: %s
                on-shutdown: leave
                http: {host: 127.0.0.1, port: 0}
                logging: {level: error}
                venues:
                  - id: tl
                    adapter: tradelocker
                    tradelocker:
                      environment: %s
                      logins:
                        - {id: me, email: trader@example.com, server: FAIRDEMO, password: "env:TL_PASSWORD"}
                      poll-active: 200ms
                      poll-quiet: 1s
                      quotes-every: 200ms
                accounts:
                  - {id: main, venue: tl, kind: %s, currency: USD, mode: hedging, venue-account: "701001"}
                instruments:
                  - {symbol: EURUSD, base: EUR, quote: USD, contract-size: 100000, tick: 0.00001, lot-step: 0.01,
                     min-lots: 0.01, max-lots: 10, venue-names: {tl: EURUSD}}
                """.formatted(
                        folder.resolve("data"),
                        environment.equals("live") ? "live" : "custom\n      api-url: " + api,
                        environment.equals("live") ? "live" : "demo"));
    }

    private static TradeLockerConfig venue() {
        TradeLockerConfig reference = TradeLockerConfig.reference(PASSWORD);
        return reference
                .withTiming(reference.timing().withStep(Duration.ofHours(1)))
                .withLimits(reference.limits().stream()
                        .map(each -> new RateLimit(each.type(), RateLimit.Measure.SECONDS, 1, 50))
                        .toList());
    }

    private TradeLockerVenue start() {
        return TradeLockerVenue.start(
                venue(),
                new TradeLockerVenue.Ports(0, 0),
                folder.resolve("venue"),
                new TradeLockerVenue.Surroundings(
                        InstantSource.system(), Thread.ofPlatform().daemon().factory(), false));
    }

    @Test
    void anAccountThatTheLoginDoesNotHaveIsToldWithThoseThatItHas() throws IOException {
        try (TradeLockerVenue venue = start()) {
            Path config = config("demo", venue.rest());
            Files.writeString(config, Files.readString(config).replace("701001", "701009"));

            Ran ran = run(config, "1s");

            assertThat(ran.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(ran.err())
                    .contains("nothing was traded: account main does not open", "which has [701001, 701002]");
        }
    }

    @Test
    void playsTheSafeCasesOnADemoAccountAndLeavesNothing() throws IOException {
        try (TradeLockerVenue venue = start()) {
            Ran ran = run("demo", venue.rest());

            assertThat(ran.err())
                    .contains("least quantity of EURUSD on main at tl")
                    .doesNotContain("failed  ");
            assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
            assertThat(ran.out()).startsWith("{\"venue\":\"tl\",\"passed\":10,\"failed\":0,");
            assertThat(venue.status().openOrders()).isZero();
            assertThat(venue.status().positions()).isZero();
            assertThat(TradeLog.load(venue.tradeLog(), Long.MAX_VALUE).executions())
                    .isNotEmpty()
                    .allMatch(each -> each.lastQty().toString().equals("0.01"));
        }
    }

    @Test
    void refusesTheLiveEnvironment() throws IOException {
        Ran ran = run("live", URI.create("http://127.0.0.1:1"));

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ran.err()).contains("the kit keeps away from this configuration");
    }
}
