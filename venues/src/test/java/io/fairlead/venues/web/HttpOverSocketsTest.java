package io.fairlead.venues.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.fairlead.fix.transport.Proxy;
import io.fairlead.fix.transport.SelectorIdle;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.fix.transport.TlsSettings;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exchanges over real sockets: what was answered, what never left, and what may have arrived.
class HttpOverSocketsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final HttpLimits LIMITS = new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 1_000, 2);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SelectorIdle idle = new SelectorIdle();
    private final WireHttp http = new WireHttp(HttpRoads.withoutTls(threads, idle), LIMITS, System::nanoTime);
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<Integer> ports = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        http.close();
        idle.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        ports.add(exchange.getRemoteAddress().getPort());
        try (InputStream body = exchange.getRequestBody()) {
            seen.add(exchange.getRequestMethod() + " " + path + " "
                    + new String(body.readAllBytes(), StandardCharsets.UTF_8));
        }
        switch (path) {
            case "/nothing" -> exchange.sendResponseHeaders(204, -1);
            case "/empty" -> exchange.sendResponseHeaders(200, -1);
            case "/moved" -> {
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                exchange.sendResponseHeaders(302, -1);
            }
            case "/long" -> body(exchange, "x".repeat(1_001));
            default -> body(exchange, "hello");
        }
        exchange.close();
    }

    private static void body(HttpExchange exchange, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static HttpCall call(String method, int port, String path, String body, long timeoutNanos) {
        return new HttpCall(
                method,
                URI.create("http://127.0.0.1:" + port + path),
                Map.of("X-One", "1"),
                body.getBytes(StandardCharsets.UTF_8),
                timeoutNanos);
    }

    private HttpOutcome outcome(HttpCall call) {
        return outcome(http, call);
    }

    /// Polls as a venue's thread does.
    private HttpOutcome outcome(WireHttp by, HttpCall call) {
        List<HttpOutcome> outcomes = new ArrayList<>();
        by.send(call, outcomes::add);
        long end = System.nanoTime() + 20 * SECOND;
        while (by.poll(10) == 0) {
            assertThat(System.nanoTime()).isLessThan(end);
            idle.idle(SECOND / 100);
        }
        assertThat(outcomes).hasSize(1);
        return outcomes.getFirst();
    }

    private HttpOutcome get(String path) {
        return outcome(call("GET", server.getAddress().getPort(), path, "", 10 * SECOND));
    }

    private HttpOutcome.Answered answered(String path) {
        if (get(path) instanceof HttpOutcome.Answered answered) {
            return answered;
        }
        throw new AssertionError(path + " was not answered");
    }

    @Test
    void answerComesWithStatusHeadersAndBody() {
        HttpOutcome.Answered answered = answered("/");
        assertThat(answered.status()).isEqualTo(200);
        assertThat(answered.header("content-length")).isEqualTo("5");
        assertThat(answered.body()).asString(StandardCharsets.UTF_8).isEqualTo("hello");
    }

    @Test
    void emptyAnswersAreAnswers() {
        assertThat(answered("/nothing").status()).isEqualTo(204);
        assertThat(answered("/nothing").body()).isEmpty();
        assertThat(answered("/empty").body()).isEmpty();
    }

    @Test
    void redirectIsNotFollowed() {
        assertThat(answered("/moved").status()).isEqualTo(302);
        assertThat(seen).containsExactly("GET /moved ");
    }

    @Test
    void everyMethodCarriesItsBody() {
        int port = server.getAddress().getPort();
        outcome(call("DELETE", port, "/p", "{\"qty\":1}", 10 * SECOND));
        outcome(call("PATCH", port, "/p", "{}", 10 * SECOND));
        assertThat(seen).containsExactly("DELETE /p {\"qty\":1}", "PATCH /p {}");
    }

    @Test
    void connectionIsKeptForTheNextExchange() {
        for (int i = 0; i < 5; i++) {
            get("/");
        }
        assertThat(ports).hasSize(5).containsOnly(ports.getFirst());
    }

    @Test
    void answerThatIsTooLongIsLost() {
        assertThat(get("/long")).isInstanceOf(HttpOutcome.Lost.class);
        assertThat(answered("/").status()).isEqualTo(200);
    }

    @Test
    void refusedConnectionProvesThatNothingWasSent() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
        }
        assertThat(outcome(call("POST", port, "/", "{}", 10 * SECOND))).isInstanceOf(HttpOutcome.NotSent.class);
    }

    /// What a server does with one connection once it has read something of the request.
    private interface Deed {
        void on(Socket socket) throws IOException, InterruptedException;
    }

    private HttpOutcome against(long timeoutNanos, Deed deed) throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var accepting = threads.submit(() -> {
                try (Socket socket = listening.accept()) {
                    assertThat(socket.getInputStream().read()).isPositive();
                    deed.on(socket);
                }
                return null;
            });
            HttpOutcome outcome = outcome(call("POST", listening.getLocalPort(), "/", "{}", timeoutNanos));
            accepting.cancel(true);
            return outcome;
        }
    }

    @Test
    void connectionThatIsResetBehindTheRequestIsLost() throws Exception {
        assertThat(against(10 * SECOND, socket -> socket.setSoLinger(true, 0))).isInstanceOf(HttpOutcome.Lost.class);
    }

    @Test
    void connectionThatEndsWithinTheAnswerIsLost() throws Exception {
        assertThat(against(10 * SECOND, socket -> write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhal")))
                .isInstanceOf(HttpOutcome.Lost.class);
    }

    @Test
    void answerThatIsNoHttpIsLost() throws Exception {
        assertThat(against(10 * SECOND, socket -> write(socket, "SSH-2.0-what\r\n\r\n")))
                .isInstanceOf(HttpOutcome.Lost.class);
    }

    @Test
    void answerThatDoesNotComeInTimeIsLost() throws Exception {
        assertThat(against(SECOND / 5, HttpOverSocketsTest::waits))
                .isEqualTo(new HttpOutcome.Lost("no answer within PT0.2S"));
    }

    @Test
    void answerWhoseBodyDoesNotComeInTimeIsLost() throws Exception {
        assertThat(against(SECOND / 2, socket -> {
                    write(socket, "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhal");
                    waits(socket);
                }))
                .isEqualTo(new HttpOutcome.Lost("no answer within PT0.5S"));
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void waits(Socket socket) throws IOException {
        while (socket.getInputStream().read() >= 0) {
            // until the client gives up
        }
    }

    @Test
    void moreThanMayBeUnderWayIsNotSent() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            List<HttpOutcome> outcomes = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                http.send(call("GET", silent.getLocalPort(), "/", "", 10 * SECOND), outcomes::add);
            }
            http.poll(10);
            assertThat(outcomes).containsExactly(new HttpOutcome.NotSent("2 exchanges are under way"));
        }
    }

    @Test
    void chunkedAnswerThatComesInPiecesIsReadWhole() throws Exception {
        HttpOutcome outcome = against(10 * SECOND, socket -> {
            write(socket, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nhe");
            write(socket, "l\r\n2\r\nlo\r\n0\r\n\r\n");
        });
        assertThat(((HttpOutcome.Answered) outcome).body())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("hello");
    }

    @Test
    void tlsIsSpokenToTheHostThatItsCertificateIsForAndToNoOther(@TempDir Path folder) throws Exception {
        Path keys = Keys.create(folder);
        HttpsServer secure = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        secure.setHttpsConfigurator(new HttpsConfigurator(Keys.context(keys)));
        secure.setExecutor(threads);
        secure.createContext("/", this::answer);
        secure.start();
        TlsContext tls = TlsContext.of(TlsSettings.standard()
                .withTrust(new TlsSettings.Trust.KeyStoreFile(keys, Keys.PASSPHRASE::toCharArray)));
        WireHttp trusting = over(tls);
        WireHttp wary = over(TlsContext.of(TlsSettings.standard()));
        try {
            int port = secure.getAddress().getPort();
            for (int i = 0; i < 3; i++) {
                assertThat(outcome(trusting, to("https://localhost:" + port + "/", "POST")))
                        .isInstanceOf(HttpOutcome.Answered.class);
            }
            assertThat(ports).hasSize(3).containsOnly(ports.getFirst());
            assertThat(outcome(trusting, to("https://127.0.0.1:" + port + "/", "POST")))
                    .isInstanceOf(HttpOutcome.NotSent.class);
            assertThat(outcome(wary, to("https://localhost:" + port + "/", "POST")))
                    .isInstanceOf(HttpOutcome.NotSent.class);
            assertThat(seen).hasSize(3);
        } finally {
            trusting.close();
            wary.close();
            secure.stop(0);
        }
    }

    private WireHttp over(TlsContext tls) {
        return new WireHttp(HttpRoads.overSockets(threads, tls, new Proxy.Direct(), idle), LIMITS, System::nanoTime);
    }

    private static HttpCall to(String address, String method) {
        return new HttpCall(method, URI.create(address), Map.of(), new byte[0], 10 * SECOND);
    }
}
