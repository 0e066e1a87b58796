package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Break;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
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
import io.fairlead.sim.fault.Fault;
import io.fairlead.venues.fixlp.FixLpAsking;
import io.fairlead.venues.fixlp.FixLpAsking.OrderList;
import io.fairlead.venues.fixlp.FixLpSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recovery and reconciliation over sockets, against a venue that loses, keeps back and trades behind our back.
final class ReconciliationEndToEndTest {
    private static final long MILLI = 1_000_000;
    private static final FixLpAsking OFTEN = new FixLpAsking(
            200 * MILLI,
            OrderList.WHOLE,
            true,
            new ReconcileTimes(30_000 * MILLI, 300 * MILLI, 300 * MILLI, 300 * MILLI));

    @TempDir
    Path directory;

    private RealWorld world;

    @BeforeEach
    void start() {
        world = new RealWorld(
                        directory,
                        RealWorld.reference(directory.resolve("sim")),
                        it -> List.of(new FixLp(
                                FixLpSettings.standard(TestWorld.VENUE).withAsking(OFTEN),
                                it.line("orders", "FAIRLEAD"),
                                it.line("prices", "FAIRLEAD-MD"))))
                .loggedOn();
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void findsAFillThatTheStreamLostAndBooksItOnce() {
        world.simulator.control().apply(new Fault.LoseFills(1, true));
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.1");
        world.awaitStatus(id, OrderStatus.FILLED);
        awaitPosition("10000");
        List<FillView> fills = world.gateway
                .readSide()
                .fills(new FillFilter(null, null, id), null, 10)
                .items();
        assertThat(fills)
                .singleElement()
                .satisfies(fill -> assertThat(fill.execution().exec().value()).startsWith("INFERRED-"));
        assertThat(breaks(Break.Kind.MISSING_EXECUTIONS)).allMatch(each -> !each.isOpen());
        assertThat(breaks(Break.Kind.FILL_INFERRED)).singleElement().matches(BreakView::isOpen);
    }

    @Test
    void putsAFillThatIsToldLateInThePlaceOfWhatItInferred() {
        world.simulator.control().apply(new Fault.LateFills(1, Duration.ofSeconds(5)));
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.1");
        world.awaitStatus(id, OrderStatus.FILLED);
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> world.gateway.readSide().fills(new FillFilter(null, null, id), null, 10).items().stream()
                        .anyMatch(fill -> fill.state() == FillView.State.STANDS
                                && !fill.execution().exec().value().startsWith("INFERRED-")));
        awaitPosition("10000");
    }

    @Test
    void adoptsWhatWasTradedOnAnotherTerminal() {
        world.simulator.control().apply(new Fault.TradeElsewhere("ACC-1", "EUR/USD", Side.BUY, Decimal.of(3000)));
        awaitPosition("3000");
        assertThat(breaks(Break.Kind.POSITION_DIFFERS)).singleElement().satisfies(each -> {
            assertThat(each.values().theirs()).isEqualTo("3000 units");
            assertThat(each.times().clearedBy()).contains("adopted");
        });
    }

    @Test
    void staysClosedUntilTheVenueAnswers() {
        world.simulator.control().apply(new Fault.Unanswered(3));
        world.simulator.control().apply(new Fault.Disconnect("FAIRLEAD"));
        Awaitility.await()
                .until(() ->
                        world.told(TestWorld.place("c1", Side.BUY, "10000", "1.1")) instanceof Outcome.Refused refused
                                && refused.code() == DenialCode.ACCOUNT_RECOVERING);
        world.opened();
        assertThat(world.placed("c2", Side.BUY, "10000", "1.1")).isNotNull();
    }

    private List<BreakView> breaks(Break.Kind kind) {
        return world.gateway.readSide().breaks().stream()
                .filter(each -> each.kind() == kind)
                .toList();
    }

    private void awaitPosition(String units) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(15))
                .until(() -> world.gateway.readSide().positions().stream()
                        .map(PositionView::units)
                        .toList()
                        .equals(List.of(Decimal.of(units))));
    }
}
