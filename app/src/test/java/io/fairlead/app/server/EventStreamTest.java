package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.core.book.Health;
import io.fairlead.core.model.OrderId;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The event stream over a real WebSocket.
class EventStreamTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    private final RunningApi api = new RunningApi();

    /// A client that keeps what it gets.
    private static final class Client implements WebSocket.Listener {
        final List<JsonNode> messages = new CopyOnWriteArrayList<>();
        final AtomicInteger closeCode = new AtomicInteger();
        final AtomicInteger pongs = new AtomicInteger();
        private final StringBuilder partial = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            partial.append(data);
            if (last) {
                messages.add(RunningApi.json(partial.toString()));
                partial.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer message) {
            pongs.incrementAndGet();
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closeCode.set(code);
            return null;
        }

        List<JsonNode> of(String topic) {
            return messages.stream()
                    .filter(message -> message.path("topic").asText().equals(topic))
                    .toList();
        }

        void awaits(String topic, int count) {
            await().atMost(PATIENCE).until(() -> of(topic).size() >= count);
        }
    }

    private WebSocket connect(Client client, String query, @Nullable String token) {
        WebSocket.Builder builder = api.client.newWebSocketBuilder();
        if (token != null) {
            builder.header("Authorization", "Bearer " + token);
        }
        return connect(builder, client, query);
    }

    private WebSocket connect(WebSocket.Builder builder, Client client, String query) {
        URI uri = URI.create("ws://127.0.0.1:" + api.server.port() + "/api/v1/events" + query);
        return builder.connectTimeout(PATIENCE).buildAsync(uri, client).join();
    }

    private int refusal(WebSocket.Builder builder, String query) {
        try {
            connect(builder, new Client(), query);
            return 101;
        } catch (CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }

    private static void send(WebSocket socket, String text) {
        socket.sendText(text, true).join();
    }

    @Test
    void streamResumesBehindAPosition() {
        for (int i = 1; i <= 4; i++) {
            api.post("/api/v1/orders", RunningApi.order("c-" + i));
        }
        Client client = new Client();
        connect(client, "?from=2", api.viewer);

        client.awaits("events", 2);
        api.post("/api/v1/orders", RunningApi.order("c-5"));
        client.awaits("events", 3);

        assertThat(client.of("events").stream().map(m -> m.path("position").asLong()))
                .containsExactly(3L, 4L, 5L);
        assertThat(client.of("events").getFirst().path("order").asText()).isEqualTo("A-3");
        assertThat(client.of("events")
                        .getFirst()
                        .path("event")
                        .path("command")
                        .path("type")
                        .asText())
                .isEqualTo("PlaceOrder");
        assertThat(client.of("hello").getFirst().path("role").asText()).isEqualTo("VIEWER");
    }

    @Test
    void everyPositionCanBeResumedAtWithoutLossOrRepetition() {
        for (int i = 1; i <= 5; i++) {
            api.post("/api/v1/orders", RunningApi.order("c-" + i));
        }
        for (int from = 0; from <= 5; from++) {
            Client client = new Client();
            WebSocket socket = connect(client, "?from=" + from, api.viewer);
            client.awaits("events", 5 - from);
            List<Long> expected =
                    java.util.stream.LongStream.rangeClosed(from + 1, 5).boxed().toList();
            assertThat(client.of("events").stream().map(m -> m.path("position").asLong()))
                    .isEqualTo(expected);
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
            await().atMost(PATIENCE).until(() -> client.closeCode.get() != 0);
        }
    }

    @Test
    void wrongTokenOriginOrPositionIsRefusedBeforeTheUpgrade() {
        assertThat(refusal(api.client.newWebSocketBuilder(), "")).isEqualTo(401);
        assertThat(refusal(bearer("fl_wrong"), "")).isEqualTo(401);
        assertThat(refusal(bearer(api.viewer).header("Origin", "http://evil.example"), ""))
                .isEqualTo(403);
        assertThat(refusal(bearer(api.viewer), "?from=1000")).isEqualTo(400);
        assertThat(refusal(bearer(api.viewer), "?from=x")).isEqualTo(400);
        assertThat(refusal(bearer(api.viewer), "?colour=red")).isEqualTo(400);
        assertThat(api.get("/api/v1/events").status()).isEqualTo(426);
    }

    @Test
    void ordersInDoubtAreShownAgainWhenTheirNextQueryMoves() {
        api.post("/api/v1/orders", RunningApi.order("c-1"));
        api.gateway.doubt(new OrderId("A-1"), 1, FakeGateway.START_NANOS);
        Client client = new Client();
        WebSocket socket = connect(client, "", api.viewer);
        send(socket, "{\"op\": \"subscribe\", \"topic\": \"orders\"}");
        client.awaits("orders", 1);

        api.gateway.doubt(new OrderId("A-1"), 2, FakeGateway.START_NANOS + 1_000_000_000L);
        client.awaits("orders", 2);

        assertThat(client.of("orders").stream()
                        .map(message -> message.at("/items/0/doubt/queries").asInt()))
                .containsExactly(1, 2);
    }

    private WebSocket.Builder bearer(String token) {
        return api.client.newWebSocketBuilder().header("Authorization", "Bearer " + token);
    }

    @Test
    void browserSendsItsTokenAsSubprotocol() {
        Client client = new Client();
        WebSocket socket = connect(
                api.client
                        .newWebSocketBuilder()
                        .header("Origin", "http://127.0.0.1:" + api.server.port())
                        .subprotocols("fairlead.v1", "bearer." + api.trader),
                client,
                "");

        assertThat(socket.getSubprotocol()).isEqualTo("fairlead.v1");
        client.awaits("hello", 1);
        assertThat(client.of("hello").getFirst().path("name").asText()).isEqualTo("tom");
    }

    @Test
    void conflatedTopicsShowTheNewestState() {
        Client client = new Client();
        WebSocket socket = connect(client, "", api.viewer);
        for (String topic : new String[] {"orders", "positions", "accounts", "sessions"}) {
            send(socket, "{\"op\": \"subscribe\", \"topic\": \"" + topic + "\"}");
        }
        send(socket, "{\"op\": \"subscribe\", \"topic\": \"book\", \"symbol\": \"EUR/USD\"}");
        for (String topic : new String[] {"orders", "positions", "accounts", "sessions", "book"}) {
            client.awaits(topic, 1);
        }
        assertThat(client.of("orders").getFirst().path("snapshot").asBoolean()).isTrue();

        api.post("/api/v1/orders", RunningApi.order("c-1"));
        client.awaits("orders", 2);
        api.send("DELETE", "/api/v1/orders/A-1", api.trader, "");
        client.awaits("orders", 3);
        api.gateway.prices.book = FakePrices.book("1.08400", "1.08410", Health.STALE);
        client.awaits("book", 2);

        assertThat(client.of("orders").get(1).path("items").get(0).path("live").asBoolean())
                .isTrue();
        assertThat(client.of("orders").get(2).path("items").get(0).path("live").asBoolean())
                .isFalse();
        assertThat(client.of("book").get(1).path("books").get(0).path("health").asText())
                .isEqualTo("STALE");
        assertThat(client.of("events")).isEmpty();
    }

    @Test
    void unsubscribedTopicFallsSilent() {
        Client client = new Client();
        WebSocket socket = connect(client, "", api.viewer);
        send(socket, "{\"op\": \"subscribe\", \"topic\": \"book\", \"symbol\": \"EUR/USD\"}");
        send(socket, "{\"op\": \"subscribe\", \"topic\": \"events\", \"from\": 0}");
        client.awaits("book", 1);
        send(socket, "{\"op\": \"unsubscribe\", \"topic\": \"book\", \"symbol\": \"EUR/USD\"}");
        send(socket, "{\"op\": \"subscribe\", \"topic\": \"positions\"}");
        client.awaits("positions", 1);
        api.gateway.prices.book = FakePrices.book("1.2", "1.3", Health.FRESH);
        api.post("/api/v1/orders", RunningApi.order("c-1"));
        client.awaits("events", 1);
        client.awaits("positions", 2);

        assertThat(client.of("book")).hasSize(1);
    }

    @Test
    void wrongMessagesAreAnsweredAndInTheEndDisconnected() {
        Client client = new Client();
        WebSocket socket = connect(client, "", api.viewer);
        send(socket, "nonsense");
        send(socket, "{\"op\": \"destroy\", \"topic\": \"orders\"}");
        send(socket, "{\"op\": \"subscribe\", \"topic\": \"book\", \"symbol\": \"DOGE\"}");
        send(socket, "{\"op\": \"subscribe\", \"topic\": \"events\", \"from\": 99}");
        send(socket, "{\"op\": \"subscribe\", \"topic\": \"events\", \"from\": -1}");
        client.awaits("error", 5);
        assertThat(client.of("error").stream()
                        .map(m -> m.path("problem").path("code").asText()))
                .containsExactly("MALFORMED_JSON", "FIELD_VALUE", "FIELD_VALUE", "PARAMETER_VALUE", "FIELD_VALUE");
        for (int i = 0; i < 11; i++) {
            send(socket, "[]");
            client.awaits("error", 6 + i);
        }
        await().atMost(PATIENCE).until(() -> client.closeCode.get() == 1008);
    }

    @Test
    void messagesTooLongEndTheConnection() {
        Client client = new Client();
        WebSocket socket = connect(client, "", api.viewer);
        socket.sendText("x".repeat(10_000), true).join();
        await().atMost(PATIENCE).until(() -> client.closeCode.get() != 0);
        assertThat(client.closeCode.get()).isIn(1009, 1006);
    }

    @Test
    void pingIsAnswered() {
        Client client = new Client();
        connect(client, "", api.viewer)
                .sendPing(ByteBuffer.wrap(new byte[] {1}))
                .join();
        await().atMost(PATIENCE).until(() -> client.pongs.get() == 1);
    }

    @Test
    void revokedTokenEndsItsStreams() {
        TokenStore.Issued issued = api.tokens.issue("guest", Role.VIEWER);
        Client client = new Client();
        connect(client, "", issued.secret());
        client.awaits("hello", 1);

        api.tokens.revoke(issued.token().id());

        await().atMost(PATIENCE).until(() -> client.closeCode.get() == StreamWriter.CLOSE_TOKEN_REVOKED);
    }

    @Test
    void onlySoManyStreamsAtOnce() {
        for (int i = 0; i < 4; i++) {
            Client client = new Client();
            connect(client, "", api.viewer);
            client.awaits("hello", 1);
        }
        assertThat(refusal(bearer(api.viewer), "")).isEqualTo(503);
        assertThat(api.get("/metrics").body()).contains("fairlead_streams_open 4.0");
    }

    @Test
    void clientThatDoesNotReadIsDroppedAndNobodyWaitsForIt() throws IOException {
        String wide = "x".repeat(60_000);
        for (int i = 0; i < 400; i++) {
            api.gateway.log.happens(null, "Noise", new Noise(wide));
        }
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(4096);
            socket.connect(new java.net.InetSocketAddress("127.0.0.1", api.server.port()));
            socket.getOutputStream()
                    .write(("GET /api/v1/events?from=0 HTTP/1.1\r\nHost: localhost\r\n"
                                    + "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer "
                                    + api.viewer
                                    + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(4096)).hasSize(4096); // it streams, and nobody reads on
            await().atMost(PATIENCE).until(() -> api.get("/metrics").body().contains("fairlead_streams_open 0.0"));
        }
        assertThatThrownBy(() -> connect(new Client(), "", null)).isInstanceOf(CompletionException.class);
    }

    /// An event that fills the socket.
    record Noise(String text, long atNanos) {
        Noise(String text) {
            this(text, 0);
        }
    }
}
