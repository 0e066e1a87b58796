package io.fairlead.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.app.demo.PairFiles;
import io.fairlead.sim.SimConfig;
import io.fairlead.sim.Simulator;
import io.fairlead.sim.fault.Fault;
import io.fairlead.sim.log.TradeLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The kit on a configuration of somebody's own, here one of a simulated venue.
class OwnAccountKitTest {
    private static final String VARIABLE = "KIT_PASSWORD";
    private static final String PASSWORD = "not-a-real-password";

    @TempDir
    Path folder;

    private record Ran(int exitCode, String out, String err) {}

    private Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Fairlead.run(
                new CommandContext(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        new BufferedReader(new StringReader("")),
                        CommandContext.Terminal.NONE,
                        Map.of(VARIABLE, PASSWORD),
                        folder),
                arguments);
        return new Ran(exitCode, out.toString(), err.toString());
    }

    private PairFiles files(int port, Path certificate) {
        PairFiles files = new PairFiles(folder);
        files.create();
        files.writeConfig(new PairFiles.Door(port, certificate), new PairFiles.Variant(VARIABLE, "leave", "", ""));
        return files;
    }

    /// A venue with quiet prices, whose logon takes this password.
    private Simulator venue(String password) {
        PairFiles files = new PairFiles(folder);
        files.create();
        SimConfig config = SimConfig.reference(files.venue(), password, true)
                .withControlPort(-1)
                .withStep(Duration.ofHours(1));
        return Simulator.start(
                config, InstantSource.system(), Thread.ofPlatform().daemon().factory());
    }

    private Ran refused(String from, String to) throws IOException {
        PairFiles files = files(1, folder.resolve("none.pem"));
        Files.writeString(files.config(), Files.readString(files.config()).replace(from, to));
        return run("kit", "yofx", "--config", files.config().toString(), "--yes");
    }

    @Test
    void playsTheSafeCasesAndLeavesNothing() {
        try (Simulator venue = venue(PASSWORD)) {
            PairFiles files = files(venue.ports().fixTls(), venue.certificate());

            Ran ran = run("kit", "yofx", "--config", files.config().toString(), "--yes", "--json");

            assertThat(ran.err())
                    .contains("least quantity of EURUSD on demo at yofx")
                    .doesNotContain("failed  ");
            assertThat(ran.exitCode()).isEqualTo(ExitCodes.OK);
            assertThat(ran.out()).startsWith("{\"venue\":\"yofx\",\"passed\":10,\"failed\":0,");
            assertThat(venue.control().status().open()).isZero();
            assertThat(TradeLog.load(venue.tradeLog(), Long.MAX_VALUE).executions())
                    .isNotEmpty()
                    .allMatch(each -> each.lastQty().toString().equals("1000"));
        }
    }

    @Test
    void anAccountThatDoesNotOpenIsSaidOnceAndInWords() {
        try (Simulator venue = venue("another")) {
            PairFiles files = files(venue.ports().fixTls(), venue.certificate());

            Ran ran = run("kit", "yofx", "--config", files.config().toString(), "--yes", "--patience", "1s");

            assertThat(ran.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(ran.err())
                    .contains("nothing was traded: account demo does not open: it waits for", "yofx-orders is");
        }
    }

    @Test
    void aCaseThatFailsEndsItAndWhatItLeavesIsSaid() {
        try (Simulator venue = venue(PASSWORD)) {
            PairFiles files = files(venue.ports().fixTls(), venue.certificate());
            venue.control().apply(new Fault.LoseCancels(100));

            Ran ran = run("kit", "yofx", "--config", files.config().toString(), "--yes", "--patience", "3s");

            assertThat(ran.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(ran.out())
                    .contains(
                            " 11 failed ",
                            "its orders were not cancelled: ",
                            " 52 skipped ",
                            "a case before it failed");
        }
    }

    @Test
    void casesThatAreNotSafeAreNamed() throws IOException {
        PairFiles files = files(1, folder.resolve("none.pem"));

        Ran ran = run("kit", "yofx", "--config", files.config().toString(), "--yes", "--only", "10,12");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(ran.err()).contains("safe on an account of your own are these alone: 1, 11, 52,");
    }

    @Test
    void refusesALiveAccount() throws IOException {
        Ran ran = refused("kind: sim", "kind: live");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ran.err()).contains("account demo is live");
    }

    @Test
    void refusesALiveHost() throws IOException {
        Ran ran = refused("host: localhost", "host: fix-live.example.com");

        assertThat(ran.exitCode()).isEqualTo(ExitCodes.FAILED);
        assertThat(ran.err()).contains("fix-live.example.com looks like a live host");
    }

    @Test
    void namesThatOnlyContainTheWordAreNotLive() {
        assertThat(OwnAccountKit.looksLive("demo.tradelocker.com")).isFalse();
        assertThat(OwnAccountKit.looksLive("olive.example.com")).isFalse();
        assertThat(OwnAccountKit.looksLive("live.tradelocker.com")).isTrue();
    }
}
