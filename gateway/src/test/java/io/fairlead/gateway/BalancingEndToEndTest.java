package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.MemberChoice;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Balance;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.view.ParentView;
import io.fairlead.gateway.GatewayConfig.FixLp;
import io.fairlead.gateway.RealWorld.Peer;
import io.fairlead.sim.SimConfig;
import io.fairlead.sim.fault.Fault;
import io.fairlead.sim.fix.FixLogin;
import io.fairlead.venues.fixlp.FixLpSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Independent orders over two accounts, each with a login of its own, over sockets.
final class BalancingEndToEndTest {
    /// A session that was lost comes back with the next start alone.
    private static final long NEVER = 60_000_000_000L;

    private static final AccountId FIRST = TestWorld.ACCOUNT.id();
    private static final AccountId SECOND = RealWorld.OTHER_ACCOUNT.id();

    @TempDir
    Path directory;

    private RealWorld twoLogins() {
        SimConfig reference = RealWorld.reference(directory.resolve("sim"));
        List<FixLogin> logins = Stream.of("FL-A", "FL-B")
                .map(client -> new FixLogin(client, FixLogin.Role.ORDERS, false, "fairlead", "secret"))
                .toList();
        return new RealWorld(
                        directory,
                        reference.withFix(reference.fix().withLogins(logins)),
                        world -> List.of(
                                login(world, TestWorld.VENUE, "FL-A"), login(world, RealWorld.OTHER_VENUE, "FL-B")))
                .loggedOn();
    }

    private static FixLp login(RealWorld world, VenueId venue, String client) {
        Peer simulator = new Peer("YOFX", world.simulator);
        return new FixLp(FixLpSettings.standard(venue), world.line(venue.value(), client, simulator, NEVER), null);
    }

    private static Outcome place(RealWorld world, String id) {
        Command.PlaceOrder order = (Command.PlaceOrder) TestWorld.place(id, Side.BUY, "10000", "1.1");
        return world.told(new ParentCommand.PlaceForAccounts(
                order.origin(),
                Balance.ROUND_ROBIN.name(),
                new ClientOrderId(id),
                order.symbol(),
                order.side(),
                order.request(),
                order.strategy()));
    }

    private static OrderId placed(RealWorld world, String id) {
        Outcome outcome = place(world, id);
        assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
        return ((Outcome.Accepted) outcome).orders().getFirst();
    }

    private static AccountId accountOf(RealWorld world, OrderId order) {
        Awaitility.await().until(() -> world.gateway.readSide().order(order) != null);
        return world.order(order).identity().account();
    }

    @Test
    void eachOrderGoesToOneAccountAndStaysThereWhateverHappens() {
        try (RealWorld world = twoLogins()) {
            OrderId one = placed(world, "one");
            assertThat(accountOf(world, one)).isEqualTo(FIRST);
            world.awaitStatus(one, OrderStatus.FILLED);

            OrderId two = placed(world, "two");
            assertThat(accountOf(world, two)).isEqualTo(SECOND);
            world.awaitStatus(two, OrderStatus.FILLED);

            world.simulator.control().apply(new Fault.Swallow("FL-A", 2));
            OrderId lost = placed(world, "lost");
            Awaitility.await().until(() -> world.simulator.control().status().orders() == 3);
            world.simulator.control().apply(new Fault.Disconnect("FL-A"));
            world.awaitStatus(lost, OrderStatus.UNKNOWN);
            assertThat(place(world, "lost")).isEqualTo(new Outcome.Repeated(lost));
            assertThat(accountOf(world, placed(world, "in turn"))).isEqualTo(SECOND);
            OrderId other = placed(world, "other");
            assertThat(accountOf(world, other)).as("the first is not there").isEqualTo(SECOND);
            assertThat(against(world, other, FIRST)).isEqualTo(DenialCode.VENUE_DOWN);
            world.simulator.control().clear();

            world.restart();
            world.loggedOn();
            assertThat(place(world, "lost")).isEqualTo(new Outcome.Repeated(lost));
            world.awaitStatus(lost, OrderStatus.FILLED);
            OrderId next = placed(world, "next");
            assertThat(accountOf(world, next))
                    .as("its turn outlived the restart")
                    .isEqualTo(FIRST);
            world.awaitStatus(next, OrderStatus.FILLED);
            world.awaitStatus(other, OrderStatus.FILLED);
            assertThat(world.simulator.control().status().orders()).isEqualTo(6);
            ParentView parent = Objects.requireNonNull(world.gateway.readSide().parent(new ClientOrderId("lost")));
            assertThat(parent.status()).isEqualTo(ParentView.Status.FILLED);
        }
    }

    /// What the story of an order tells of a member that did not get it.
    private static DenialCode against(RealWorld world, OrderId order, AccountId account) {
        return world.gateway.explain(order).steps().stream()
                .filter(Explanation.Step.Logged.class::isInstance)
                .map(step -> ((Explanation.Step.Logged) step).event())
                .filter(ParentEvent.ParentBalanced.class::isInstance)
                .flatMap(event -> ((ParentEvent.ParentBalanced) event).choice().candidates().stream())
                .filter(each -> each.account().equals(account))
                .map(MemberChoice.Candidate::refusal)
                .map(refusal -> Objects.requireNonNull(refusal).code())
                .findFirst()
                .orElseThrow();
    }
}
