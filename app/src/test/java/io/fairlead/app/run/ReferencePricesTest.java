package io.fairlead.app.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.app.config.ConfigFile;
import io.fairlead.app.config.Settings;
import io.fairlead.app.config.Template;
import io.fairlead.app.log.Redactor;
import io.fairlead.core.book.Books;
import io.fairlead.gateway.tape.TapePlayer;
import io.fairlead.gateway.tape.TapeReader;
import io.fairlead.journal.disk.FileDisk;
import io.fairlead.sim.coinbase.CoinbaseConfig;
import io.fairlead.sim.coinbase.CoinbaseVenue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A whole gateway with a venue of prices alone: configuration, book, bars and recording, over real sockets.
class ReferencePricesTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("LP_PASSWORD", "not-a-real-password");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    private Settings settings(URI feed) {
        String text = Template.of("fixlp")
                .orElseThrow()
                .replace("data-dir: data", "data-dir: " + folder.resolve("data"))
                .replace("port: 8420", "port: 0")
                .replace("fix.example.com", "127.0.0.1")
                .replaceAll("port: 988[01]", "port: 1")
                .replace("venues:\n", "venues:\n  - {id: reference, adapter: coinbase, url: '" + feed + "'}\n")
                .replace("{lp: EUR/USD}", "{lp: EUR/USD, reference: BTC-USD}");
        return switch (ConfigFile.parse(text + "\nmarket-data: {record: true, low-disk: 0B}\n", folder, ENVIRONMENT)) {
            case ConfigFile.Sound sound -> sound.settings();
            case ConfigFile.Broken broken -> throw new IllegalStateException(broken.toString());
        };
    }

    @Test
    void reachBookBarsAndRecording() throws Exception {
        try (CoinbaseVenue venue = CoinbaseVenue.start(
                CoinbaseConfig.reference(),
                InstantSource.system(),
                Thread.ofPlatform().daemon().factory())) {
            Redactor redactor = new Redactor();
            Settings settings = settings(venue.uri());
            GatewayProcess gateway = GatewayProcess.start(
                    settings, SecretAccess.of(settings.secrets(), ENVIRONMENT, redactor::learn), redactor, folder);
            try {
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> read(gateway, "book/EURUSD?venue=reference")
                                .at("/books/0/health")
                                .asText()
                                .equals("FRESH"));
                JsonNode session = read(gateway, "sessions/reference");
                assertThat(session.path("purpose").asText()).isEqualTo("REFERENCE");
                assertThat(session.path("state").asText()).isEqualTo("CONNECTED");
                assertThat(session.path("lastReceivedAt").asText()).isNotEmpty();
                assertThat(answer(gateway, "sessions/reference/audit")).contains("has no session to steer");
                assertThat(answer(gateway, "../../metrics"))
                        .contains("fairlead_reference_connected{venue=\"reference\"} 1.0")
                        .contains("fairlead_books{health=\"fresh\",venue=\"reference\"} 1.0")
                        .contains("fairlead_session_logged_on{session=\"reference\"} 1.0");
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> !read(gateway, "bars/EURUSD?size=1s&venue=reference")
                                .path("items")
                                .isEmpty());
                await().atMost(Duration.ofSeconds(30))
                        .until(() -> read(gateway, "recording").path("entries").asLong() > 0);
            } finally {
                gateway.stop();
            }
        }
        Books books = new Books();
        TapeReader reader = new TapeReader(FileDisk.existing(folder.resolve("data/market")));
        TapePlayer player = new TapePlayer(books);
        reader.tapes().forEach(tape -> reader.play(tape, player));
        assertThat(books.all()).anyMatch(book -> book.key().venue().value().equals("reference"));
    }

    private JsonNode read(GatewayProcess gateway, String path) {
        try {
            return JSON.readTree(answer(gateway, path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String answer(GatewayProcess gateway, String path) {
        HttpRequest request = HttpRequest.newBuilder(gateway.uri().resolve("api/v1/" + path))
                .header("Authorization", "Bearer " + gateway.firstToken().orElseThrow())
                .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
