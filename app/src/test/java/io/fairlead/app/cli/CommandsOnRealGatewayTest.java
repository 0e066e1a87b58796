package io.fairlead.app.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fairlead.app.demo.RealGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands of a new user, on a gateway that is really there and trades with a simulated venue.
class CommandsOnRealGatewayTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    void anOrderIsPlacedExplainedAndCancelledAndTheFixLogTellsEachEventOnce() throws Exception {
        try (RealGateway gateway = RealGateway.start(folder)) {
            String id = order(gateway);

            var why = explained(gateway, id);
            assertThat(why.err()).isEmpty();
            assertThat(why.exitCode()).isEqualTo(ExitCodes.OK);
            assertThat(why.out()).contains("OrderAccepted", "MessageSent", "TimePerHop");

            var cancelled = run(gateway, "cancel-all", "--account", "demo", "--yes");
            assertThat(cancelled.err()).contains("This cancels 1 live order: account demo.");
            assertThat(cancelled.out()).contains("cancels under way", id);
            for (String list : List.of("accounts", "orders", "positions", "sessions", "budgets", "limits", "breaks")) {
                var ran = run(gateway, list);
                assertThat(ran.exitCode()).as(list + ran.err()).isEqualTo(ExitCodes.OK);
                assertThat(ran.out()).as(list).doesNotContain("{");
            }
            assertThat(run(gateway, "why", "nosuch").err()).contains("ORDER_UNKNOWN");
            assertThat(gateway.stopAndCompare().findings()).isEmpty();
        }
        assertThat(events()).isNotEmpty().doesNotHaveDuplicates();
    }

    /// One far from the market, as soon as the venue is ready for it.
    private static String order(RealGateway gateway) throws IOException {
        String[] line = {"order", "buy", "EURUSD", "--lots", "0.01", "--limit", "1.05", "--tif", "gtc", "--json"};
        FakeGateway.Ran placed = await().atMost(Duration.ofSeconds(20))
                .until(() -> run(gateway, line), ran -> ran.exitCode() == ExitCodes.OK);
        JsonNode answer = JSON.readTree(placed.out());
        return answer.at("/orders/0").asText();
    }

    /// That the client was told is written down behind the answer that told it.
    private static FakeGateway.Ran explained(RealGateway gateway, String order) {
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> run(gateway, "why", order), ran -> ran.out().contains("ClientTold"));
    }

    private static FakeGateway.Ran run(RealGateway gateway, String... arguments) {
        return FakeGateway.run(
                UnaryOperator.identity(),
                Map.of("FAIRLEAD_URL", gateway.url(), "FAIRLEAD_TOKEN", gateway.token()),
                arguments);
    }

    /// What the FIX logs tell of connections, with the times.
    private List<String> events() throws IOException {
        List<String> events = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path log : files.filter(each -> each.toString().endsWith(".log"))
                    .filter(each -> each.toString().contains("fix-log"))
                    .toList()) {
                Files.readAllLines(log, ISO_8859_1).stream()
                        .filter(line -> line.contains(" EVENT "))
                        .forEach(events::add);
            }
        }
        return events;
    }
}
