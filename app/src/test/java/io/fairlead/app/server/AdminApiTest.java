package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.core.event.Command;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Accounts, positions, fills, sessions, tokens, health and metrics over HTTP.
class AdminApiTest {
    @RegisterExtension
    private final RunningApi api = new RunningApi();

    @Test
    void armingNeedsALimitAndAnAdmin() {
        assertThat(api.post("/api/v1/accounts/main/arm", "{\"maxUnits\": \"0\"}")
                        .code())
                .isEqualTo("FIELD_VALUE");
        assertThat(api.post("/api/v1/accounts/main/arm", "{}").code()).isEqualTo("FIELD_MISSING");
        assertThat(api.post("/api/v1/accounts/main/arm", "{\"maxUnits\": \"100000\"}")
                        .status())
                .isEqualTo(202);
        assertThat(api.send("POST", "/api/v1/accounts/main/disarm", api.trader, "")
                        .status())
                .isEqualTo(202);
        assertThat(((Command.ArmAccount) api.gateway.commands.getFirst()).maxUnits())
                .isEqualTo(Decimal.of(100_000));
    }

    @Test
    void positionsShowTheirWorthAndTheRate() {
        JsonNode position = api.get("/api/v1/positions").json().path("items").get(0);

        assertThat(position.path("quantity").path("units").asText()).isEqualTo("-100000");
        assertThat(position.path("quantity").path("lots").asText()).isEqualTo("-1");
        assertThat(position.path("quoteCurrency").asText()).isEqualTo("USD");
        assertThat(position.path("accountCurrency").asText()).isEqualTo("EUR");
        assertThat(position.path("rate").asText()).isEqualTo("0.92");
        assertThat(position.path("unrealisedInAccountCurrency").asText()).isEqualTo("-9.2");
    }

    @Test
    void closingAPartKeepsItsUnit() {
        RunningApi.Answer answer = api.post("/api/v1/positions/close", """
                {"account": "main", "clientOrderId": "x-1", "symbol": "EUR/USD", "quantity": {"lots": "0.5"}}""");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("NO_POSITION");
        assertThat(Quantity.lots(Decimal.of("0.5")).toString()).isEqualTo("0.5 lots");
    }

    @Test
    void fillsComeWithBothTimes() {
        api.post("/api/v1/orders", RunningApi.order("c-1"));
        api.gateway.fill(new io.fairlead.core.model.OrderId("A-1"), "E1", "1.08499");

        JsonNode fill =
                api.get("/api/v1/fills?account=main").json().path("items").get(0);

        assertThat(fill.path("price").asText()).isEqualTo("1.08499");
        assertThat(fill.path("venueAt").asText()).endsWith("16:00:00.000000000Z");
        assertThat(fill.path("appliedAt").asText()).endsWith("16:00:00.000000001Z");
        assertThat(fill.path("state").asText()).isEqualTo("STANDS");
    }

    @Test
    void bookSaysWhetherItIsFresh() {
        JsonNode book = api.get("/api/v1/book/EUR%2FUSD").json();

        assertThat(book.path("symbol").asText()).isEqualTo("EUR/USD");
        JsonNode atVenue = book.path("books").get(0);
        assertThat(atVenue.path("health").asText()).isEqualTo("FRESH");
        assertThat(atVenue.path("trading").asText()).isEqualTo("UNKNOWN");
        assertThat(atVenue.path("last").isNull()).isTrue();
        assertThat(atVenue.path("bids").get(0).toString())
                .isEqualTo("{\"price\":\"1.085\",\"units\":\"1000000\",\"lots\":\"10\",\"orders\":1,\"own\":\"0\"}");
        assertThat(book.path("consolidated").path("bids").get(0).toString())
                .isEqualTo("{\"venue\":\"lp\",\"price\":\"1.085\",\"units\":\"1000000\",\"lots\":\"10\","
                        + "\"own\":\"0\",\"tradable\":true}");
        assertThat(api.get("/api/v1/book/EUR%2FUSD?venue=other").json().path("books"))
                .isEmpty();
    }

    @Test
    void sessionsAreShownAndSteered() {
        JsonNode session = api.get("/api/v1/sessions/lp-orders").json();
        assertThat(session.path("sequence").path("nextIn").asLong()).isEqualTo(17);
        assertThat(session.path("uptimeSeconds").asLong()).isEqualTo(60);
        assertThat(session.path("in").path("8").asLong()).isEqualTo(12);

        for (String action : new String[] {"disconnect", "connect", "reset"}) {
            assertThat(api.post("/api/v1/sessions/lp-orders/" + action, "").status())
                    .isEqualTo(202);
        }
        assertThat(api.gateway.sessions.control)
                .containsExactly("disconnect lp-orders", "connect lp-orders", "reset lp-orders");
    }

    @Test
    void sequenceNumbersAreSetWithAReasonThatIsKept() {
        String path = "/api/v1/sessions/lp-orders/sequence";
        JsonNode answer = api.post(path, "{\"incoming\": 5, \"because\": \"the LP asked\"}")
                .json();
        assertThat(answer.path("audit").path("action").asText()).isEqualTo("NUMBERS_ASKED");
        assertThat(api.gateway.sessions.control)
                .containsExactly("numbers of lp-orders Numbers[incoming=5, outgoing=0] because the LP asked");

        JsonNode actions = api.send("GET", "/api/v1/sessions/lp-orders/audit", api.admin, "")
                .json()
                .path("actions");
        JsonNode newest = actions.path(actions.size() - 1);
        assertThat(newest.path("because").asText()).isEqualTo("the LP asked");
        assertThat(newest.path("by").asText()).startsWith("ada, token ").endsWith(" at 127.0.0.1");

        assertThat(api.post(path, "{\"because\": \"x\"}").code()).isEqualTo("FIELD_MISSING");
        assertThat(api.post(path, "{\"incoming\": 5}").code()).isEqualTo("FIELD_MISSING");
        assertThat(api.post(path, "{\"incoming\": 0, \"because\": \"x\"}").code())
                .isEqualTo("FIELD_VALUE");
        assertThat(api.post(path, "{\"incoming\": 1, \"because\": \"\\u001b\"}").code())
                .isEqualTo("FIELD_VALUE");
        assertThat(api.post("/api/v1/sessions/nobody/sequence", "{\"incoming\": 1, \"because\": \"x\"}")
                        .code())
                .isEqualTo("SESSION_UNKNOWN");
    }

    @Test
    void tokenIsShownOnceAndNeverAgain() {
        RunningApi.Answer made = api.post("/api/v1/tokens", "{\"name\": \"guest\", \"role\": \"VIEWER\"}");
        String secret = made.json().path("token").asText();
        String id = made.json().path("id").asText();

        assertThat(made.status()).isEqualTo(201);
        assertThat(api.send(api.request("/api/v1/me", secret).build())
                        .json()
                        .path("name")
                        .asText())
                .isEqualTo("guest");
        assertThat(api.send("GET", "/api/v1/tokens", api.admin, "").body())
                .contains(id)
                .doesNotContain(secret, "sha256");
        assertThat(api.post("/api/v1/tokens", "{\"name\": \" \", \"role\": \"VIEWER\"}")
                        .code())
                .isEqualTo("FIELD_VALUE");
        assertThat(api.post("/api/v1/tokens", "{\"name\": \"x\", \"role\": \"ROOT\"}")
                        .code())
                .isEqualTo("FIELD_VALUE");
        assertThat(api.send("DELETE", "/api/v1/tokens/" + id, api.admin, "").status())
                .isEqualTo(200);
        assertThat(api.send("DELETE", "/api/v1/tokens/" + id, api.admin, "").code())
                .isEqualTo("TOKEN_UNKNOWN");
    }

    @Test
    void lastAdminTokenCannotBeRevoked() {
        String id = api.tokens.list().getLast().id();
        RunningApi.Answer answer = api.send("DELETE", "/api/v1/tokens/" + id, api.admin, "");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("LAST_ADMIN_TOKEN");
    }

    @Test
    void healthSaysUpToAnybodyAndWhyToAViewer() {
        RunningApi.Answer anybody = api.send(api.request("/health", null).build());
        assertThat(anybody.status()).isEqualTo(200);
        assertThat(anybody.body()).isEqualTo("{\"status\":\"UP\"}");

        api.gateway.sessions.session = FakeSessions.session("LOGON_SENT", false);
        RunningApi.Answer down = api.send(api.request("/health", null).build());
        assertThat(down.status()).isEqualTo(503);
        assertThat(down.body()).isEqualTo("{\"status\":\"DOWN\"}");
        JsonNode why = api.get("/health").json();
        assertThat(why.path("reasons").get(0).asText()).isEqualTo("session lp-orders is not logged on: LOGON_SENT");
        assertThat(why.path("sessions").get(0).path("lastHeartbeatAt").asText()).startsWith("2025-");

        api.gateway.sessions.session = FakeSessions.session("UP", true);
        api.gateway.refusing = "JOURNAL_FULL";
        assertThat(api.get("/health").json().path("status").asText()).isEqualTo("DOWN");
    }

    @Test
    void metricsCountMessagesRejectsAndRequests() {
        api.get("/api/v1/orders");
        api.gateway.denial = io.fairlead.core.event.DenialCode.VENUE_DOWN;
        api.post("/api/v1/orders", RunningApi.order("c-1"));

        String page = api.get("/metrics").body();

        assertThat(page)
                .contains(
                        "fairlead_messages_in_total{session=\"lp-orders\",type=\"8\"} 12.0",
                        "fairlead_messages_out_total{session=\"lp-orders\",type=\"D\"} 4.0",
                        "fairlead_rejects_total{reason=\"8/99 no liquidity\",session=\"lp-orders\"} 3.0",
                        "fairlead_session_gaps_total{session=\"lp-orders\"} 1.0",
                        "fairlead_session_heartbeat_misses_total{session=\"lp-orders\"} 2.0",
                        "fairlead_session_availability{session=\"lp-orders\"} 0.9",
                        "fairlead_session_logged_on{session=\"lp-orders\"} 1.0",
                        "fairlead_order_to_ack_seconds{quantile=\"0.99\"} 0.003",
                        "fairlead_order_to_ack_measured_total 7.0",
                        "fairlead_journal_sync_lag 20.0",
                        "fairlead_commands_denied_total{code=\"VENUE_DOWN\"} 1.0",
                        "fairlead_http_requests_seconds_count{route=\"ORDER_LIST\",status=\"200\"} 1",
                        "jvm_memory_used_bytes");
        api.gateway.sessions.session = FakeSessions.session("DOWN", false);
        assertThat(api.get("/metrics").body()).contains("fairlead_session_logged_on{session=\"lp-orders\"} 0.0");
    }
}
