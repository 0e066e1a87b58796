package io.fairlead.app.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.VenueId;
import io.fairlead.gateway.LatencyRecorder;
import io.fairlead.gateway.LoginView;
import io.fairlead.gateway.SessionView;
import io.fairlead.venues.desk.DeskAccount;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginMetricsTest {
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final LatencyRecorder queued = new LatencyRecorder();
    private final List<SessionView> sessions = new ArrayList<>();
    private final LoginMetrics metrics = new LoginMetrics(
            registry,
            new LoginMetrics.Hops(Map.of("queued", queued, "read", new LatencyRecorder())),
            List.of(),
            () -> sessions);

    private String scrape() {
        metrics.refresh();
        return registry.scrape();
    }

    private void followed(String way, String worthProblem) {
        DeskAccount account = new DeskAccount(new AccountId("a"), "me", way, true, 0, "", worthProblem, "");
        sessions.clear();
        sessions.add(new SessionView(
                "me",
                new VenueId("tl"),
                SessionView.Purpose.LOGIN,
                false,
                new SessionView.Link("READY", true, true, "", 0, 0, 0, 0),
                new SessionView.SequenceNumbers(0, 0, true),
                new SessionView.Counts(Map.of(), Map.of(), 0, 0, Map.of(), 0, 0, 0),
                SessionView.Trouble.NONE,
                "",
                new LoginView(List.of(account))));
    }

    @Test
    void showsTheTimeOfEachHopThatWasMeasured() {
        queued.record(1_000_000);
        assertThat(scrape())
                .contains("fairlead_hop_seconds{hop=\"queued\",quantile=\"0.99\"} 0.001")
                .doesNotContain("hop=\"read\"");
    }

    @Test
    void showsHowAccountsAreFollowedAsItChanges() {
        followed("STREAMED", "");
        assertThat(scrape())
                .contains("fairlead_account_followed{account=\"a\",venue=\"tl\"} 1.0")
                .contains("fairlead_account_streamed{account=\"a\",venue=\"tl\"} 1.0")
                .contains("fairlead_account_worth_doubted{account=\"a\",venue=\"tl\"} 0.0");
        followed("POLLED", "the venue told no equity");
        assertThat(scrape())
                .contains("fairlead_account_streamed{account=\"a\",venue=\"tl\"} 0.0")
                .contains("fairlead_account_worth_doubted{account=\"a\",venue=\"tl\"} 1.0");
    }
}
