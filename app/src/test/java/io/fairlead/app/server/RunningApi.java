package io.fairlead.app.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.app.alert.AlertBoard;
import io.fairlead.app.alert.AlertDesk;
import io.fairlead.app.alert.Audit;
import io.fairlead.app.metrics.GatewayMetrics;
import io.fairlead.app.metrics.Metrics;
import io.fairlead.core.book.Books;
import io.fairlead.core.model.AccountId;
import io.fairlead.fix.transport.TlsContext;
import io.fairlead.gateway.MarketDesk;
import io.fairlead.gateway.tape.PriceHistory;
import io.fairlead.venues.fixlp.FixLpFeed;
import io.fairlead.venues.fixlp.FixLpSettings;
import io.fairlead.venues.market.SubscriptionListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// The API over a fake gateway on a free loopback port, with one token of each role and an HTTP client. Registered
/// as an extension it runs for one test, or where tests share their instance for all of them.
final class RunningApi implements AutoCloseable, AfterEachCallback, AfterAllCallback {
    static final ObjectMapper MAPPER = new ObjectMapper();

    final FakeGateway gateway = new FakeGateway();
    final AlertBoard board = new AlertBoard(1_800_000_000_000L);
    final List<String> audited = new CopyOnWriteArrayList<>();
    final Books books = new Books();
    final FixLpFeed feed = new FixLpFeed(
            new FixLpSettings(
                    FakeGateway.VENUE,
                    FixLpSettings.STANDARD_CAPABILITIES,
                    FixLpSettings.Orders.STANDARD,
                    FixLpSettings.Feed.STANDARD,
                    FixLpSettings.Pool.STANDARD),
            List.of(FakeGateway.INSTRUMENT),
            new FixLpFeed.Surroundings(new Books(), SubscriptionListener.NONE, () -> FakeGateway.START_NANOS, _ -> {}));
    final MarketDesk desk = new MarketDesk();
    final FakeLimits limits = new FakeLimits(FakeGateway.ACCOUNT, new AccountId("gone"));
    final PriceHistory prices = KeptPrices.of(books);
    private final Audit audit =
            (deed, subject, word) -> audited.add(deed + " " + subject + " " + word.by() + " " + word.because());
    private final AlertDesk alerts = new AlertDesk(board, audit, () -> {}, () -> FakeGateway.START_NANOS);
    final Map<String, TlsContext> tls = new ConcurrentHashMap<>();
    final TokenStore tokens;
    final String viewer;
    final String trader;
    final String admin;
    final Metrics metrics = new Metrics(new FakeMetrics());
    final ApiServer server;
    final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private final Path tokenFile = emptyFolder().resolve("tokens.json");

    RunningApi() {
        this(Duration.ofSeconds(30));
    }

    /// Drops connections that send nothing for so long.
    RunningApi(Duration silence) {
        desk.add(FakeGateway.VENUE, feed);
        tokens = TokenStore.open(tokenFile, () -> FakeGateway.START_NANOS);
        viewer = tokens.issue("vera", Role.VIEWER).secret();
        trader = tokens.issue("tom", Role.TRADER).secret();
        admin = tokens.issue("ada", Role.ADMIN).secret();
        ApiSettings settings = new ApiSettings(
                ApiSettings.LOOPBACK,
                0,
                Set.of("desk.example"),
                Set.of("https://desk.example"),
                8192,
                4,
                new ApiSettings.Waits(
                        Duration.ofMillis(50),
                        Duration.ofMillis(200),
                        Duration.ofMillis(1),
                        Duration.ofMillis(500),
                        silence));
        server = ApiServer.start(
                settings,
                new ApiPorts(
                        gateway,
                        gateway,
                        gateway.sessions,
                        tls,
                        limits,
                        gateway.massStatus,
                        desk,
                        alerts,
                        audit,
                        gateway.log,
                        gateway.log,
                        prices,
                        tokens,
                        metrics,
                        () -> FakeGateway.START_NANOS + 60_000_000_000L));
    }

    String token(Role role) {
        return switch (role) {
            case VIEWER -> viewer;
            case TRADER -> trader;
            case ADMIN -> admin;
        };
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    /// What came back.
    record Answer(int status, String body, HttpResponse<String> response) {
        JsonNode json() {
            return RunningApi.json(body);
        }

        String code() {
            return json().path("code").asText();
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    HttpRequest.Builder request(String path, @Nullable String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                .timeout(Duration.ofSeconds(10));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    Answer get(String path) {
        return send(request(path, viewer).build());
    }

    Answer post(String path, String json) {
        return send("POST", path, admin, json);
    }

    Answer send(String method, String path, @Nullable String token, String json) {
        HttpRequest.BodyPublisher body =
                json.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
        HttpRequest.Builder request = request(path, token).method(method, body);
        return send(
                json.isEmpty()
                        ? request.build()
                        : request.header("Content-Type", "application/json").build());
    }

    /// A limit order that the fake accepts.
    static String order(String clientOrderId) {
        return """
                {"account": "main", "clientOrderId": "%s", "symbol": "EUR/USD", "side": "BUY", "type": "LIMIT",
                 "quantity": {"lots": "1"}, "price": "1.08500"}""".formatted(clientOrderId);
    }

    private static Path emptyFolder() {
        try {
            return Files.createTempDirectory("api");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext test) {
        if (!isShared(test)) {
            close();
        }
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        close();
    }

    private static boolean isShared(ExtensionContext test) {
        return test.getTestInstanceLifecycle().orElseThrow() == TestInstance.Lifecycle.PER_CLASS;
    }

    @Override
    public void close() {
        server.close();
        metrics.close();
        client.shutdownNow();
        try {
            Files.deleteIfExists(tokenFile);
            Files.delete(tokenFile.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Constant measurements.
    private static final class FakeMetrics implements GatewayMetrics {
        @Override
        public Latency orderToAck() {
            return new Latency(7, 1_000_000, 2_000_000, 3_000_000, 4_000_000, 5_000_000);
        }

        @Override
        public Latency tickToProcess() {
            return Latency.NONE;
        }

        @Override
        public long journalPosition() {
            return 500;
        }

        @Override
        public long journalSyncedPosition() {
            return 480;
        }
    }
}
