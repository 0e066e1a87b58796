package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.app.alert.AlertKind;
import io.fairlead.app.alert.Condition;
import io.fairlead.app.alert.Severity;
import io.fairlead.core.event.BreakerCommand;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Alerts, budgets and breakers over HTTP.
class WatchApiTest {
    @RegisterExtension
    private final RunningApi api = new RunningApi();

    @BeforeEach
    void raise() {
        api.board.observe(
                List.of(new Condition(AlertKind.DISK, "journal", Severity.CRITICAL, "full")), FakeGateway.START_NANOS);
    }

    @Test
    void takesAnAlertOnWithAName() {
        assertThat(api.get("/api/v1/alerts")
                        .json()
                        .at("/items/0/acknowledgedBy")
                        .isNull())
                .isTrue();
        RunningApi.Answer answer = api.post("/api/v1/alerts/1/acknowledge", "{\"because\": \"on it\"}");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().at("/alert/acknowledgedBy").asText()).startsWith("ada, token ");
        assertThat(api.audited)
                .singleElement()
                .asString()
                .startsWith("ALERT_ACKNOWLEDGED DISK journal ada, token ")
                .endsWith(" on it");
    }

    @Test
    void snoozesForATimeThatMakesSense() {
        assertThat(api.post("/api/v1/alerts/1/snooze", "{\"for\": \"30m\"}")
                        .json()
                        .at("/alert/snoozedUntil")
                        .asText())
                .isEqualTo(Times.iso(FakeGateway.START_NANOS + 1_800_000_000_000L));
        for (String time : List.of("0s", "169h", "soon", "-1m")) {
            assertThat(api.post("/api/v1/alerts/1/snooze", "{\"for\": \"" + time + "\"}")
                            .code())
                    .as(time)
                    .isEqualTo("FIELD_VALUE");
        }
    }

    @Test
    void knowsOnlyAlertsThatStand() {
        assertThat(api.post("/api/v1/alerts/7/acknowledge", "").code()).isEqualTo("ALERT_UNKNOWN");
        assertThat(api.post("/api/v1/alerts/x/snooze", "{\"for\": \"1m\"}").code())
                .isEqualTo("ALERT_UNKNOWN");
    }

    @Test
    void budgetsAndBreakersAreMeasured() {
        assertThat(api.get("/metrics").body())
                .contains("fairlead_budget_spent{limit=\"orders-per-second\",session=\"lp-orders\",venue=\"")
                .containsPattern("fairlead_budget_sent_total\\{lane=\"new\",.*} 7.0")
                .containsPattern("fairlead_budget_refused_total\\{lane=\"new\",.*} 1.0")
                .containsPattern("fairlead_breaker_open\\{endpoint=\"ORDERS\",.*} 1.0");
        api.gateway.circuits = List.of();
        assertThat(api.get("/metrics").body()).containsPattern("fairlead_breaker_open\\{endpoint=\"ORDERS\",.*} 0.0");
    }

    @Test
    void breaksAndWhatEndedDoubtsAreMeasured() {
        assertThat(api.get("/metrics").body())
                .contains("fairlead_breaks_open{kind=\"position_differs\"} 1.0")
                .contains("fairlead_breaks_open{kind=\"fill_inferred\"} 0.0")
                .contains("fairlead_doubts_ended_total{evidence=\"order_status\"} 2.0")
                .contains("fairlead_doubts_ended_total{evidence=\"operator\"} 0.0")
                .contains("fairlead_breaks_oldest_seconds 60.0");
    }

    @Test
    void anAdminResetsABreakerSayingWhy() {
        String path = "/api/v1/breakers/" + FakeGateway.VENUE + "/orders/reset";
        RunningApi.Answer answer = api.send("POST", path, api.admin, "{\"because\": \"credit is back\"}");
        assertThat(answer.status()).isEqualTo(202);
        assertThat(api.gateway.commands).singleElement().isInstanceOf(BreakerCommand.ResetBreaker.class);
        assertThat(api.send("POST", path, api.admin, "{}").code()).isEqualTo("FIELD_MISSING");
        assertThat(api.send("POST", "/api/v1/breakers/nobody/orders/reset", api.admin, "{\"because\": \"x\"}")
                        .code())
                .isEqualTo("BREAKER_UNKNOWN");
    }
}
