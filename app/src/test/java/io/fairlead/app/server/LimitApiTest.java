package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.core.event.LimitCommand;
import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Symbol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Limits over HTTP: seen by all, changed by admins, asked without doing anything.
class LimitApiTest {
    private static final String PATH = "/api/v1/limits";

    @RegisterExtension
    private final RunningApi api = new RunningApi();

    private RunningApi.Answer put(String token, String body) {
        return api.send("PUT", PATH, token, body);
    }

    @Test
    void showsWhatStandsWhereItComesFromAndWhatIsLeft() {
        JsonNode items = api.get(PATH).json().path("items");
        assertThat(items.get(0).path("value").asText()).isEqualTo("5");
        assertThat(items.get(0).path("source").asText()).isEqualTo("CHANGED");
        assertThat(items.get(0).path("changedBy").asText()).isEqualTo("anna");
        assertThat(items.get(1).path("scope").asText()).isEqualTo("account main");
        assertThat(items.get(1).path("headroom").asText()).isEqualTo("497");
    }

    @Test
    void onlyAnAdminChangesThemAndSaysWhy() {
        String body = "{\"limit\": \"max-order-lots\", \"value\": \"3\", \"account\": \"main\","
                + " \"symbol\": \"EUR/USD\", \"because\": \"less\"}";
        assertThat(put(api.trader, body).code()).isEqualTo("ROLE_INSUFFICIENT");
        assertThat(put(api.admin, body).status()).isEqualTo(202);
        LimitCommand.SetLimit set = (LimitCommand.SetLimit) api.gateway.commands.getLast();
        Scope scope = Scope.of(FakeGateway.ACCOUNT, new Symbol("EUR/USD"));
        assertThat(set.limit()).isEqualTo(Limit.of(scope, LimitKind.MAX_ORDER_LOTS, "3"));
        assertThat(set.because()).isEqualTo("less");
        assertThat(put(api.admin, body.replace("\"3\"", "\"off\"")).status()).isEqualTo(202);
        assertThat(((LimitCommand.SetLimit) api.gateway.commands.getLast())
                        .limit()
                        .value())
                .isNull();
    }

    @Test
    void refusesValuesKindsAndScopesThatAreNone() {
        assertThat(put(api.admin, "{\"limit\": \"max-order-lots\", \"value\": \"a lot\", \"because\": \"x\"}")
                        .code())
                .isEqualTo("FIELD_VALUE");
        assertThat(put(api.admin, "{\"limit\": \"max-luck\", \"value\": \"1\", \"because\": \"x\"}")
                        .code())
                .isEqualTo("FIELD_VALUE");
        String two = "{\"limit\": \"tradable\", \"value\": \"no\", \"venue\": \"lp\", \"symbol\": \"X\","
                + " \"because\": \"x\"}";
        assertThat(put(api.admin, two).code()).isEqualTo("FIELD_VALUE");
    }

    @Test
    void takesAChangeBack() {
        assertThat(api.send(
                                "POST",
                                PATH + "/reset",
                                api.admin,
                                "{\"limit\": \"max-order-lots\", \"because\": \"enough\"}")
                        .status())
                .isEqualTo(202);
        assertThat(api.gateway.commands.getLast()).isInstanceOf(LimitCommand.ResetLimit.class);
    }

    @Test
    void saysWhatAnOrderWouldMeetAndDoesNothing() {
        JsonNode passing = api.post(PATH + "/what-if", RunningApi.order("c-1")).json();
        assertThat(passing.path("result").asText()).isEqualTo("WOULD_PASS");
        assertThat(passing.path("refusal").isNull()).isTrue();
        assertThat(passing.path("checks").get(0).path("headroom").asText()).isEqualTo("4");
        JsonNode refused = api.post(
                        PATH + "/what-if", RunningApi.order("c-1").replace("\"lots\": \"1\"", "\"lots\": \"6\""))
                .json();
        assertThat(refused.path("refusal").path("code").asText()).isEqualTo("ORDER_QUANTITY_LIMIT");
        assertThat(api.gateway.commands).isEmpty();
    }

    @Test
    void saysWhichMemberOfAGroupWouldGetAnOrderAndWhyNotTheOthers() {
        JsonNode group = api.get("/api/v1/account-groups").json().path("items").get(0);
        assertThat(group.path("id").asText()).isEqualTo("any");
        assertThat(group.path("balance").asText()).isEqualTo("MOST_HEADROOM");
        assertThat(group.path("members").get(0).path("account").asText()).isEqualTo("main");

        String order = RunningApi.order("c-1").replace("\"account\": \"main\"", "\"group\": \"any\"");
        JsonNode answer = api.post(PATH + "/what-if", order).json();
        assertThat(answer.path("result").asText()).isEqualTo("WOULD_PASS");
        assertThat(answer.path("balance").path("chosen").asText()).isEqualTo("main");
        JsonNode other = answer.path("balance").path("candidates").get(1);
        assertThat(other.path("denial").path("code").asText()).isEqualTo("ACCOUNT_EQUITY_MISSING");
        JsonNode member = answer.path("members").get(0);
        assertThat(member.path("account").asText()).isEqualTo("main");
        assertThat(member.path("checks").get(0).path("headroom").asText()).isEqualTo("4");

        JsonNode refused = api.post(PATH + "/what-if", order.replace("\"lots\": \"1\"", "\"lots\": \"6\""))
                .json();
        assertThat(refused.path("refusal").path("code").asText()).isEqualTo("EVERY_MEMBER_REFUSED");
        assertThat(refused.path("balance").path("chosen").isNull()).isTrue();
        assertThat(refused.path("members")).isEmpty();
        assertThat(api.gateway.commands).isEmpty();
    }

    @Test
    void saysThatSharesAreJudgedAlone() {
        String one = RunningApi.order("c-1");
        assertThat(api.post(PATH + "/what-if", one).json().path("note").isNull())
                .isTrue();
        String any = one.replace("\"account\": \"main\"", "\"group\": \"any\"");
        assertThat(api.post(PATH + "/what-if", any).json().path("note").isNull())
                .isTrue();
        JsonNode all = api.post(PATH + "/what-if", any.replace("any", "all")).json();
        assertThat(all.path("members")).hasSize(2);
        assertThat(all.path("note").asText()).startsWith("Each share is judged alone");
    }

    @Test
    void asksAboutTheIdThatWasSentOrOneThatNoOrderHas() {
        String order = RunningApi.order("c-1");
        api.post(PATH + "/what-if", order);
        assertThat(api.limits.asked.getLast()).isEqualTo(new ClientOrderId("c-1"));
        String without = order.replace("\"clientOrderId\": \"c-1\", ", "");
        api.post(PATH + "/what-if", without);
        ClientOrderId first = api.limits.asked.getLast();
        api.post(PATH + "/what-if", without.replace("\"account\": \"main\"", "\"group\": \"any\""));
        assertThat(api.limits.asked).hasSize(3).doesNotHaveDuplicates().contains(first);
    }

    @Test
    void refusesAnAccountAndAGroupAtOnce() {
        String both = RunningApi.order("c-1").replace("\"account\"", "\"group\": \"any\", \"account\"");
        assertThat(api.post(PATH + "/what-if", both).code()).isEqualTo("FIELD_VALUE");
    }
}
