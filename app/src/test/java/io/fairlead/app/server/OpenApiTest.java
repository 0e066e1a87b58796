package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.app.JdkAuthorities;
import io.fairlead.app.alert.AlertKind;
import io.fairlead.app.alert.Condition;
import io.fairlead.app.alert.Severity;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.TimeInForce;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The OpenAPI document tells the truth: the same routes, and answers that fit its schemas.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiTest {
    @RegisterExtension
    private final RunningApi api = new RunningApi();

    private final JsonNode document = api.get("/openapi.json").json();

    @Test
    void documentAndRoutesAreTheSame() {
        List<String> documented = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> documented.add(
                                operation.getValue().path("operationId").asText() + " "
                                        + operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey() + " "
                                        + operation.getValue().path("x-role").asText())));

        List<String> served = Stream.of(Route.values())
                .map(route -> route.name() + " " + route.method() + " " + route.template() + " "
                        + (route.role() == null ? "PUBLIC" : route.role().name()))
                .toList();
        assertThat(documented).containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void enumsAreThoseOfTheModel() {
        JsonNode order = document.at("/components/schemas/Order/properties");
        assertThat(texts(order.at("/status/enum"))).isEqualTo(names(OrderStatus.values()));
        assertThat(texts(order.at("/type/enum"))).isEqualTo(names(OrdType.values()));
        assertThat(texts(order.at("/timeInForce/enum"))).isEqualTo(names(TimeInForce.values()));
    }

    @Test
    void alertKindsAreThoseOfTheProgram() {
        assertThat(texts(document.at("/components/schemas/Alert/properties/kind/enum")))
                .isEqualTo(names(AlertKind.values()));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    private static List<String> names(Enum<?>[] values) {
        return Stream.of(values).map(Enum::name).toList();
    }

    @Test
    void ordersFitTheirSchemas() {
        RunningApi.Answer placed = api.post("/api/v1/orders", RunningApi.order("c-1"));
        fits("Answer", placed.json());
        api.gateway.fill(new OrderId("A-1"), "E1", "1.085");
        fits(
                "Answer",
                api.send("PATCH", "/api/v1/orders/A-1", api.trader, "{\"price\": \"1.2\"}")
                        .json());
        fits("Order", api.get("/api/v1/orders/A-1").json());
        fits("Orders", api.get("/api/v1/orders").json());
        api.gateway.doubt(new OrderId("A-1"), 3, FakeGateway.START_NANOS);
        fits("Order", api.get("/api/v1/orders/A-1").json());
        fits("Why", api.get("/api/v1/orders/A-1/why").json());
    }

    @Test
    void portfolioFitsItsSchemas() {
        api.gateway.fill(new OrderId("A-1"), "E2", "1.085");
        fits("Fills", api.get("/api/v1/fills").json());
        fits("Positions", api.get("/api/v1/positions").json());
        fits("Accounts", api.get("/api/v1/accounts").json());
        fits("Instruments", api.get("/api/v1/instruments").json());
        fits("Book", api.get("/api/v1/book/EUR%2FUSD").json());
        fits("Breaks", api.get("/api/v1/breaks").json());
    }

    @Test
    void barsAndRecordingsFitTheirSchemas() {
        fits("Recording", api.get("/api/v1/recording").json());
    }

    @Test
    void killsFitTheirSchemas() {
        api.gateway.kills.add(FakeGateway.kill());
        fits("Kills", api.get("/api/v1/kill").json());
        fits(
                "Answer",
                api.post("/api/v1/kill", "{\"all\": true, \"because\": \"runaway\"}")
                        .json());
    }

    @Test
    void groupsFitTheirSchemas() {
        api.post("/api/v1/orders", RunningApi.order("c-1"));
        api.gateway.groups.add(GroupApiTest.bracket("A-1"));
        fits("Groups", api.get("/api/v1/groups").json());
        fits("Group", api.get("/api/v1/groups/A-1").json());
        fits("Order", api.get("/api/v1/orders/A-1").json());
        fits("Answer", api.post("/api/v1/orders", ParentApiTest.order("p-1")).json());
        fits("Parents", api.get("/api/v1/parents").json());
        fits("Parent", api.get("/api/v1/parents/p-1").json());
    }

    @Test
    void limitsFitTheirSchemas() {
        fits("Limits", api.get("/api/v1/limits").json());
        String order = RunningApi.order("c-9");
        fits("WhatIf", api.post("/api/v1/limits/what-if", order).json());
        fits(
                "WhatIf",
                api.post("/api/v1/limits/what-if", order.replace("\"lots\": \"1\"", "\"lots\": \"6\""))
                        .json());
        String forGroup = order.replace("\"account\": \"main\"", "\"group\": \"any\"");
        fits("WhatIf", api.post("/api/v1/limits/what-if", forGroup).json());
        fits(
                "WhatIf",
                api.post("/api/v1/limits/what-if", forGroup.replace("\"lots\": \"1\"", "\"lots\": \"6\""))
                        .json());
        fits(
                "WhatIf",
                api.post("/api/v1/limits/what-if", forGroup.replace("\"any\"", "\"all\""))
                        .json());
        fits("AccountGroups", api.get("/api/v1/account-groups").json());
    }

    @Test
    void sessionsFitTheirSchemas() {
        fits("Sessions", api.get("/api/v1/sessions").json());
        fits("Session", api.get("/api/v1/sessions/lp-orders").json());
        fits("SessionAnswer", api.post("/api/v1/sessions/lp-orders/connect", "").json());
    }

    @Test
    void alertsBudgetsAndBreakersFitTheirSchemas() {
        api.board.observe(
                List.of(new Condition(AlertKind.DISK, "journal", Severity.CRITICAL, "full")), FakeGateway.START_NANOS);
        fits("Alerts", api.get("/api/v1/alerts").json());
        fits("AlertAnswer", api.post("/api/v1/alerts/1/acknowledge", "").json());
        fits(
                "AlertAnswer",
                api.post("/api/v1/alerts/1/snooze", "{\"for\": \"30m\"}").json());
        fits("Budgets", api.get("/api/v1/budgets").json());
        fits("Breakers", api.get("/api/v1/breakers").json());
    }

    @Test
    void tokensAndTheRestFitTheirSchemas() {
        fits("Tokens", api.send("GET", "/api/v1/tokens", api.admin, "").json());
        JsonNode issued = api.post("/api/v1/tokens", "{\"name\": \"x\", \"role\": \"VIEWER\"}")
                .json();
        fits("IssuedToken", issued);
        fits(
                "Revoked",
                api.send("DELETE", "/api/v1/tokens/" + issued.path("id").asText(), api.admin, "")
                        .json());
        fits("Me", api.get("/api/v1/me").json());
        fits("Health", api.get("/health").json());
        fits("Problem", api.get("/api/v1/orders/A-9").json());
    }

    @Test
    void checkerFindsWhatDoesNotFit() {
        List<String> wrong = new ArrayList<>();
        JsonNode problem = api.get("/api/v1/orders/A-9").json();
        ((com.fasterxml.jackson.databind.node.ObjectNode) problem)
                .put("extra", 1)
                .put("status", "x")
                .remove("code");
        check(document.at("/components/schemas/Problem"), problem, "", wrong);
        assertThat(wrong).containsExactlyInAnyOrder("/code missing", "/extra unknown", "/status not integer");
    }

    @Test
    void guardsFitTheirSchemas() {
        api.gateway.publishedLimits = GuardApiTest.published();
        api.gateway.guards = List.of(GuardApiTest.guarded(api.gateway));
        fits("Accounts", api.get("/api/v1/accounts").json());
        fits("Guards", api.get("/api/v1/guard").json());
        api.gateway.publishedLimits = null;
        api.gateway.guards = List.of();
    }

    @Test
    void certificatesFitTheirSchema(@TempDir Path certificates) throws IOException, GeneralSecurityException {
        Path file = certificates.resolve("ca.pem");
        JdkAuthorities.write(JdkAuthorities.two().getFirst(), file);
        api.tls.put("lp-orders", JdkAuthorities.trusting(file));
        JsonNode answer = api.post("/api/v1/sessions/lp-orders/reload-tls", "").json();
        assertThat(answer.path("certificates")).isNotEmpty();
        fits("TlsReloaded", answer);
    }

    private void fits(String schema, JsonNode value) {
        List<String> wrong = new ArrayList<>();
        check(document.at("/components/schemas/" + schema), value, "", wrong);
        assertThat(wrong).as(schema + " " + value).isEmpty();
    }

    /// The part of JSON Schema that the document uses.
    private void check(JsonNode schema, JsonNode value, String at, List<String> wrong) {
        assertThat(schema.isMissingNode()).as("schema of " + at).isFalse();
        if (schema.has("$ref")) {
            check(document.at(schema.path("$ref").asText().substring(1)), value, at, wrong);
            return;
        }
        if (schema.has("anyOf")) {
            checkAnyOf(schema, value, at, wrong);
            return;
        }
        List<String> types = schema.path("type").isArray()
                ? texts(schema.path("type"))
                : List.of(schema.path("type").asText());
        if (!types.contains(type(value))) {
            wrong.add(at + " not " + String.join(" or ", types));
            return;
        }
        if (schema.has("enum") && !texts(schema.path("enum")).contains(value.asText())) {
            wrong.add(at + " not in enum: " + value);
        }
        if (schema.has("pattern")
                && value.isTextual()
                && !value.asText().matches(schema.path("pattern").asText())) {
            wrong.add(at + " does not match: " + value);
        }
        value.forEach(item -> {
            if (schema.has("items")) {
                check(schema.path("items"), item, at + "/*", wrong);
            }
        });
        if (value.isObject() && (schema.has("properties") || schema.has("additionalProperties"))) {
            checkObject(schema, value, at, wrong);
        }
    }

    private void checkAnyOf(JsonNode schema, JsonNode value, String at, List<String> wrong) {
        boolean any = Stream.of(
                        schema.path("anyOf").get(0), schema.path("anyOf").get(1))
                .anyMatch(option -> {
                    List<String> inner = new ArrayList<>();
                    check(option, value, at, inner);
                    return inner.isEmpty();
                });
        if (!any) {
            wrong.add(at + " fits nothing");
        }
    }

    private void checkObject(JsonNode schema, JsonNode value, String at, List<String> wrong) {
        schema.path("required").forEach(name -> {
            if (!value.has(name.asText())) {
                wrong.add(at + "/" + name.asText() + " missing");
            }
        });
        value.properties().forEach(field -> {
            JsonNode known = schema.path("properties").path(field.getKey());
            JsonNode others = schema.path("additionalProperties");
            if (!known.isMissingNode()) {
                check(known, field.getValue(), at + "/" + field.getKey(), wrong);
            } else if (others.isObject()) {
                check(others, field.getValue(), at + "/" + field.getKey(), wrong);
            } else {
                wrong.add(at + "/" + field.getKey() + " unknown");
            }
        });
    }

    private static String type(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> "string";
            case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
            case BOOLEAN -> "boolean";
            case NULL -> "null";
            case ARRAY -> "array";
            case OBJECT -> "object";
            case BINARY, MISSING, POJO -> "nothing";
        };
    }
}
