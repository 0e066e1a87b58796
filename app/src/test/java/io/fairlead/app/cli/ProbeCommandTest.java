package io.fairlead.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.app.run.Discovery;
import io.fairlead.app.secret.OwnerOnly;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.fix.transport.TlsSettings;
import io.fairlead.fix.transport.TlsSettings.Identity;
import io.fairlead.journal.disk.FileDisk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(90)
class ProbeCommandTest {
    private static final String STORE_PASSWORD = "changeit";

    @TempDir
    Path folder;

    private FakeGateway.Ran probe(Map<String, String> environment, String... options) {
        List<String> line = new ArrayList<>(
                List.of("probe", "s", "--config", folder.resolve("f.yaml").toString()));
        line.addAll(List.of(options));
        return FakeGateway.run(UnaryOperator.identity(), environment, line.toArray(String[]::new));
    }

    private FakeGateway.Ran probe(String... options) {
        return probe(Map.of("PW", ProbedVenue.PASSWORD), options);
    }

    private void configure(String host, int port, String more) throws IOException {
        Files.writeString(folder.resolve("f.yaml"), """
                data-dir: %s
                journal: {ring: 64KiB, segment: 1MiB, reserve: 128KiB, low-disk: 0B}
                venues:
                  - id: lp
                    adapter: fixlp
                    sessions:
                      - id: s
                        purpose: orders
                        host: %s
                        port: %d
                        sender-comp-id: US
                        target-comp-id: VENUE
                        username: joe
                        password: env:PW
                        trading-account: A
                        %s
                accounts:
                  - {id: main, venue: lp, kind: demo, currency: USD}
                instruments:
                  - {symbol: EURUSD, base: EUR, quote: USD, contract-size: 100000, tick: "0.00001",
                     venue-names: {lp: EURUSD}}
                """.formatted(folder.resolve("data"), host, port, more));
    }

    private void plain(ProbedVenue venue) throws IOException {
        configure("127.0.0.1", venue.port(), "tls: {enabled: false}");
    }

    @Test
    void endsBeforeTheLogonUnlessToldOtherwise() throws Exception {
        try (ProbedVenue venue = ProbedVenue.plain()) {
            plain(venue);
            var ran = probe();
            assertThat(ran.exitCode()).as(ran.toString()).isEqualTo(ExitCodes.OK);
            assertThat(ran.out())
                    .contains("OK    DNS", "OK    TCP", "not encrypted")
                    .doesNotContain("LOGON");
            assertThat(folder.resolve("data")).doesNotExist();
            assertThat(venue.stop()).isEqualTo(new ProbedVenue.Numbers(1, 1));
        }
    }

    @Test
    void logsOnAndOutAndKeepsTheNumbersForTheNextLogon() throws Exception {
        try (ProbedVenue venue = ProbedVenue.plain()) {
            plain(venue);
            var first = probe("--logon");
            assertThat(first.exitCode()).as(first.toString()).isEqualTo(ExitCodes.OK);
            assertThat(first.out())
                    .contains("OK    LOGON", "OK    CLOCK", "as expected", "logged out in good order")
                    .contains("their next MsgSeqNum(34) is 3, ours is 3");
            JsonNode second =
                    GatewayClient.JSON.readTree(probe("--logon", "--json").out());
            assertThat(second.path("failed").asInt()).as(second.toString()).isZero();
            assertThat(second.toString()).contains("their next MsgSeqNum(34) is 5, ours is 5");
            assertThat(venue.stop()).isEqualTo(new ProbedVenue.Numbers(5, 5));
        }
    }

    @Test
    void leavesReportsToTheGateway() throws Exception {
        try (ProbedVenue venue = ProbedVenue.plain().reporting(2)) {
            plain(venue);
            var ran = probe("--logon");
            assertThat(ran.exitCode()).as(ran.toString()).isEqualTo(ExitCodes.OK);
            assertThat(ran.out()).contains("they do not count as received", "their next MsgSeqNum(34) is 2, ours is 3");
        }
    }

    @Test
    void tellsAnUnknownHostAndAPortThatRefuses() throws IOException {
        configure("no-such-host.invalid", 1, "");
        var unknown = probe();
        assertThat(unknown.exitCode()).isEqualTo(ExitCodes.CHECK_FAILED);
        assertThat(unknown.out()).contains("FAIL  DNS           no-such-host.invalid", "spelling");

        int closed;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        configure("127.0.0.1", closed, "");
        var refused = probe("--logon");
        assertThat(refused.exitCode()).isEqualTo(ExitCodes.CHECK_FAILED);
        assertThat(refused.out())
                .contains("TCP: Connection refused", "nothing listens there", "LOGON         not tried");
    }

    @Test
    void showsTheVenuesOwnWordsOnAWrongPassword() throws Exception {
        try (ProbedVenue venue = ProbedVenue.plain()) {
            plain(venue);
            var ran = probe(Map.of("PW", "hunter2-wrong"), "--logon");
            assertThat(ran.exitCode()).isEqualTo(ExitCodes.CHECK_FAILED);
            assertThat(ran.out())
                    .contains("Logon(A) refused: Username(553) or Password(554) is wrong", "towards a lock")
                    .doesNotContain("hunter2-wrong");
        }
    }

    @Test
    void tellsWhichSideHasTheHigherNumber() throws Exception {
        try (ProbedVenue ahead = ProbedVenue.at(9, 1)) {
            plain(ahead);
            assertThat(probe("--logon").out())
                    .contains("FAIL  SEQUENCE      they expect our MsgSeqNum(34) to be 9, it was 1", "--outgoing 9");
        }
        int ours;
        try (ProbedVenue missed = ProbedVenue.at(2, 7)) {
            plain(missed);
            var ran = probe("--logon");
            assertThat(ran.exitCode()).as(ran.toString()).isEqualTo(ExitCodes.OK);
            assertThat(ran.out())
                    .contains("their MsgSeqNum(34) is 7, we expected 2: 5 of theirs did not reach us")
                    .contains("it asks for what is missing", "logged out in good order");
            ours = missed.stop().expected();
        }
        try (ProbedVenue anew = ProbedVenue.at(ours, 1)) {
            plain(anew);
            var ran = probe("--logon");
            assertThat(ran.exitCode()).isEqualTo(ExitCodes.CHECK_FAILED);
            assertThat(ran.out()).contains("they began anew", "--incoming 1");
        }
    }

    @Test
    void startsFromOneWhereTheSessionDoes() throws Exception {
        try (ProbedVenue venue = ProbedVenue.at(5, 5)) {
            configure("127.0.0.1", venue.port(), "tls: {enabled: false}\n        reset-sequence: on-logon");
            var ran = probe("--logon");
            assertThat(ran.exitCode()).as(ran.toString()).isEqualTo(ExitCodes.OK);
            assertThat(ran.out()).contains("their MsgSeqNum(34) was 1 as expected, ours was 1");
        }
    }

    @Test
    void missesASecretBeforeTheVenueSeesALogon() throws Exception {
        try (ProbedVenue venue = ProbedVenue.plain()) {
            plain(venue);
            var ran = probe(Map.of(), "--logon");
            assertThat(ran.exitCode()).as(ran.toString()).isEqualTo(ExitCodes.CHECK_FAILED);
            assertThat(ran.out()).contains("FAIL  CONFIGURATION", "PW");
            assertThat(venue.stop()).isEqualTo(new ProbedVenue.Numbers(1, 1));
        }
    }

    @Test
    void measuresTheClocks() throws Exception {
        try (ProbedVenue venue = new ProbedVenue(null, new ProbedVenue.Numbers(1, 1), Duration.ofSeconds(-90))) {
            plain(venue);
            var ran = probe("--logon");
            assertThat(ran.exitCode()).as(ran.toString()).isEqualTo(ExitCodes.OK);
            assertThat(ran.out()).containsPattern("WARN  CLOCK +our clock is (89|90)\\d{3} ms ahead of theirs");
        }
    }

    @Test
    void saysWhenTheHoursOpen() throws IOException {
        LocalTime now = LocalTime.now(ZoneOffset.UTC);
        configure(
                "127.0.0.1",
                1,
                "hours: {time-zone: UTC, open: \"%s\", close: \"%s\"}"
                        .formatted(
                                now.plusHours(2).withNano(0).withSecond(0),
                                now.plusHours(3).withNano(0).withSecond(0)));
        assertThat(probe().out()).contains("WARN  HOURS         outside the session's hours");
    }

    @Test
    void refusesASessionInUse() throws Exception {
        configure("127.0.0.1", 1, "tls: {enabled: false}");
        Path data = Files.createDirectory(folder.resolve("data"));
        Path tokens = data.resolve("admin.token");
        OwnerOnly.write(tokens, FakeGateway.TOKEN.getBytes(UTF_8));
        try (FakeGateway gateway = new FakeGateway();
                var _ = FileDisk.at(data.resolve("journal")).lock("lock", "process 7")) {
            assertThat(probe("--logon").err()).contains("not probed", "process 7", "stop the gateway first");
            assertThat(probe().err()).contains("not probed", "can't be asked");

            new Discovery(gateway.url(), ProcessHandle.current().pid(), data, tokens)
                    .write(data.resolve(Discovery.FILE));
            gateway.answers("GET /api/v1/sessions/s", 200, "{\"connected\":true,\"state\":\"UP\",\"remote\":\"v:1\"}");
            var used = probe();
            assertThat(used.exitCode()).isEqualTo(ExitCodes.FAILED);
            assertThat(used.err()).contains("session s is in use, UP with v:1");

            gateway.answers("GET /api/v1/sessions/s", 200, "{\"connected\":false,\"lastError\":\"Logon(A) refused\"}");
            assertThat(probe().out()).contains("its session is down: Logon(A) refused", "TCP: Connection refused");
        }
    }

    @Test
    void showsTheChainTrustedOrNot() throws Exception {
        certificate("soon", "-1d", "9");
        certificate("gone", "-20d", "10");
        try (ProbedVenue venue = encrypted("soon")) {
            configure("localhost", venue.port(), "tls: {ca: %s}".formatted(folder.resolve("soon.pem")));
            var trusted = probe("--logon");
            assertThat(trusted.exitCode()).as(trusted.toString()).isEqualTo(ExitCodes.OK);
            assertThat(trusted.out())
                    .contains("OK    TLS           TLSv1.3", "WARN  CERTIFICATE   theirs: CN=soon", "expires in 7 days")
                    .contains("OK    LOGON");

            configure("localhost", venue.port(), "tls: {ca: %s}".formatted(folder.resolve("gone.pem")));
            var untrusted = probe("--logon");
            assertThat(untrusted.exitCode()).isEqualTo(ExitCodes.CHECK_FAILED);
            assertThat(untrusted.out())
                    .contains("FAIL  TLS", "unable to find valid certification path", "set tls.ca", "theirs: CN=soon");
        }
        try (ProbedVenue venue = encrypted("gone")) {
            configure("localhost", venue.port(), "tls: {ca: %s}".formatted(folder.resolve("gone.pem")));
            assertThat(probe().out()).contains("WARN  CERTIFICATE   theirs: CN=gone", ", expired ");
        }
    }

    private ProbedVenue encrypted(String name) {
        TlsContext tls = TlsContext.of(TlsSettings.standard()
                .withIdentity(new Identity.KeyStoreFile(folder.resolve(name + ".p12"), STORE_PASSWORD::toCharArray)));
        return new ProbedVenue(tls, new ProbedVenue.Numbers(1, 1), Duration.ZERO);
    }

    private void certificate(String name, String start, String days) throws IOException, InterruptedException {
        String store = folder.resolve(name + ".p12").toString();
        keytool(
                ("-genkeypair -alias x -keyalg EC -groupname secp256r1 -ext SAN=dns:localhost -storetype PKCS12"
                                + " -dname CN=" + name + " -startdate " + start + " -validity " + days)
                        .split(" ", -1),
                store);
        keytool(("-exportcert -rfc -alias x -file " + folder.resolve(name + ".pem")).split(" ", -1), store);
    }

    private static void keytool(String[] arguments, String store) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        line.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC")); // half the work to start
        line.addAll(List.of(arguments));
        line.addAll(List.of("-keystore", store, "-storepass", STORE_PASSWORD));
        Process process = new ProcessBuilder(line).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }
}
