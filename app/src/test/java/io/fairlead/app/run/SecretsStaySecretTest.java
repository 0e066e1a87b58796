package io.fairlead.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.app.config.ConfigFile;
import io.fairlead.app.config.Settings;
import io.fairlead.app.log.Logs;
import io.fairlead.app.log.Redactor;
import io.fairlead.app.secret.Keystore;
import io.fairlead.app.secret.Secret;
import io.fairlead.app.server.Route;
import io.fairlead.sim.SimConfig;
import io.fairlead.sim.Simulator;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// A real gateway, logging everything, trading with a real venue over TLS. Secrets are planted wherever one may
/// come in, and looked for in whatever the gateway left behind.
class SecretsStaySecretTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// A wrong token is answered late, and refused at once where too many wait.
    private static final int SLOW_AT_ONCE = 12;
    private static final String PASSPHRASE = "planted-passphrase-Vq27";
    private static final String FIX_PASSWORD = "planted-fix-password-Zk81";
    private static final String REFUSED_PASSWORD = "planted-refused-password-Wm44";
    private static final String WRONG_TOKEN = "planted-wrong-token-Hd93";
    private static final String BASIC = "cGxhbnRlZDpiYXNpYw";
    private static final String IN_BODY = "planted-body-password-Tr56";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<String> answers = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>();
    private Simulator venue;
    private Logs logs;
    private GatewayProcess gateway;
    private boolean running;

    @BeforeEach
    void startBoth() throws IOException {
        Path venueFolder = Files.createDirectories(folder.resolve("venue"));
        venue = Simulator.start(
                SimConfig.reference(venueFolder, FIX_PASSWORD, true),
                InstantSource.system(),
                Thread.ofPlatform().daemon().factory());
        Keystore.open(ours("secrets.keystore"), Secret.of(PASSPHRASE)).set("yofx", Secret.of(FIX_PASSWORD));
        Path config = Files.writeString(folder.resolve("fairlead.yaml"), config());
        Map<String, String> environment =
                Map.of("FAIRLEAD_KEYSTORE_PASSPHRASE", PASSPHRASE, "REFUSED_PASSWORD", REFUSED_PASSWORD);
        ConfigFile read = ConfigFile.read(config, environment);
        assertThat(read).as("%s", read.problems()).isInstanceOf(ConfigFile.Sound.class);
        Settings settings = ((ConfigFile.Sound) read).settings();
        Redactor redactor = new Redactor();
        logs = Logs.start(settings.logging(), redactor);
        gateway = GatewayProcess.start(
                settings, SecretAccess.of(settings.secrets(), environment, redactor::learn), redactor, ours("home"));
        running = true;
        tokens.add(gateway.firstToken().orElseThrow());
        await().atMost(PATIENCE)
                .until(() -> session("yofx-orders").path("loggedOn").asBoolean());
    }

    @AfterEach
    void stopBoth() throws InterruptedException {
        stopGateway();
        venue.close();
        http.shutdownNow();
    }

    private void stopGateway() throws InterruptedException {
        if (running) {
            running = false;
            gateway.stop();
            logs.close();
        }
    }

    private Path ours(String name) {
        return folder.resolve("ours").resolve(name);
    }

    private String config() {
        return """
                data-dir: ours/data
                on-shutdown: cancel
                http: {port: 0}
                journal: {ring: 1MiB, segment: 4MiB, reserve: 2MiB, low-disk: 0B}
                logging: {level: debug, file: ours/logs/gateway.log}
                secrets: {keystore: ours/secrets.keystore}
                # The session of prices is refused, so nothing can be compared with the market.
                limits: [{price-collar: off, max-gross-exposure: off}]
                venues:
                  - id: yofx
                    adapter: fixlp
                    sessions:
                      - {id: yofx-orders, purpose: orders, sender-comp-id: FAIRLEAD, password: "keystore:yofx", %1$s}
                      - {id: yofx-prices, purpose: market-data, sender-comp-id: FAIRLEAD-MD,
                         password: "env:REFUSED_PASSWORD", %1$s}
                accounts:
                  - {id: demo, venue: yofx, kind: sim, currency: USD}
                instruments:
                  - {symbol: EURUSD, base: EUR, quote: USD, contract-size: 100000, tick: "0.00001",
                     venue-names: {yofx: EUR/USD}}
                """.formatted(
                        "host: localhost, port: %d, target-comp-id: YOFX, username: fairlead, trading-account: DEMO-1,"
                                        .formatted(venue.ports().fixTls())
                                + " reconnect: {first: 200ms}, tls: {ca: " + venue.certificate() + "}");
    }

    @Test
    void noSecretIsLeftBehindByAnyRouteOrFailure() throws IOException, InterruptedException {
        tokens.add(made("VIEWER"));
        tokens.add(made("TRADER"));
        place();
        everyRouteByEverybody();
        brokenHttp();
        mistakes();
        assertOwnerOnly(ours("data"));
        assertOwnerOnly(ours("home"));
        assertOwnerOnly(ours("logs"));
        assertThat(leaks()).isEmpty();

        stopGateway();

        assertThat(leaks()).isEmpty();
        assertWasThere();
    }

    private String made(String role) throws InterruptedException {
        String body = "{\"name\": \"%s\", \"role\": \"%s\"}".formatted(role, role);
        return json(send("POST", "/api/v1/tokens", tokens.getFirst(), body))
                .path("token")
                .asText();
    }

    /// Refused until the account's recovery plan is complete.
    private void place() {
        await().atMost(PATIENCE)
                .until(() -> json(ask("POST", "/api/v1/orders", tokens.getFirst(), """
                {"account": "demo", "clientOrderId": "c-1", "symbol": "EURUSD", "side": "BUY", "type": "LIMIT",
                 "timeInForce": "GOOD_TILL_CANCEL", "quantity": {"lots": "0.1"}, "price": "1.00000"}"""))
                        .path("orders")
                        .has(0));
        await().atMost(PATIENCE)
                .until(() -> json(ask("GET", "/api/v1/orders?account=demo", tokens.getFirst(), ""))
                        .findValuesAsText("status")
                        .contains("NEW"));
    }

    /// Without token, with a wrong one, with each right one; without body, with a broken one, with a wrong one.
    private void everyRouteByEverybody() throws InterruptedException {
        List<@Nullable String> bearers = new ArrayList<>(tokens);
        bearers.add(null);
        Queue<CompletableFuture<String>> slow = new ArrayDeque<>();
        for (Route route : Route.values()) {
            String path = route.template().replace("{symbol}", "EURUSD").replaceAll("\\{\\w+}", "yofx-prices");
            for (String bearer : bearers) {
                ask(route.method(), path, bearer, "");
                if (!route.method().equals("GET")) {
                    ask(route.method(), path, bearer, "{\"password\": " + IN_BODY + "}");
                    ask(route.method(), path, bearer, "{\"password\": \"" + IN_BODY + "\"}");
                    ask(route.method(), path, bearer, "{\"account\": \"" + tokens.getFirst() + "\"}");
                }
            }
            if (slow.size() == SLOW_AT_ONCE) {
                answers.add(slow.remove().join());
            }
            slow.add(sendAsync(route.method(), path, WRONG_TOKEN, "{\"password\": " + IN_BODY + "}"));
            ask(route.method(), path + "?token=" + tokens.getFirst(), tokens.getFirst(), "");
        }
        slow.forEach(answer -> answers.add(answer.join()));
    }

    /// What no proper client would send, with a token in it.
    private void brokenHttp() throws IOException {
        String authorization = "Authorization: Bearer " + tokens.getFirst();
        for (String request : List.of(
                "GET /api/v1/orders HTTP/1.1\nHost: localhost\n" + authorization + "\n broken line\n",
                "GET /api/v1/orders HTTP/7\nHost: localhost\n" + authorization + "\n",
                "GET /api/v1/orders HTTP/1.1\nHost: localhost\n" + authorization + "\u0001\n",
                "GET /api/v1/orders HTTP/1.1\nHost: evil.example\n" + authorization + "\n",
                "GET /api/v1/orders HTTP/1.1\nHost: localhost\nAuthorization: Basic " + BASIC + "\n",
                "GET /api/v1/events HTTP/1.1\nHost: localhost\nOrigin: http://evil.example\nConnection: Upgrade\n"
                        + "Upgrade: websocket\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n"
                        + "Sec-WebSocket-Protocol: fairlead.v1, bearer." + tokens.getFirst() + "\n",
                "GET /api/v1/events HTTP/1.1\nHost: localhost\nConnection: Upgrade\n"
                        + "Upgrade: websocket\nSec-WebSocket-Version: 13\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\n"
                        + "Sec-WebSocket-Protocol: fairlead.v1, bearer." + WRONG_TOKEN + "\n")) {
            try (Socket socket = new Socket("127.0.0.1", gateway.uri().getPort())) {
                socket.setSoTimeout(10_000);
                String bytes = request.replace("\n", "\r\n") + "\r\n";
                socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
                socket.shutdownOutput();
                answers.add(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
    }

    /// Even code that logs by mistake what it should not.
    private void mistakes() {
        for (String secret : List.of(PASSPHRASE, FIX_PASSWORD, REFUSED_PASSWORD, tokens.get(0), tokens.get(1))) {
            LoggerFactory.getLogger("io.fairlead.mistake").warn("by mistake: {}", secret, new IOException(secret));
        }
        LoggerFactory.getLogger("io.fairlead.mistake").warn("authorization: bearer {}", WRONG_TOKEN);
    }

    /// Which secret was found where. The admin's own token file is the one place that holds one.
    private List<String> leaks() throws IOException {
        List<String> secrets =
                new ArrayList<>(List.of(PASSPHRASE, FIX_PASSWORD, REFUSED_PASSWORD, WRONG_TOKEN, BASIC, IN_BODY));
        secrets.addAll(tokens);
        List<String> found = new ArrayList<>();
        for (Path file : files(folder.resolve("ours"))) {
            if (!file.endsWith("admin.token")) {
                found.addAll(within(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1), secrets));
            }
        }
        for (String answer : answers) {
            found.addAll(within(answer, answer, secrets));
        }
        return found;
    }

    private static List<String> within(String where, String text, List<String> secrets) {
        return secrets.stream()
                .filter(text::contains)
                .map(secret -> secret + " in " + where)
                .toList();
    }

    private static List<Path> files(Path under) throws IOException {
        try (Stream<Path> files = Files.walk(under)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static void assertOwnerOnly(Path under) throws IOException {
        try (Stream<Path> files = Files.walk(under)) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .endsWith("------"));
        }
    }

    /// That the search had something to search in: logons, refusals, orders, and the words around each secret.
    private void assertWasThere() throws IOException {
        String log = Files.readString(ours("logs/gateway.log"));
        assertThat(log).contains("by mistake: ***");
        String messages = Files.readString(messageLog(), StandardCharsets.ISO_8859_1);
        assertThat(messages)
                .contains("\u000135=A\u0001", "\u0001554=***\u0001", "\u000135=D\u0001", "\u00011=***O-1\u0001");
        assertThat(answers).anyMatch(answer -> answer.contains("MALFORMED_JSON"));
        assertThat(answers).anyMatch(answer -> answer.contains("TOKEN_INVALID"));
        assertThat(answers).anyMatch(answer -> answer.contains("ORIGIN_FOREIGN"));
        List<String> names = files(ours("data")).stream()
                .map(Path::getFileName)
                .map(Path::toString)
                .toList();
        assertThat(names).contains("tokens.json", "admin.token");
        assertThat(files(ours("data/journal"))).hasSizeGreaterThan(1).anyMatch(SecretsStaySecretTest::holdsTheOrder);
    }

    private Path messageLog() throws IOException {
        return files(ours("data/fix-log")).stream()
                .filter(file -> file.getFileName().toString().startsWith("yofx-orders."))
                .findFirst()
                .orElseThrow();
    }

    private static boolean holdsTheOrder(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains("EURUSD");
        } catch (IOException e) {
            throw new AssertionError(file.toString(), e);
        }
    }

    private JsonNode session(String id) throws InterruptedException {
        return json(ask("GET", "/api/v1/sessions/" + id, tokens.getFirst(), ""));
    }

    /// Keeps the answer, to be searched.
    private String ask(String method, String path, @Nullable String bearer, String body) throws InterruptedException {
        String answer = send(method, path, bearer, body);
        boolean newToken = path.equals("/api/v1/tokens") && json(answer).has("token");
        if (!newToken) {
            answers.add(answer);
        }
        return answer;
    }

    private String send(String method, String path, @Nullable String bearer, String body) throws InterruptedException {
        try {
            return http.send(request(method, path, bearer, body), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new AssertionError(method + " " + path + " was not answered", e);
        }
    }

    private CompletableFuture<String> sendAsync(String method, String path, @Nullable String bearer, String body) {
        return http.sendAsync(request(method, path, bearer, body), HttpResponse.BodyHandlers.ofString())
                .thenApply(HttpResponse::body);
    }

    private HttpRequest request(String method, String path, @Nullable String bearer, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.uri().resolve(path))
                .timeout(Duration.ofSeconds(15))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        return request.build();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
