package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Orders over HTTP: place, read, list, replace, cancel, explain.
class OrderApiTest {
    @RegisterExtension
    private final RunningApi api = new RunningApi();

    @Test
    void newOrderIsCreatedAndShown() {
        RunningApi.Answer answer = api.post("/api/v1/orders", RunningApi.order("c-1"));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location")).isEqualTo("/api/v1/orders/A-1");
        JsonNode json = answer.json();
        assertThat(json.path("result").asText()).isEqualTo("ACCEPTED");
        assertThat(json.path("orders").get(0).asText()).isEqualTo("A-1");
        assertThat(json.path("position").asLong()).isEqualTo(1);
        JsonNode order = json.path("order");
        assertThat(order.path("quantity").toString()).isEqualTo("{\"units\":\"100000\",\"lots\":\"1\"}");
        assertThat(order.path("price").asText()).isEqualTo("1.085");
        assertThat(order.path("placedAt").asText()).isEqualTo("2025-11-21T16:00:00.000000000Z");
    }

    @Test
    void commandCarriesWhoAskedAndExactTerms() {
        api.send("POST", "/api/v1/orders", api.trader, """
                {"account": "main", "clientOrderId": "c-1", "symbol": "EUR/USD", "side": "SELL", "type": "STOP_LIMIT",
                 "timeInForce": "GOOD_TILL_DATE", "quantity": {"units": 123456.78}, "price": 1.08501, "stopPx": "1.085",
                 "expireAt": "2026-11-21T16:00:00.000000001Z", "postOnly": true, "strategy": "s1"}""");

        Command.PlaceOrder placed = (Command.PlaceOrder) api.gateway.commands.getFirst();
        assertThat(placed.origin().actor()).isEqualTo("tom");
        assertThat(placed.origin().address()).isEqualTo("127.0.0.1");
        assertThat(placed.request().quantity()).isEqualTo(Quantity.units(Decimal.of("123456.78")));
        assertThat(placed.request().price()).isEqualTo(Decimal.of("1.08501"));
        assertThat(placed.request().expireNanos()).isEqualTo(1_795_276_800_000_000_001L);
        assertThat(placed.request().flags().postOnly()).isTrue();
        assertThat(placed.request().flags().reduceOnly()).isFalse();
        assertThat(placed.strategy().value()).isEqualTo("s1");
    }

    @Test
    void routingTagsReachTheCommandAndAreShown() {
        RunningApi.Answer answer = api.post(
                "/api/v1/orders",
                RunningApi.order("c-1")
                        .replaceFirst("\\{", "{\"routing\": {\"trader\": \"T-1\", \"capacity\": \"A\"},"));

        assertThat(answer.json().path("order").path("routing").toString())
                .isEqualTo("{\"capacity\":\"A\",\"trader\":\"T-1\"}");
        Command.PlaceOrder placed = (Command.PlaceOrder) api.gateway.commands.getFirst();
        assertThat(placed.request().routing().value("trader")).isEqualTo("T-1");
    }

    @Test
    void aRoutingTagOfTheWrongFormIsRefusedByName() {
        for (String tags : new String[] {"{\"Trader\": \"x\"}", "{\"trader\": 1}", "{\"trader\": \"\"}", "[]"}) {
            RunningApi.Answer answer = api.post(
                    "/api/v1/orders", RunningApi.order("c-1").replaceFirst("\\{", "{\"routing\": " + tags + ","));
            assertThat(answer.status()).as(tags).isBetween(400, 422);
            assertThat(answer.json().path("field").asText()).startsWith("routing");
        }
        assertThat(api.gateway.commands).isEmpty();
    }

    @Test
    void sameRequestTwiceGivesTheSameOrder() {
        api.post("/api/v1/orders", RunningApi.order("c-1"));
        RunningApi.Answer again = api.post("/api/v1/orders", RunningApi.order("c-1"));

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("result").asText()).isEqualTo("REPEATED");
        assertThat(again.json().path("order").path("id").asText()).isEqualTo("A-1");
        assertThat(api.gateway.orders.ids()).hasSize(1);
    }

    @Test
    void anotherBodyUnderTheSameIdConflicts() {
        api.post("/api/v1/orders", RunningApi.order("c-1"));
        RunningApi.Answer other =
                api.post("/api/v1/orders", RunningApi.order("c-1").replace("1.08500", "1.08600"));

        assertThat(other.status()).isEqualTo(409);
        assertThat(other.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(other.code()).isEqualTo("CLIENT_ORDER_ID_REUSED");
        assertThat(other.json().path("field").asText()).isEqualTo("clientOrderId");
        assertThat(other.json().path("value").asText()).isEqualTo("c-1");
        assertThat(other.json().path("remedy").asText()).isEqualTo("Use a new one.");
    }

    @Test
    void silentGatewayMeansOutcomePendingNeverRejected() {
        api.gateway.silent = true;

        RunningApi.Answer answer = api.post("/api/v1/orders", RunningApi.order("c-1"));

        assertThat(answer.status()).isEqualTo(504);
        assertThat(answer.code()).isEqualTo("OUTCOME_PENDING");
        assertThat(answer.json().path("remedy").asText()).contains("same clientOrderId");
    }

    @Test
    void orderIsReadByEitherId() {
        api.post("/api/v1/orders", RunningApi.order("c-1"));

        JsonNode one = api.get("/api/v1/orders/A-1").json();
        JsonNode list = api.get("/api/v1/orders?account=main&clientOrderId=c-1").json();

        assertThat(one.path("clientOrderId").asText()).isEqualTo("c-1");
        assertThat(list.path("items")).hasSize(1);
        assertThat(list.path("items").get(0)).isEqualTo(one);
        assertThat(api.get("/api/v1/orders?account=main&clientOrderId=other")
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(api.get("/api/v1/orders?clientOrderId=c-1").code()).isEqualTo("PARAMETER_VALUE");
    }

    @Test
    void unknownOrderIsNotFound() {
        for (String id : new String[] {"A-9", "not%20an%20id", "..%2F..%2Fetc"}) {
            RunningApi.Answer answer = api.get("/api/v1/orders/" + id);
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.code()).isEqualTo("ORDER_UNKNOWN");
        }
        assertThat(api.send("DELETE", "/api/v1/orders/A-9", api.trader, "").status())
                .isEqualTo(404);
    }

    @Test
    void listFiltersAndPages() {
        for (int i = 1; i <= 5; i++) {
            api.post("/api/v1/orders", RunningApi.order("c-" + i));
        }
        api.send("DELETE", "/api/v1/orders/A-5", api.trader, "");

        JsonNode first = api.get("/api/v1/orders?live=true&limit=3").json();
        JsonNode second = api.get("/api/v1/orders?live=true&limit=3&cursor="
                        + first.path("next").asText())
                .json();

        assertThat(first.path("items").findValuesAsText("id")).containsExactly("A-4", "A-3", "A-2");
        assertThat(second.path("items").findValuesAsText("id")).containsExactly("A-1");
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(api.get("/api/v1/orders?status=CANCELED,FILLED")
                        .json()
                        .path("items")
                        .findValuesAsText("id"))
                .containsExactly("A-5");
    }

    @Test
    void wrongListParametersAreRefused() {
        for (String query : new String[] {
            "limit=0",
            "limit=1001",
            "limit=x",
            "limit=1&limit=2",
            "cursor=zzz",
            "status=OPEN",
            "live=maybe",
            "colour=red"
        }) {
            RunningApi.Answer answer = api.get("/api/v1/orders?" + query);
            assertThat(answer.status()).as(query).isEqualTo(400);
            assertThat(answer.json().path("field").asText())
                    .as(query)
                    .isEqualTo(query.substring(0, query.indexOf('=')));
        }
    }

    @Test
    void orderInDoubtSaysItsAgeAndWhenTheVenueIsAskedNext() {
        api.post("/api/v1/orders", RunningApi.order("c-1"));
        assertThat(api.get("/api/v1/orders/A-1").json().path("doubt").isNull()).isTrue();

        api.gateway.doubt(new OrderId("A-1"), 3, FakeGateway.START_NANOS + 4_000_000_000L);
        JsonNode doubt = api.get("/api/v1/orders/A-1").json().path("doubt");
        assertThat(doubt.path("queries").asInt()).isEqualTo(3);
        assertThat(doubt.path("nextQueryAt").asText()).isEqualTo(Times.iso(FakeGateway.START_NANOS + 4_000_000_000L));
        assertThat(doubt.path("ageSeconds").isIntegralNumber()).isTrue();

        api.gateway.doubt(new OrderId("A-1"), 3, 0);
        doubt = api.get("/api/v1/orders/A-1").json().path("doubt");
        assertThat(doubt.path("nextQueryAt").isNull()).isTrue();
    }

    @Test
    void readWaitsForThePositionOfAWrite() {
        long position = api.post("/api/v1/orders", RunningApi.order("c-1"))
                .json()
                .path("position")
                .asLong();

        assertThat(api.get("/api/v1/orders/A-1?position=" + position).status()).isEqualTo(200);
        RunningApi.Answer ahead = api.get("/api/v1/orders/A-1?position=" + (position + 1));
        assertThat(ahead.status()).isEqualTo(503);
        assertThat(ahead.code()).isEqualTo("POSITION_NOT_REACHED");
        assertThat(ahead.header("Retry-After")).isEqualTo("1");
    }

    @Test
    void replaceAndCancelAreUnderWay() {
        api.post("/api/v1/orders", RunningApi.order("c-1"));

        RunningApi.Answer replaced = api.send(
                "PATCH",
                "/api/v1/orders/A-1",
                api.trader,
                "{\"price\": \"1.086\", \"quantity\": {\"units\": \"200000\"}}");
        RunningApi.Answer queried = api.send("POST", "/api/v1/orders/A-1/query", api.trader, "");
        RunningApi.Answer cancelled = api.send("DELETE", "/api/v1/orders/A-1", api.trader, "");

        assertThat(replaced.status()).isEqualTo(202);
        assertThat(queried.status()).isEqualTo(202);
        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(cancelled.json().path("order").path("live").asBoolean()).isFalse();
        Command.ReplaceOrder replace = (Command.ReplaceOrder) api.gateway.commands.get(1);
        assertThat(replace.price()).isEqualTo(Decimal.of("1.086"));
        assertThat(replace.quantity()).isEqualTo(Quantity.units(Decimal.of(200_000)));
        assertThat(replace.stopPx()).isNull();
    }

    @Test
    void resolvesAnOrderByTheWordOfAnAdminAlone() {
        api.post("/api/v1/orders", RunningApi.order("c-1"));
        String path = "/api/v1/orders/A-1/resolve";
        String word = "{\"filled\": {\"units\": \"100000\"}, \"price\": \"1.0995\", \"because\": \"the desk said so\"}";

        assertThat(api.send("POST", path, api.trader, word).status()).isEqualTo(403);
        assertThat(api.send("POST", path, api.admin, "{\"because\": \"x\"}").status())
                .isEqualTo(400);
        assertThat(api.send(
                                "POST",
                                path,
                                api.admin,
                                "{\"absent\": true, \"filled\": {\"units\": \"1\"}, \"because\": \"x\"}")
                        .status())
                .isEqualTo(400);
        assertThat(api.send("POST", path, api.admin, word).status()).isEqualTo(202);
        assertThat(api.send("POST", path, api.admin, "{\"absent\": true, \"because\": \"x\"}")
                        .status())
                .isEqualTo(202);

        Command.ResolveOrder filled = (Command.ResolveOrder) api.gateway.commands.get(1);
        assertThat(filled.filled()).isEqualTo(Quantity.units(Decimal.of(100_000)));
        assertThat(filled.avgPx()).isEqualTo(Decimal.of("1.0995"));
        assertThat(((Command.ResolveOrder) api.gateway.commands.get(2)).filled())
                .isNull();
    }

    @Test
    void sweepingCommandsMustSayTheirScope() {
        for (String path : new String[] {"/api/v1/orders/cancel-all", "/api/v1/flatten"}) {
            assertThat(api.post(path, "{}").status()).isEqualTo(400);
            assertThat(api.post(path, "{\"all\": false}").status()).isEqualTo(400);
            assertThat(api.post(path, "{\"all\": true, \"account\": \"main\"}").status())
                    .isEqualTo(400);
            assertThat(api.gateway.commands).isEmpty();
        }
        assertThat(api.post("/api/v1/orders/cancel-all", "{\"symbol\": \"EUR/USD\"}")
                        .status())
                .isEqualTo(202);
        assertThat(api.post("/api/v1/orders/cancel-all", "{\"all\": true}").status())
                .isEqualTo(202);
        assertThat(api.post("/api/v1/flatten", "{\"account\": \"main\"}").status())
                .isEqualTo(202);
        assertThat(api.gateway.commands).hasSize(3);
    }

    @Test
    void whyTellsTheOrdersEventsInOrder() {
        api.post("/api/v1/orders", RunningApi.order("c-1"));
        api.post("/api/v1/orders", RunningApi.order("c-2"));
        api.send("DELETE", "/api/v1/orders/A-1", api.trader, "");

        JsonNode why = api.get("/api/v1/orders/A-1/why").json();

        assertThat(why.path("events").findValuesAsText("type")).containsSubsequence("PlaceOrder", "CancelOrder");
        assertThat(why.path("events")).hasSize(2);
        JsonNode placed = why.path("events").get(0);
        assertThat(placed.path("at").asText()).isEqualTo("2025-11-21T16:00:00.000000000Z");
        assertThat(placed.path("event")
                        .path("command")
                        .path("request")
                        .path("price")
                        .asText())
                .isEqualTo("1.085");
        assertThat(api.get("/api/v1/orders/A-7/why").status()).isEqualTo(404);
    }

    @Test
    void whyTellsARefusalByTheClientsIdOfTheOrder() {
        Event refused = new Event.CommandRefused(
                FakeGateway.START_NANOS,
                Origin.GATEWAY,
                "PlaceOrder",
                null,
                new ClientOrderId("my order"),
                null,
                new Outcome.Refused(DenialCode.PRICE_OFF_TICK, "price", "1.1", "send another"),
                null);
        api.gateway.log.happens(
                null, "CommandRefused", EventRecord.of(1, null, refused).event());
        JsonNode why = api.get("/api/v1/orders/my%20order/why").json();
        assertThat(why.at("/events/0/event/refusal/code").asText()).isEqualTo("PRICE_OFF_TICK");
        assertThat(why.path("events")).hasSize(1);
    }

    @Test
    void listsComeAsCsvToo() {
        api.post("/api/v1/orders", RunningApi.order("=1+1"));
        api.post("/api/v1/orders", RunningApi.order("a,\\\"b\\\""));

        RunningApi.Answer csv = api.send(api.request("/api/v1/orders?limit=1", api.viewer)
                .header("Accept", "text/csv")
                .build());
        RunningApi.Answer rest = api.send(api.request("/api/v1/orders?cursor=1", api.viewer)
                .header("Accept", "text/csv")
                .build());

        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.header("X-Next-Cursor")).isEqualTo("1");
        assertThat(csv.header("X-Position")).isEqualTo("2");
        assertThat(csv.body().lines().toList().getFirst()).startsWith("id,account,clientOrderId,venue,symbol,side");
        assertThat(csv.body().lines().toList().get(1)).startsWith("A-2,main,\"a,\"\"b\"\"\",lp,EUR/USD,BUY,manual");
        assertThat(rest.body().lines().toList().get(1)).startsWith("A-1,main,'=1+1,lp");
    }
}
