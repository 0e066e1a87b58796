package io.fairlead.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What the venues have, changes of orders for several accounts, and why an order was let pass.
class OrdersCommandTest {
    @RegisterExtension
    private final FakeGateway gateway = new FakeGateway();

    @Test
    void showsTheVenuesListBesideOursAndSaysWhatItLacks() {
        gateway.answers(
                "GET /api/v1/orders/at-venue?differing=true&side=BUY&since=2026-11-21T10%3A00%3A00Z"
                        + "&status=NEW&symbol=EURUSD",
                200, """
                {"items": [{"account": "main", "order": "A-1", "venueOrder": "V-1", "symbol": "EURUSD", "side": "BUY",
                  "underWay": false, "differences": ["STATUS", "FILLED"],
                  "venue": {"status": "PARTIALLY_FILLED", "units": "1000", "cumQty": "400", "price": "1.1"},
                  "ours": {"status": "NEW", "units": "1000", "cumQty": "0", "price": "1.1"}}],
                 "next": null, "position": 7, "whole": false, "missing": ["main: session b: not logged on"],
                 "askedAt": "2026-11-21T10:00:00.000000000Z"}""");
        FakeGateway.Ran ran = gateway.run(
                "orders",
                "--at-venue",
                "--differing",
                "--symbol",
                "EURUSD",
                "--side",
                "buy",
                "--status",
                "NEW",
                "--since",
                "2026-11-21T10:00:00Z");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out()).containsPattern("A-1 +V-1 +main +EURUSD +BUY +PARTIALLY_FILLED +NEW");
        assertThat(ran.out()).contains("[\"STATUS\",\"FILLED\"]");
        assertThat(ran.err()).contains("Not the whole list: main: session b: not logged on");

        assertThat(gateway.run("orders", "--differing").exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(gateway.run("orders", "--at-venue", "--live").exitCode()).isEqualTo(ExitCodes.USAGE);
    }

    @Test
    void changesAnOrderForSeveralAccounts() {
        gateway.answers("PATCH /api/v1/parents/p-1", 202, "{\"result\": \"ACCEPTED\", \"position\": 3}");
        FakeGateway.Ran ran = gateway.run("replace", "p-1", "--parent", "--lots", "2", "--limit", "1.2");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCodes.OK);
        assertThat(gateway.requests)
                .containsExactly("PATCH /api/v1/parents/p-1 {\"quantity\":{\"lots\":\"2\"},\"price\":\"1.2\"}");
    }

    @Test
    void printsWhatEachLimitRead() {
        gateway.answers("GET /api/v1/orders/A-1/why", 200, """
                {"order": "A-1", "events": [{"position": 1, "at": "2026-11-21T10:00:00.000000000Z",
                  "timeNanos": "1763719200000000000", "order": "A-1", "type": "OrderChecked",
                  "event": {"order": "A-1", "request": null, "bid": "1.08", "ask": "1.09", "checks": [
                    {"limit": "max-order-lots", "verdict": "PASSED", "measured": "1", "value": "5", "headroom": "4",
                     "scope": "ACCOUNT"}]}}]}""");
        FakeGateway.Ran ran = gateway.run("why", "A-1");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out()).contains("bid=1.08 ask=1.09").doesNotContain("checks=");
        assertThat(ran.out()).containsPattern("LIMIT +VERDICT +READ +ALLOWED +LEFT +SCOPE");
        assertThat(ran.out()).containsPattern("max-order-lots +PASSED +1 +5 +4 +ACCOUNT");
    }

    @Test
    void printsWhatStoodAgainstEachMemberOfAGroup() {
        gateway.answers("GET /api/v1/orders/A-1/why", 200, """
                {"order": "A-1", "events": [{"position": 1, "at": "2026-11-21T10:00:00.000000000Z",
                  "timeNanos": "1763719200000000000", "order": "A-1", "type": "ParentBalanced",
                  "event": {"order": "A-1", "choice": {"policy": "LEAST_EXPOSURE", "chosen": "a", "candidates": [
                    {"account": "a", "turn": 1, "figure": "2000", "refusal": null},
                    {"account": "b", "turn": 0, "figure": "1000", "refusal": {"type": "Refused", "code": "KILLED",
                     "field": "scope", "value": "b", "remedy": "released by an admin"}}]}}}]}""");
        FakeGateway.Ran ran = gateway.run("why", "A-1");
        assertThat(ran.out())
                .contains("choice.policy=LEAST_EXPOSURE choice.chosen=a")
                .doesNotContain("candidates=");
        assertThat(ran.out()).containsPattern("MEMBER +TURN +FIGURE +AGAINST +WHY");
        assertThat(ran.out()).containsPattern("b +0 +1000 +KILLED +released by an admin");
    }

    @Test
    void asksWhatAStopOrderOfAStrategyWouldMeet() {
        gateway.answers("POST /api/v1/limits/what-if", 200, """
                {"result": "WOULD_PASS", "refusal": null, "bid": null, "ask": null, "checks": []}""");
        FakeGateway.Ran ran = gateway.run(
                "what-if", "sell", "EURUSD", "--lots", "1", "--stop", "1.0", "--account", "main", "--strategy", "mm");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCodes.OK);
        assertThat(gateway.requests)
                .singleElement()
                .asString()
                .contains("\"type\":\"STOP\"", "\"stopPx\":\"1\"", "\"strategy\":\"mm\"", "\"side\":\"SELL\"");
    }

    @Test
    void asksWhichAccountOfAGroupAnOrderWouldGoTo() {
        gateway.answers("POST /api/v1/limits/what-if", 200, """
                {"result": "WOULD_PASS", "refusal": null, "bid": null, "ask": null, "checks": [], "group": "any",
                 "balance": {"policy": "LEAST_EXPOSURE", "chosen": "b", "candidates": [
                   {"account": "a", "turn": 0, "figure": "200000",
                    "denial": {"code": "GUARD_LOCKED", "field": "account", "value": "a", "remedy": "Wait."}},
                   {"account": "b", "turn": 1, "figure": "100000", "denial": null}]},
                 "members": [{"account": "b", "units": "100000", "remainder": "0", "result": "WOULD_PASS",
                   "refusal": null, "bid": null, "ask": null, "checks": []}]}""");
        FakeGateway.Ran ran = gateway.run("what-if", "buy", "EURUSD", "--lots", "1", "--group", "any");
        assertThat(ran.exitCode()).as(ran.err()).isEqualTo(ExitCodes.OK);
        assertThat(ran.out())
                .contains("balance: least-exposure", "GUARD_LOCKED", "b would get 100000 units", "it would pass");
        assertThat(gateway.requests)
                .singleElement()
                .asString()
                .contains("\"group\":\"any\"")
                .doesNotContain("account");
    }

    @Test
    void saysWhatAnAnswerAboutSharesLeavesOut() {
        gateway.answers("POST /api/v1/limits/what-if", 200, """
                {"result": "WOULD_PASS", "refusal": null, "bid": null, "ask": null, "checks": [], "group": "all",
                 "balance": null, "members": [], "note": "Each share is judged alone."}""");
        FakeGateway.Ran ran = gateway.run("what-if", "buy", "EURUSD", "--lots", "1", "--group", "all");
        assertThat(ran.out()).contains("Each share is judged alone.", "it would pass");
    }
}
