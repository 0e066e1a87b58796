package io.fairlead.sim.tradelocker.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.tradelocker.TradeLockerConfig;
import io.fairlead.sim.tradelocker.TradeLockerFault;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The simulated TradeLocker over real sockets.
class TradeLockerVenueTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CREDENTIALS =
            "{\"email\":\"trader@example.com\",\"password\":\"pw\",\"server\":\"FAIRDEMO\"}";

    @TempDir
    Path dir;

    private final HttpClient http = HttpClient.newHttpClient();
    private TradeLockerVenue venue;

    @BeforeEach
    void open() {
        venue = start();
    }

    private TradeLockerVenue start() {
        TradeLockerConfig config = TradeLockerConfig.reference("pw").withDeveloperKey("tl-key");
        return TradeLockerVenue.start(
                config,
                new TradeLockerVenue.Ports(0, 0),
                dir,
                new TradeLockerVenue.Surroundings(
                        InstantSource.system(), Thread.ofPlatform().daemon(true).factory(), false));
    }

    @AfterEach
    void close() {
        venue.close();
        http.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(venue.rest() + path))
                .timeout(Duration.ofSeconds(20))
                .header("User-Agent", "Mozilla/5.0 test")
                .header("Content-Type", "application/json");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder place() throws Exception {
        String token = JSON.readTree(post("/auth/jwt/token", CREDENTIALS).body())
                .path("accessToken")
                .asText();
        return request("/trade/accounts/701001/orders")
                .header("Authorization", "Bearer " + token)
                .header("accNum", "1")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"qty\":0.1,\"routeId\":9912,\"side\":\"buy\",\"type\":\"market\",\"validity\":\"IOC\","
                                + "\"tradableInstrumentId\":278,\"strategyId\":\"ours\"}"));
    }

    @Test
    void orderGoesInOverHttpAndIsInTheLogBeforeItsAnswer() throws Exception {
        HttpResponse<String> reply = send(place());
        assertThat(reply.statusCode()).isEqualTo(200);
        String order = JSON.readTree(reply.body()).path("d").path("orderId").asText();
        TradeLog log = TradeLog.load(venue.tradeLog(), 1 << 20);
        assertThat(log.asked()).hasSize(1);
        assertThat(log.asked().getFirst().orderId()).isEqualTo(order);
        assertThat(log.asked().getFirst().strategyId()).isEqualTo("ours");
    }

    @Test
    void loginIsAnswered201AndUnknownPathsAreNotFound() throws Exception {
        assertThat(post("/auth/jwt/token", CREDENTIALS).statusCode()).isEqualTo(201);
        assertThat(post("/auth/jwt/nothing", CREDENTIALS).statusCode()).isEqualTo(404);
        assertThat(send(HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + venue.ports().rest() + "/x")))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void edgeTurnsAwayWhoSaysItIsAProgram() throws Exception {
        HttpResponse<String> reply = send(HttpRequest.newBuilder(URI.create(venue.rest() + "/trade/config")));
        assertThat(reply.statusCode()).isEqualTo(403);
        assertThat(reply.body()).startsWith("<html>");
    }

    @Test
    void lostReplyLeavesTheClientWaiting() throws Exception {
        HttpRequest.Builder order = place().timeout(Duration.ofMillis(300));
        venue.apply(new TradeLockerFault.LostReplies(100, TradeLockerFault.Scope.WRITES));
        assertThatThrownBy(() -> send(order)).isInstanceOf(HttpTimeoutException.class);
        assertThat(TradeLog.load(venue.tradeLog(), 1 << 20).asked()).hasSize(1);
    }

    @Test
    void noContentHasNoBody() throws Exception {
        HttpRequest.Builder order = place();
        assertThat(venue.control("fault no-content 100%")).isEqualTo("ok");
        HttpResponse<String> reply = send(order);
        assertThat(reply.statusCode()).isEqualTo(204);
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void controlTellsStatusFaultsAndMistakes() {
        assertThat(venue.control("status")).startsWith("ok {\"requests\":0,").contains("\"exceeded\":{}");
        assertThat(venue.control("fault nonsense")).startsWith("error unknown fault");
        assertThat(venue.control("fault close-elsewhere 1")).startsWith("error no position");
        assertThat(venue.control("fault clear")).isEqualTo("ok");
        assertThat(venue.control("move EURUSD 1.09")).isEqualTo("ok");
        assertThat(venue.control("move EURUSD 1.090001")).startsWith("error");
        assertThat(venue.control("hello")).startsWith("error unknown command");
    }

    @Test
    void everyStartBeginsAfreshAndKeepsTheOldLogBeside() throws Exception {
        send(place());
        venue.close();
        venue = start();
        assertThat(TradeLog.load(venue.tradeLog(), 1 << 20).asked()).isEmpty();
        try (var files = java.nio.file.Files.list(dir)) {
            assertThat(files.filter(file -> file.getFileName().toString().startsWith("trades-")))
                    .hasSize(1);
        }
    }

    /// A client of Socket.IO, frame by frame.
    private static final class Frames implements WebSocket.Listener {
        final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                texts.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        String next() throws InterruptedException {
            String text = texts.poll(10, TimeUnit.SECONDS);
            assertThat(text).as("a frame in time").isNotNull();
            return text;
        }

        /// The next frame that begins so; the others are passed over.
        String next(String start) throws InterruptedException {
            String text = next();
            while (!text.startsWith(start)) {
                text = next();
            }
            return text.substring(start.length());
        }
    }

    private WebSocket stream(String key, Frames frames) {
        return http.newWebSocketBuilder()
                .header("developer-api-key", key)
                .buildAsync(URI.create(venue.streams() + "/streams-api/socket.io/?EIO=4&transport=websocket"), frames)
                .join();
    }

    @Test
    void handshakeWithAWrongDeveloperKeyIsRefused() {
        assertThatThrownBy(() -> stream("tl-other", new Frames())).isInstanceOf(CompletionException.class);
    }

    @Test
    void subscriptionIsAcknowledgedAndTheSnapshotEndsWithSyncEnd() throws Exception {
        String token = JSON.readTree(
                        post("/auth/jwt/accounts/tokens", CREDENTIALS).body())
                .path("data")
                .get(0)
                .path("accessToken")
                .asText();
        Frames frames = new Frames();
        WebSocket socket = stream("tl-key", frames);
        assertThat(frames.next()).startsWith("0{");
        socket.sendText("40/streams-api,", true).join();
        assertThat(frames.next()).startsWith("40/streams-api");
        socket.sendText(
                        "42/streams-api,7[\"subscriptions\",{\"action\":\"SUBSCRIBE\",\"token\":\"" + token + "\"}]",
                        true)
                .join();
        JsonNode ack = JSON.readTree(frames.next("43/streams-api,7")).get(0);
        assertThat(ack.path("status").asText()).isEqualTo("ok");
        JsonNode status = JSON.readTree(frames.next("42/streams-api,"));
        assertThat(status.get(0).asText()).isEqualTo("stream");
        assertThat(status.get(1).path("accountId").asText()).isEqualTo("D#701001");
        assertThat(status.get(1).path("equity").isTextual()).isTrue();
        assertThat(frames.next("42/streams-api,")).contains("SyncEnd");
        venue.apply(new TradeLockerFault.Disconnected());
        assertThat(frames.next("42/streams-api,")).contains("Disconnected");
        socket.abort();
    }
}
