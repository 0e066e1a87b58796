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
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.PositionView;
import io.fairlead.gateway.GatewayConfig.FixLp;
import io.fairlead.gateway.ReadSide.FillFilter;
import io.fairlead.gateway.ReadSide.OrderFilter;
import io.fairlead.sim.fault.Fault;
import io.fairlead.venues.fixlp.FixLpAsking;
import io.fairlead.venues.fixlp.FixLpAsking.OrderList;
import io.fairlead.venues.fixlp.FixLpAsking.Trades;
import io.fairlead.venues.fixlp.FixLpSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A provider that lists executions by TradeCaptureReportRequest(AD), over sockets.
final class TradeListEndToEndTest {
    private static final long MILLI = 1_000_000;
    private static final FixLpAsking LISTING = new FixLpAsking(
                    10_000 * MILLI,
                    OrderList.WHOLE,
                    false,
                    new ReconcileTimes(30_000 * MILLI, 0, 0, 200 * MILLI, 200 * MILLI))
            .withTrades(Trades.EXEC_ID);

    @TempDir
    Path directory;

    private RealWorld world() {
        return new RealWorld(
                        directory,
                        RealWorld.reference(directory.resolve("sim")),
                        it -> List.of(new FixLp(
                                FixLpSettings.standard(TestWorld.VENUE).withAsking(LISTING),
                                it.line("orders", "FAIRLEAD"),
                                it.line("prices", "FAIRLEAD-MD"))))
                .loggedOn();
    }

    @Test
    void findsWhatTheStreamLostAndWhatWasDoneElsewhereAndCountsEachOnce() {
        try (RealWorld world = world()) {
            world.simulator.control().apply(new Fault.LoseFills(1, true));
            OrderId id = world.placed("c1", Side.BUY, "10000", "1.1");
            world.awaitStatus(id, OrderStatus.FILLED);
            awaitPosition(world, "10000");
            assertThat(fills(world, id)).singleElement().satisfies(fill -> {
                assertThat(fill.execution().exec().value()).startsWith("E");
                assertThat(fill.execution().source().evidence()).isEqualTo(Evidence.FILLS);
            });
            world.simulator.control().apply(new Fault.TradeElsewhere("ACC-1", "EUR/USD", Side.BUY, Decimal.of(3000)));
            awaitPosition(world, "13000");
            assertThat(world.gateway
                            .readSide()
                            .orders(new OrderFilter(null, null, Set.of(), false), null, 10)
                            .items())
                    .extracting(order -> order.identity().adopted())
                    .containsExactlyInAnyOrder(true, false);
            world.simulator.control().apply(new Fault.Bust(""));
            awaitPosition(world, "10000");
            assertThat(world.gateway.readSide().breaks().stream()
                            .filter(BreakView::isOpen)
                            .map(BreakView::kind))
                    .containsOnly(Break.Kind.ADOPTED);
        }
    }

    private static List<FillView> fills(RealWorld world, OrderId order) {
        return world.gateway
                .readSide()
                .fills(new FillFilter(null, null, order), null, 10)
                .items();
    }

    private static void awaitPosition(RealWorld world, String units) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> world.gateway.readSide().positions().stream()
                        .map(PositionView::units)
                        .toList()
                        .equals(List.of(Decimal.of(units))));
    }
}
