package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.view.OrderView;
import io.fairlead.gateway.MassStatus.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The venues' own lists of orders over HTTP.
class MassStatusApiTest {
    private static final String PATH = "/api/v1/orders/at-venue";

    @RegisterExtension
    private final RunningApi api = new RunningApi();

    @BeforeEach
    void oneOrderThatDiffersOneThatIsNotOursAndOneThatIsGone() {
        api.post("/api/v1/orders", RunningApi.order("c-1"));
        api.post("/api/v1/orders", RunningApi.order("c-2"));
        api.gateway.massStatus.has("V-1", OrdStatus.PARTIALLY_FILLED, order("A-1"), Difference.STATUS);
        api.gateway.massStatus.has("V-9", OrdStatus.NEW, null, Difference.NOT_OURS);
        api.gateway.massStatus.has("V-2", OrdStatus.NEW, order("A-2"));
        api.gateway.massStatus.lacks(order("A-2"));
    }

    private OrderView order(String id) {
        return Objects.requireNonNull(api.gateway.order(new OrderId(id)));
    }

    private JsonNode ask(String query) {
        return api.send("GET", PATH + query, api.trader, "").json();
    }

    private static List<String> orders(JsonNode answer) {
        List<String> shown = new ArrayList<>();
        answer.path("items")
                .forEach(row -> shown.add(row.path("order").asText() + " "
                        + row.path("venueOrder").asText() + " " + row.path("differences")));
        return shown;
    }

    @Test
    void showsBothSidesOfEachOrderAndWhatDiffers() {
        JsonNode answer = ask("?account=main&symbol=EUR%2FUSD&side=BUY");
        assertThat(api.gateway.massStatus.asked).containsExactly("main EUR/USD BUY");
        assertThat(answer.path("whole").asBoolean()).isTrue();
        assertThat(orders(answer))
                .containsExactly(
                        "A-1 V-1 [\"STATUS\"]", "null V-9 [\"NOT_OURS\"]", "A-2 V-2 []", "A-2 null [\"NOT_AT_VENUE\"]");
        assertThat(answer.at("/items/0/venue/status").asText()).isEqualTo("PARTIALLY_FILLED");
        assertThat(answer.at("/items/0/ours/price").asText()).isEqualTo("1.085");
        assertThat(answer.at("/items/1/ours").isNull()).isTrue();
        assertThat(answer.at("/items/3/venue").isNull()).isTrue();
    }

    @Test
    void narrowsByStateOnEitherSideTimeAndDifference() {
        assertThat(orders(ask("?status=PARTIALLY_FILLED"))).containsExactly("A-1 V-1 [\"STATUS\"]");
        assertThat(orders(ask("?differing=true"))).hasSize(3);
        assertThat(orders(ask("?since=2100-01-01T00:00:00Z"))).isEmpty();
        assertThat(ask("?since=yesterday").path("code").asText()).isEqualTo("PARAMETER_VALUE");
        assertThat(ask("?side=UP").path("code").asText()).isEqualTo("PARAMETER_VALUE");
    }

    @Test
    void saysWhatTheListLacksAndRefusesAnAccountThatIsNotThere() {
        api.gateway.massStatus.missing.add("session lp-2: not logged on");
        JsonNode answer = ask("");
        assertThat(answer.path("whole").asBoolean()).isFalse();
        assertThat(answer.at("/missing/0").asText()).isEqualTo("main: session lp-2: not logged on");
        assertThat(ask("?account=none").path("code").asText()).isEqualTo("ACCOUNT_UNKNOWN");
    }

    @Test
    void asksTheVenueForATraderOnlyAndWritesCsv() {
        assertThat(api.get(PATH).code()).isEqualTo("ROLE_INSUFFICIENT");
        RunningApi.Answer csv = api.send(
                api.request(PATH, api.trader).header("Accept", "text/csv").build());
        assertThat(csv.body()).startsWith("account,order,venueOrder").contains("main,A-1,V-1,EUR/USD,BUY");
        assertThat(csv.header("X-Whole")).isEqualTo("true");
    }
}
