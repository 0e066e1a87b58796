package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Break;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.port.ReconcileTimes;
import io.fairlead.core.view.BreakView;
import io.fairlead.core.view.PositionView;
import io.fairlead.gateway.GatewayConfig.FixLp;
import io.fairlead.gateway.ReadSide.FillFilter;
import io.fairlead.gateway.ReadSide.OrderFilter;
import io.fairlead.gateway.SessionView.Purpose;
import io.fairlead.sim.SimConfig;
import io.fairlead.sim.fault.Fault;
import io.fairlead.venues.fixlp.FixLpAsking;
import io.fairlead.venues.fixlp.FixLpAsking.OrderList;
import io.fairlead.venues.fixlp.FixLpSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A provider with a session for drop copies, over sockets.
final class DropCopyEndToEndTest {
    private static final long MILLI = 1_000_000;
    private static final OperatorWord WORD = new OperatorWord("ann", "a test");
    private static final FixLpAsking PATIENT = new FixLpAsking(
                    60_000 * MILLI,
                    OrderList.WHOLE,
                    false,
                    new ReconcileTimes(30_000 * MILLI, 60_000 * MILLI, 0, 60_000 * MILLI))
            .withCopies(new FixLpAsking.Copies(300 * MILLI, FixLpAsking.CopyIds.SAME));

    @TempDir
    Path directory;

    private RealWorld world() {
        SimConfig reference = RealWorld.reference(directory.resolve("sim"));
        return new RealWorld(
                        directory,
                        reference.withFix(reference.fix().withDropCopy()),
                        it -> List.of(new FixLp(
                                        FixLpSettings.standard(TestWorld.VENUE).withAsking(PATIENT),
                                        it.line("orders", "FAIRLEAD"),
                                        it.line("prices", "FAIRLEAD-MD"))
                                .withDropCopy(it.line("copies", "FAIRLEAD-DC"))))
                .loggedOn();
    }

    @Test
    void findsWhatOneOfThemLostAndWhatWasDoneElsewhere() {
        try (RealWorld world = world()) {
            assertThat(world.gateway.readSide().sessions())
                    .extracting(SessionView::purpose)
                    .containsExactly(Purpose.ORDERS, Purpose.DROP_COPY, Purpose.MARKET_DATA);
            world.simulator.control().apply(new Fault.LoseFills(1, false));
            OrderId lost = world.placed("c1", Side.BUY, "10000", "1.1");
            awaitPosition(world, "10000");
            assertThat(world.gateway
                            .readSide()
                            .fills(new FillFilter(null, null, lost), null, 10)
                            .items())
                    .singleElement()
                    .satisfies(fill ->
                            assertThat(fill.execution().source().evidence()).isEqualTo(Evidence.DROP_COPY));
            assertThat(open(world)).containsExactly(Break.Kind.FILL_NOT_STREAMED);

            world.simulator.control().apply(new Fault.LoseCopies(1));
            OrderId uncopied = world.placed("c2", Side.BUY, "1000", "1.1");
            world.awaitStatus(uncopied, OrderStatus.FILLED);
            await(() -> open(world).contains(Break.Kind.FILL_NOT_COPIED));

            world.simulator
                    .control()
                    .apply(new Fault.OrderElsewhere(
                            "FAIRLEAD", "ACC-1", "EUR/USD", Side.BUY, Decimal.of(5000), Decimal.of("1.05")));
            await(() ->
                    world
                            .gateway
                            .readSide()
                            .orders(new OrderFilter(null, null, Set.of(), true), null, 10)
                            .items()
                            .stream()
                            .anyMatch(order -> order.identity().adopted()
                                    && order.route().session().equals("copies")));
        }
    }

    @Test
    void catchesUpWithWhatItMissedWhileItWasDown() {
        try (RealWorld world = world()) {
            world.gateway.sessionControl().disconnect("copies", WORD).join();
            await(() -> world.gateway.readSide().sessions().stream()
                    .anyMatch(session -> session.purpose() == Purpose.DROP_COPY
                            && !session.link().connected()));
            world.simulator.control().apply(new Fault.LoseFills(1, false));
            OrderId lost = world.placed("c1", Side.BUY, "10000", "1.1");
            OrderId told = world.placed("c2", Side.BUY, "1000", "1.1");
            world.awaitStatus(told, OrderStatus.FILLED);
            world.gateway.sessionControl().connect("copies", WORD).join();
            world.awaitStatus(lost, OrderStatus.FILLED);
            awaitPosition(world, "11000");
            assertThat(open(world)).containsExactly(Break.Kind.FILL_NOT_STREAMED);
        }
    }

    private static List<Break.Kind> open(RealWorld world) {
        return world.gateway.readSide().breaks().stream()
                .filter(BreakView::isOpen)
                .map(BreakView::kind)
                .toList();
    }

    private static void awaitPosition(RealWorld world, String units) {
        await(() -> world.gateway.readSide().positions().stream()
                .map(PositionView::units)
                .toList()
                .equals(List.of(Decimal.of(units))));
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(10))
                .until(condition);
    }
}
