package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.RoutingDemand;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Routing tags of an order: what may stand in them, what a venue demands, and where they are kept.
final class RoutingTest {
    private static final RoutingDemand TRADER = new RoutingDemand("trader", true, "PartyID(448) of PartyRole(452)=11");
    private static final RoutingDemand CAPACITY = new RoutingDemand("capacity", false, "OrderCapacity(528)");

    private final Fixture fixture = new Fixture();

    RoutingTest() {
        fixture.port.capabilities = Fixture.everything().withRouting(List.of(TRADER, CAPACITY));
        fixture.up();
    }

    private static Command.PlaceOrder place(String client, Map<String, String> tags) {
        Command.Request plain = Fixture.limit("10000", "1.1");
        Command.Request request = new Command.Request(
                plain.type(),
                plain.timeInForce(),
                plain.quantity(),
                plain.price(),
                plain.stopPx(),
                plain.expireNanos(),
                plain.flags(),
                plain.stopLoss(),
                plain.takeProfit(),
                RoutingTags.of(tags));
        return Fixture.place(client, Side.BUY, request);
    }

    private LiveOrder placed(String client, Map<String, String> tags) {
        Outcome outcome = fixture.command(place(client, tags));
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return fixture.order(((Outcome.Accepted) outcome).orders().getFirst());
    }

    @Test
    void refusesAnOrderWithoutADemandedTagAndNamesIt() {
        assertThat(fixture.command(place("c1", Map.of("capacity", "A"))))
                .isEqualTo(new Outcome.Refused(
                        DenialCode.ROUTING_TAG_MISSING,
                        "routing.trader",
                        "",
                        "venue lp demands PartyID(448) of PartyRole(452)=11: send it as routing tag 'trader'"));
    }

    @Test
    void refusesATagThatTheVenueHasNoPlaceFor() {
        assertThat(fixture.command(place("c1", Map.of("trader", "T1", "trailer", "x"))))
                .isEqualTo(new Outcome.Refused(
                        DenialCode.ROUTING_TAG_UNKNOWN,
                        "routing.trailer",
                        "x",
                        "venue lp takes only [trader, capacity]"));
    }

    @Test
    void keepsTheTagsWithTheOrderAcrossARestart() {
        LiveOrder order = placed("c1", Map.of("trader", "T1", "capacity", "A"));
        assertThat(order.routing().value("trader")).isEqualTo("T1");
        assertThat(order.routing().value("desk")).isNull();
        assertThat(new Fixture(fixture.log).order(order.id()).routing()).isEqualTo(order.routing());
    }

    @Test
    void theSameOrderWithOtherTagsIsAnotherOrder() {
        placed("c1", Map.of("trader", "T1"));
        assertThat(fixture.command(place("c1", Map.of("trader", "T1")))).isInstanceOf(Outcome.Repeated.class);
        assertThat(fixture.command(place("c1", Map.of("trader", "T2"))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.code()).isEqualTo(DenialCode.CLIENT_ORDER_ID_REUSED));
    }

    @Test
    void lackOfATagNeverKeepsAPositionOpen() {
        LiveOrder order = placed("c1", Map.of("trader", "T1"));
        fixture.sent(order.id());
        fixture.fill(order, "e1", "10000", "1.1", "10000");
        assertThat(fixture.command(new Command.Flatten(Fixture.ANNA, Fixture.SIM)))
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(fixture.state.orders().live())
                .hasSize(1)
                .first()
                .matches(closing -> closing.terms().units().equals(Decimal.of(10_000)));
    }

    @Test
    void holdsFewShortPrintableValuesUnderPlainNames() {
        assertThatIllegalArgumentException().isThrownBy(() -> RoutingTags.of(Map.of("Trader", "x")));
        assertThatIllegalArgumentException().isThrownBy(() -> RoutingTags.of(Map.of("trader", "a\u0001b")));
        assertThatIllegalArgumentException().isThrownBy(() -> RoutingTags.of(Map.of("trader", " ")));
        assertThatIllegalArgumentException().isThrownBy(() -> RoutingTags.of(Map.of("trader", "x".repeat(65))));
        Map<String, String> many = new TreeMap<>();
        for (int i = 0; i <= RoutingTags.MAX_TAGS; i++) {
            many.put("t" + i, "x");
        }
        assertThatIllegalArgumentException().isThrownBy(() -> RoutingTags.of(many));
        RoutingTags.Tag tag = new RoutingTags.Tag("trader", "x");
        assertThatIllegalArgumentException().isThrownBy(() -> new RoutingTags(List.of(tag, tag)));
    }
}
