package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Orders for groups of accounts over HTTP: one request, one parent, every member told.
class ParentApiTest {
    private static final String PATH = "/api/v1/parents";

    @RegisterExtension
    private final RunningApi api = new RunningApi();

    static String order(String clientOrderId) {
        return RunningApi.order(clientOrderId).replace("\"account\": \"main\"", "\"group\": \"both\"");
    }

    @Test
    void anOrderThatNamesAGroupIsAnsweredWithEveryMember() {
        RunningApi.Answer answer = api.post("/api/v1/orders", order("p-1"));
        assertThat(answer.status()).isEqualTo(201);
        JsonNode parent = answer.json().path("parent");
        assertThat(parent.path("id").asText()).isEqualTo("p-1");
        assertThat(parent.path("group").asText()).isEqualTo("both");
        assertThat(parent.path("status").asText()).isEqualTo("WORKING");
        JsonNode taken = parent.path("children").get(0);
        assertThat(taken.path("order").asText()).isEqualTo("A-1");
        assertThat(taken.path("denial").isNull()).isTrue();
        JsonNode denied = parent.path("children").get(1);
        assertThat(denied.path("order").isNull()).isTrue();
        assertThat(denied.path("denial").path("code").asText()).isEqualTo("ACCOUNT_UNKNOWN");
        assertThat(answer.json().path("orders")).hasSize(1);
    }

    @Test
    void anOrderForOneMemberIsAnsweredWithTheChoiceAndItsRowNamesTheGroup() {
        RunningApi.Answer answer = api.post("/api/v1/orders", order("p-1").replace("both", "any"));
        assertThat(answer.status()).isEqualTo(201);
        JsonNode parent = answer.json().path("parent");
        assertThat(parent.path("children")).hasSize(1);
        assertThat(parent.at("/children/0/sizing").asText()).isEqualTo("whole");
        assertThat(parent.at("/children/0/clientOrderId").asText()).isEqualTo("p-1");
        JsonNode balance = parent.path("balance");
        assertThat(balance.path("policy").asText()).isEqualTo("LEAST_EXPOSURE");
        assertThat(balance.at("/candidates/0/figure").asText()).isEqualTo("100000");
        assertThat(balance.at("/candidates/0/denial").isNull()).isTrue();
        assertThat(balance.at("/candidates/1/denial/code").asText()).isEqualTo("ACCOUNT_UNKNOWN");
        api.post("/api/v1/orders", RunningApi.order("direct"));
        JsonNode rows = api.get("/api/v1/orders").json().path("items");
        assertThat(rows)
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.path("accountGroup").asText(""))
                        .isEqualTo(row.path("clientOrderId").asText().equals("p-1") ? "any" : ""));
    }

    @Test
    void parentsAreListedAndReadByTheirClientOrderId() {
        api.post("/api/v1/orders", order("p-1"));
        assertThat(api.get(PATH).json().path("items").get(0).path("id").asText())
                .isEqualTo("p-1");
        assertThat(api.get(PATH + "/p-1").json().path("asked").asText()).isEqualTo("200000");
        assertThat(api.get(PATH + "/p-2").status()).isEqualTo(404);
    }

    @Test
    void cancelAndReplaceAreForTheParent() {
        api.post("/api/v1/orders", order("p-1"));
        ClientOrderId id = new ClientOrderId("p-1");
        RunningApi.Answer replaced =
                api.send("PATCH", PATH + "/p-1", api.trader, "{\"quantity\": {\"lots\": \"2\"}, \"price\": \"1.2\"}");
        assertThat(replaced.status()).isEqualTo(202);
        ParentCommand.ReplaceParent replace = (ParentCommand.ReplaceParent) api.gateway.commands.getLast();
        assertThat(replace.parent()).isEqualTo(id);
        assertThat(replace.quantity()).isEqualTo(Quantity.lots(Decimal.of(2)));
        RunningApi.Answer cancelled = api.send("DELETE", PATH + "/p-1", api.trader, "");
        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(((ParentCommand.CancelParent) api.gateway.commands.getLast()).parent())
                .isEqualTo(id);
        assertThat(api.send("DELETE", PATH + "/p-2", api.trader, "").status()).isEqualTo(404);
    }

    @Test
    void anOrderHasAnAccountOrAGroup() {
        String both = RunningApi.order("p-1").replace("\"account\"", "\"group\": \"both\", \"account\"");
        assertThat(api.post("/api/v1/orders", both).code()).isEqualTo("FIELD_VALUE");
        String exits = order("p-1").replace("\"side\"", "\"oco\": {\"type\": \"MARKET\"}, \"side\"");
        assertThat(api.post("/api/v1/orders", exits).code()).isEqualTo("UNKNOWN_FIELD");
        assertThat(api.gateway.commands).isEmpty();
    }
}
