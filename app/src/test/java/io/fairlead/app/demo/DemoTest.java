package io.fairlead.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.app.dashboard.Spectator;
import io.fairlead.proof.truth.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The demo as a newcomer starts it: three real processes, only shorter.
class DemoTest {
    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    private DemoReport run(int seconds, boolean loseFill, Consumer<Demo> meanwhile) throws InterruptedException {
        DemoPlan plan = new DemoPlan(folder, Optional.of(Duration.ofSeconds(seconds)), 3, loseFill);
        try (Demo demo = Demo.start(plan, said::add)) {
            assertThat(demo.dashboard()).matches("http://127\\.0\\.0\\.1:\\d+/#token=\\S{20,}");
            meanwhile.accept(demo);
            demo.trade();
            return demo.finish();
        }
    }

    @Test
    void tradesThroughFaultsAndItsBooksAreThoseOfTheVenue() throws InterruptedException, IOException {
        DemoReport report = run(12, false, demo -> Spectator.seesBothAccountsSideBySide(demo.dashboard()));
        assertThat(report.findings()).isEmpty();
        JsonNode json = new ObjectMapper().readTree(report.json());
        assertThat(json.path("lost").asInt(-1)).isZero();
        assertThat(json.path("doubled").asInt(-1)).isZero();
        assertThat(json.path("invented").asInt(-1)).isZero();
        for (String count : List.of("orders", "acks", "fills", "partialFills", "replaces", "cancels", "positions")) {
            assertThat(json.path(count).asInt()).as(count).isPositive();
        }
        for (String venue : List.of("yofx", "tradelocker")) {
            JsonNode books = json.path("venues").path(venue);
            assertThat(books.path("orders").asInt()).as(venue).isPositive();
            assertThat(books.path("fills").asInt()).as(venue).isPositive();
        }
        assertThat(said)
                .contains("yofx: fault disconnect FAIRLEAD")
                .anyMatch(line -> line.startsWith("gateway: stopped; live orders: "))
                .noneMatch(line -> line.contains("killed"));
        assertThat(report.text()).hasSize(5).noneMatch(line -> line.contains("%d"));
    }

    @Test
    void findsTheFillThatTheVenueKeptToItself() throws InterruptedException {
        DemoReport report = run(5, true, _ -> {});
        assertThat(report.isTrue()).isFalse();
        assertThat(report.findings()).isNotEmpty().allMatch(finding -> finding.kind() == Finding.Kind.LOST);
    }
}
