package io.fairlead.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.sim.SimConfig;
import io.fairlead.sim.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real gateway process against a real venue over TLS, killed without warning while orders flow.
class KillTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PASSWORD = "not-a-real-password";

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private Simulator venue;
    private PairFiles files;
    private ChildProcess gateway;
    private String url;
    private String token;

    @BeforeEach
    void startBoth() {
        files = new PairFiles(folder);
        files.create();
        venue = Simulator.start(
                SimConfig.reference(files.venue(), PASSWORD, true),
                InstantSource.system(),
                Thread.ofPlatform().daemon().factory());
        files.writeConfig(new PairFiles.Door(venue.ports().fixTls(), venue.certificate()), Demo.trading(7));
        startGateway();
    }

    @AfterEach
    void stopBoth() {
        gateway.close();
        venue.close();
    }

    private void startGateway() {
        gateway = ChildProcess.start(
                "gateway",
                List.of("run", files.config().toString(), "--json"),
                Map.of(Demo.PASSWORD_VARIABLE, PASSWORD, "FAIRLEAD_HOME", folder.toString()),
                files.errors("gateway"));
        JsonNode ready = read(gateway.line());
        url = ready.path("url").asText();
        token = firstLine(Path.of(ready.path("tokenFile").asText()));
        await().atMost(PATIENCE).until(() -> ordersSession().path("loggedOn").asBoolean());
    }

    @Test
    void knowsEveryAcknowledgedOrderAndGoesOnWithItsSequenceNumbers() throws InterruptedException {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        List<Thread> clients = new ArrayList<>();
        for (int client = 0; client < 4; client++) {
            int own = client;
            clients.add(Thread.ofVirtual().start(() -> placeUntilRefused(own, acknowledged)));
        }
        await().atMost(PATIENCE).until(() -> acknowledged.size() >= 100);
        JsonNode before = ordersSession().path("sequence");
        gateway.close();
        for (Thread client : clients) {
            client.join();
        }

        startGateway();

        JsonNode after = ordersSession().path("sequence");
        assertThat(after.path("nextOut").asInt())
                .isGreaterThan(before.path("nextOut").asInt());
        assertThat(after.path("nextIn").asInt())
                .isGreaterThan(before.path("nextIn").asInt());
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(acknowledged).allSatisfy(this::isKnownAndNotInFlight));
        assertThat(gateway.stop(PATIENCE)).noneMatch(line -> line.contains("killed"));
        DemoReport report = DemoReport.of(venue.tradeLog(), files.journal());
        assertThat(report.findings()).isEmpty();
        assertThat(report.counts().orders()).isGreaterThanOrEqualTo(acknowledged.size());
        assertThat(report.counts().fills()).isPositive();
    }

    /// Sends one order after the other until the gateway is gone; notes what it was told.
    private void placeUntilRefused(int client, Set<String> acknowledged) {
        for (int i : IntStream.range(0, 100_000).toArray()) {
            String body = """
                    {"account":"demo","clientOrderId":"%s","symbol":"EURUSD","side":"%s","type":"LIMIT",
                     "timeInForce":"GOOD_TILL_CANCEL","quantity":{"lots":"0.%d"},"price":"%s"}
                    """.formatted(
                    "client-%d-%d".formatted(client, i), i % 2 == 0 ? "BUY" : "SELL", 10 + i % 40, price(client, i));
            try {
                HttpResponse<String> answer = http.send(
                        request("orders")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 201) {
                    acknowledged.add(read(answer.body()).path("orders").path(0).asText());
                }
            } catch (IOException e) {
                return; // the gateway was killed: what was under way is nobody's promise
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /// Every tenth buys what is offered; the others rest, each at its own price: the risk checks refuse an order that
    /// repeats another, and one that would trade with ours.
    private static String price(int client, int i) {
        if (i % 10 == 0) {
            return "1.087";
        }
        return (i % 2 == 0 ? "1.080%02d" : "1.090%02d").formatted((client * 25 + i) % 100);
    }

    /// An order that never left before the kill stays UNKNOWN: absence is proved by a longer way than asking once.
    private void isKnownAndNotInFlight(String id) {
        JsonNode order = get("orders/" + id);
        assertThat(order.path("id").asText()).isEqualTo(id);
        assertThat(order.path("status").asText()).isNotIn("ACCEPTED", "SENT");
    }

    private JsonNode ordersSession() {
        for (JsonNode session : get("sessions").path("items")) {
            if (session.path("purpose").asText().equals("ORDERS")) {
                return session;
            }
        }
        throw new AssertionError("there is no orders session");
    }

    private JsonNode get(String path) {
        try {
            return read(http.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                    .body());
        } catch (IOException e) {
            throw new AssertionError("the gateway does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url + "/api/v1/" + path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token);
    }

    private static String firstLine(Path file) {
        try {
            return Files.readAllLines(file).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }
}
