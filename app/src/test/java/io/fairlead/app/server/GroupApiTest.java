package io.fairlead.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.GroupCommand;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.GroupPlan;
import io.fairlead.core.model.GroupPlan.Leg;
import io.fairlead.core.model.GroupPlan.Role;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.view.GroupView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What requests for groups and for the less usual orders become, and how groups are shown.
final class GroupApiTest {
    private static final Origin ANNA = new Origin("anna", "t1", "127.0.0.1");

    /// A bracket whose entry is this order, half filled and protected.
    static GroupView bracket(String order) {
        Leg stop = new Leg(
                Role.STOP_LOSS,
                Side.SELL,
                OrdType.STOP,
                TimeInForce.GOOD_TILL_CANCEL,
                null,
                Decimal.of("1.09"),
                null,
                true);
        GroupPlan plan = new GroupPlan(
                new GroupId(order),
                GroupPlan.Shape.BRACKET,
                FakeGateway.ACCOUNT,
                new ClientOrderId("c-1"),
                FakeGateway.EURUSD,
                Side.BUY,
                new StrategyId("manual"),
                Decimal.of(10_000),
                List.of(stop),
                GroupPlan.OnRace.REPORT);
        Decimal half = Decimal.of(5000);
        return new GroupView(
                plan,
                GroupView.Status.ACTIVE,
                true,
                new OrderId(order),
                half,
                Decimal.ZERO,
                half,
                List.of(new GroupView.Leg(stop, null, null, half, Decimal.ZERO, "")),
                "",
                new GroupView.Times(1, 2),
                7);
    }

    private static Command read(String more) {
        String text = "{\"account\":\"main\",\"clientOrderId\":\"c\",\"symbol\":\"EURUSD\",\"side\":\"BUY\","
                + "\"quantity\":{\"lots\":1}," + more + "}";
        return OrderBody.read(new Fields(Json.parseObject(text.getBytes(StandardCharsets.UTF_8))), ANNA);
    }

    @Test
    void anOrderWithExitsStaysAnOrderUntilTheClientSaysWhatToDoAboutRaces() {
        String order = "\"type\":\"LIMIT\",\"price\":1.1,\"stopLoss\":1.09,\"takeProfit\":1.12";
        assertThat(read(order)).isInstanceOf(Command.PlaceOrder.class);
        GroupCommand.PlaceGroup group = (GroupCommand.PlaceGroup) read(order + ",\"onBothFilled\":\"FLATTEN\"");
        assertThat(group.shape()).isEqualTo(GroupPlan.Shape.BRACKET);
        assertThat(group.onRace()).isEqualTo(GroupPlan.OnRace.FLATTEN);
        assertThat(group.legs()).extracting(Leg::role).containsExactly(Role.STOP_LOSS, Role.TAKE_PROFIT);
        assertThat(group.order().request().stopLoss()).isNull();
    }

    @Test
    void readsOneCancelsOtherAndIfThen() {
        GroupCommand.PlaceGroup oco = (GroupCommand.PlaceGroup)
                read("\"type\":\"LIMIT\",\"price\":1.05,\"oco\":{\"type\":\"STOP\",\"stopPx\":1.2}");
        assertThat(oco.shape()).isEqualTo(GroupPlan.Shape.ONE_CANCELS_OTHER);
        assertThat(oco.legs().getFirst().side()).isEqualTo(Side.BUY);
        GroupCommand.PlaceGroup then = (GroupCommand.PlaceGroup)
                read(
                        "\"type\":\"MARKET\",\"then\":{\"side\":\"SELL\",\"type\":\"LIMIT\",\"price\":1.2,\"reduceOnly\":true}");
        assertThat(then.shape()).isEqualTo(GroupPlan.Shape.IF_THEN);
        assertThat(then.legs().getFirst().reduceOnly()).isTrue();
    }

    @Test
    void readsInstructions() {
        Command.PlaceOrder order = (Command.PlaceOrder)
                read("\"type\":\"PEGGED\",\"maxFloor\":0.1,\"peg\":{\"to\":\"MID\",\"offset\":-0.0001}");
        Instructions given = order.request().flags().instructions();
        assertThat(given.maxFloor()).isEqualTo(Decimal.of("0.1"));
        assertThat(given.peg()).isEqualTo(new Instructions.Peg(Instructions.Peg.To.MID, Decimal.of("-0.0001")));
    }
}
