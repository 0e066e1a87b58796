package io.fairlead.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever connects, and whatever he sends: the venue goes on.
class SimulatorHostileInputTest {
    @TempDir
    Path dir;

    private Simulator simulator;

    @BeforeEach
    void open() {
        simulator = Simulator.start(SimConfig.reference(dir, "sesame", false), InstantSource.system(), Thread::new);
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void garbageAtTheFixPortStopsNothing() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 20; i++) {
            byte[] garbage = new byte[2_000];
            random.nextBytes(garbage);
            pour(simulator.ports().fix(), garbage);
        }
        for (String length : new String[] {"-5", "2147483647", "0", "99999999999999999999", "x"}) {
            String message =
                    "8=FIX.4.4\u00019=" + length + "\u000135=A\u000149=FAIRLEAD\u000156=YOFX\u000110=000\u0001";
            pour(simulator.ports().fix(), message.getBytes(StandardCharsets.US_ASCII));
        }
        stillTrades();
    }

    @Test
    void garbageAtTheControlPortStopsNothing() throws Exception {
        SplittableRandom random = new SplittableRandom(2);
        for (int i = 0; i < 20; i++) {
            byte[] garbage = new byte[3_000];
            random.nextBytes(garbage);
            pour(simulator.ports().control(), garbage);
        }
        assertThat(command("auth " + simulator.controlToken(), "status", "fault rejects 300%", "\u0000\u0001", "fault"))
                .startsWith("ok ok {\"loggedOn\":[]")
                .contains("error percent must be 0 to 100, was 300", "error unknown command", "error unknown fault");
        stillTrades();
    }

    @Test
    void theControlPortWantsItsToken() throws Exception {
        assertThat(command("auth wrong", "stop")).isEqualTo("error expected: auth TOKEN");
        assertThat(Files.readString(dir.resolve("control.token"))).isEqualTo(simulator.controlToken());
        assertThat(command("auth " + simulator.controlToken(), "fault latency 5ms", "move EUR/USD 1.2", "stop"))
                .isEqualTo("ok ok ok ok stopping");
        simulator.awaitStop();
    }

    @Test
    void aWrongPasswordIsRefusedWithALogout() throws Exception {
        try (FixClient client = FixClient.connect(simulator, "FAIRLEAD", "guess")) {
            client.awaitAdmin("35=5");
            assertThat(client.admin().toString()).contains("Username(553) or Password(554) is wrong");
            assertThat(client.isLoggedOn()).isFalse();
        }
    }

    @Test
    void malformedOrdersAreRejectedWithTheTag() throws Exception {
        try (FixClient client =
                FixClient.connect(simulator, "FAIRLEAD", "sesame").awaitLogon()) {
            client.send("35=D|11=a|55=EUR/USD|54=1|38=1.1234567890123456789|40=1");
            client.awaitAdmin("35=3|371=38");
            client.send("35=D|11=b|55=EUR/USD|54=1|40=1|38=1e5");
            Awaitility.await()
                    .until(() -> client.admin().stream()
                                    .filter(m -> FixClient.matches(m, "35=3|371=38"))
                                    .count()
                            == 2);
            client.send("35=D|11=c|55=EUR/USD|54=1|40=2|38=5|44=999999999999999");
            client.await("35=8|11=c|150=8|103=99");
            client.send("35=R|131=q");
            client.awaitAdmin("35=3");
            client.sendRaw(FixClient.marketDataRequest("m", 1, "EUR/USD"));
            client.await("35=j|372=V|380=6");
        }
        stillTrades();
    }

    private void stillTrades() throws Exception {
        try (FixClient client =
                FixClient.connect(simulator, "FAIRLEAD", "sesame").awaitLogon()) {
            client.send("35=D|11=fine|55=EUR/USD|54=1|38=1000|40=1|59=3");
            client.await("35=8|11=fine|39=2");
        }
    }

    private String command(String... lines) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), simulator.ports().control())) {
            socket.setSoTimeout(10_000);
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            StringBuilder replies = new StringBuilder();
            for (String line : lines) {
                socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
                String reply = in.readLine();
                replies.append(replies.isEmpty() ? "" : " ").append(reply);
                if (reply == null || reply.startsWith("error expected: auth")) {
                    break;
                }
            }
            return replies.toString();
        }
    }

    private static void pour(int port, byte[] bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            // The other side may hang up while we are still pouring.
            assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe|closed).*");
        }
    }
}
