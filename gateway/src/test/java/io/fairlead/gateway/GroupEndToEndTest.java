package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.view.GroupView;
import io.fairlead.core.view.PositionView;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bracket over real sockets, on a provider that attaches no exits itself.
final class GroupEndToEndTest {
    @TempDir
    Path directory;

    private RealWorld world;

    @BeforeEach
    void start() {
        world = new RealWorld(directory).loggedOn();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private GroupId bracket() {
        Command.Request request = new Command.Request(
                OrdType.MARKET,
                TimeInForce.DAY,
                Quantity.units(Decimal.of(10_000)),
                null,
                null,
                null,
                OrderTerms.Flags.NONE,
                Decimal.of("1.08"),
                Decimal.of("1.09"),
                RoutingTags.NONE);
        Outcome outcome = world.told(new Command.PlaceOrder(
                new Origin("test", "", ""),
                TestWorld.ACCOUNT.id(),
                new ClientOrderId("bracket"),
                TestWorld.EURUSD_ANYWHERE.symbol(),
                Side.BUY,
                request,
                new StrategyId("test")));
        return new GroupId(((Outcome.Accepted) outcome).orders().getFirst().value());
    }

    private GroupView view(GroupId id) {
        return Objects.requireNonNull(world.gateway.readSide().group(id));
    }

    private void awaitProtection(GroupId id) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            GroupView group = world.gateway.readSide().group(id);
            return group != null && group.isProtected() && group.open().equals(Decimal.of(10_000));
        });
    }

    private OrderId order(GroupId id, int leg) {
        return Objects.requireNonNull(view(id).legs().get(leg).order());
    }

    @Test
    void theTakeProfitClosesThePositionAndTheStopLossIsCancelled() {
        GroupId id = bracket();
        awaitProtection(id);
        assertThat(view(id).emulated()).isTrue();
        world.awaitStatus(order(id, 1), OrderStatus.NEW);
        world.simulator.control().move("EUR/USD", Decimal.of("1.095"));
        world.awaitStatus(order(id, 1), OrderStatus.FILLED);
        world.awaitStatus(order(id, 0), OrderStatus.CANCELED);
        Awaitility.await().until(() -> view(id).status() == GroupView.Status.ENDED);
        assertThat(world.gateway.readSide().positions())
                .extracting(PositionView::units)
                .containsExactly(Decimal.ZERO);
    }

    @Test
    void aBracketOutlivesARestart() {
        GroupId id = bracket();
        awaitProtection(id);
        world.restart();
        world.loggedOn();
        awaitProtection(id);
        world.simulator.control().move("EUR/USD", Decimal.of("1.07"));
        world.awaitStatus(order(id, 0), OrderStatus.FILLED);
        world.awaitStatus(order(id, 1), OrderStatus.CANCELED);
        assertThat(world.gateway.readSide().groupOf(order(id, 0))).isEqualTo(id);
    }
}
