package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Clients that send no HTTP, or never finish what they began.
@Timeout(60)
class HostileClientsTest {
    private static final Duration SILENCE = Duration.ofSeconds(1);
    private static final int PATIENCE_MILLIS = 10_000;

    @RegisterExtension
    private final RunningApi api = new RunningApi(SILENCE);

    private Socket open(byte[] begin) throws IOException {
        Socket socket = new Socket("127.0.0.1", api.server.port());
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(begin);
        socket.getOutputStream().flush();
        return socket;
    }

    /// What the server still said before it closed; fails if it does not close.
    private static String untilClosed(Socket socket) throws IOException {
        try (socket) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException reset) {
            return "";
        }
    }

    private void assertServes() {
        assertThat(api.get("/api/v1/orders").status()).isEqualTo(200);
        assertThat(api.gateway.commands).isEmpty();
    }

    @Test
    void garbageBytesAreRefusedAndNothingStops() throws IOException {
        Random random = new Random(8);
        for (int i = 0; i < 64; i++) {
            byte[] garbage = new byte[1 + random.nextInt(4096)];
            random.nextBytes(garbage);
            Socket socket = open(garbage);
            socket.shutdownOutput();
            assertThat(untilClosed(socket)).as("garbage %d", i).doesNotStartWith("HTTP/1.1 2");
        }
        assertServes();
    }

    @Test
    void otherProtocolsAreRefusedAndNothingStops() throws IOException {
        for (String begin : List.of(
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
                "8=FIX.4.4\u00019=5\u000135=0\u000110=000\u0001",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "\r\n\r\n\r\n\r\n",
                "GET /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
                "POST /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST /api/v1/orders HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
                "GET /" + "a".repeat(100_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(100_000) + "\r\n\r\n")) {
            Socket socket = connectAndSend(begin.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(untilClosed(socket))
                    .as(begin.substring(0, Math.min(60, begin.length())))
                    .doesNotStartWith("HTTP/1.1 2");
        }
        assertServes();
    }

    /// The server may hang up before it has read everything.
    private Socket connectAndSend(byte[] bytes) throws IOException {
        Socket socket = open(new byte[0]);
        try {
            socket.getOutputStream().write(bytes);
            socket.shutdownOutput();
        } catch (SocketException _) {
            return socket;
        }
        return socket;
    }

    @Test
    void halfRequestsAreDroppedWhileOthersAreServed() throws IOException {
        String token = "Authorization: Bearer " + api.admin + "\r\n";
        List<Socket> half = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            for (String begin : List.of(
                    "",
                    "GET /api/v1/ord",
                    "GET /api/v1/orders HTTP/1.1\r\nHost: local",
                    "POST /api/v1/orders HTTP/1.1\r\nHost: localhost\r\n" + token
                            + "Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"account\":")) {
                half.add(open(begin.getBytes(StandardCharsets.ISO_8859_1)));
            }
        }
        assertServes();
        for (Socket socket : half) {
            assertThat(untilClosed(socket)).doesNotStartWith("HTTP/1.1 2");
        }
        assertServes();
    }
}
