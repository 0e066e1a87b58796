package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.OrderChecked;
import io.fairlead.core.event.OrderChecked.Verdict;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Scope.Level;
import org.junit.jupiter.api.Test;

/// What readers of the log are shown of an event.
class EventRecordTest {
    private static final OrderId ORDER = new OrderId("A-1");

    @Test
    void eachCheckIsShownWithWhatItReadInWords() {
        OrderChecked checked = new OrderChecked();
        checked.begin(FakeGateway.START_NANOS);
        checked.about(ORDER, null);
        checked.add(LimitKind.MAX_ORDER_LOTS, Verdict.PASSED, 1_500_000, 5_000_000, Level.ACCOUNT);
        checked.add(LimitKind.MAX_ORDERS_PER_SECOND, Verdict.PASSED, 3, 50, Level.GATEWAY);
        checked.add(LimitKind.DUPLICATE_WINDOW, Verdict.PASSED, 0, 500_000_000, Level.GATEWAY);
        JsonNode shown = JsonViews.event(EventRecord.of(9, ORDER, checked));
        assertThat(shown.path("type").asText()).isEqualTo("OrderChecked");
        assertThat(shown.at("/event/order").asText()).isEqualTo("A-1");
        assertThat(shown.at("/event/quoteAt").isNull()).isTrue();
        assertThat(shown.at("/event/checks/0")).hasToString("""
                {"limit":"max-order-lots","verdict":"PASSED","measured":"1.5","value":"5","headroom":"3.5",\
                "scope":"ACCOUNT"}""");
        assertThat(shown.at("/event/checks/1/headroom").asText()).isEqualTo("47");
        assertThat(shown.at("/event/checks/2/value").asText()).isEqualTo("500ms");
    }

    @Test
    void aRefusalIsShownWithWhatEachLimitRead() {
        OrderChecked checked = new OrderChecked();
        checked.begin(FakeGateway.START_NANOS);
        checked.add(LimitKind.MAX_ORDER_LOTS, Verdict.REFUSED, 6_000_000, 5_000_000, Level.ACCOUNT);
        Event refused = new Event.CommandRefused(
                FakeGateway.START_NANOS,
                Origin.GATEWAY,
                "PlaceOrder",
                new AccountId("main"),
                new ClientOrderId("c-1"),
                null,
                new Outcome.Refused(DenialCode.ORDER_QUANTITY_LIMIT, "quantity", "6 lots", "send less"),
                checked);
        JsonNode shown = JsonViews.event(EventRecord.of(9, null, refused));
        assertThat(shown.path("type").asText()).isEqualTo("CommandRefused");
        assertThat(shown.at("/event/clientOrderId").asText()).isEqualTo("c-1");
        assertThat(shown.at("/event/refusal/code").asText()).isEqualTo("ORDER_QUANTITY_LIMIT");
        assertThat(shown.at("/event/checks/0")).hasToString("""
                {"limit":"max-order-lots","verdict":"REFUSED","measured":"6","value":"5","headroom":"-1",\
                "scope":"ACCOUNT"}""");
    }

    /// As those that tell of an order's way are, beside the events of the log.
    private record Hidden(int hops) {}

    @Test
    void aRecordThatItsPackageKeepsToItselfIsShownToo() {
        JsonNode shown = JsonViews.event(new EventRecord(9, 10, ORDER, "Hidden", new Hidden(3)));
        assertThat(shown.at("/event/hops").asInt()).isEqualTo(3);
    }

    @Test
    void anOrdinaryEventIsShownAsItIs() {
        Event event = new Event.OrderDoubted(FakeGateway.START_NANOS, ORDER, "silence");
        JsonNode shown = JsonViews.event(EventRecord.of(9, ORDER, event));
        assertThat(shown.path("type").asText()).isEqualTo("OrderDoubted");
        assertThat(shown.at("/event/why").asText()).isEqualTo("silence");
    }
}
