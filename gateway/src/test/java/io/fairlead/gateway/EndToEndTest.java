package io.fairlead.gateway;

import static io.fairlead.gateway.TestWorld.EURUSD;
import static io.fairlead.gateway.TestWorld.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.PositionView;
import io.fairlead.gateway.Gateway.OnShutdown;
import io.fairlead.gateway.ReadSide.FillFilter;
import io.fairlead.sim.fault.Fault;
import io.fairlead.sim.fix.FixLogin.Protocol;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole path over real sockets, against a venue built on QuickFIX/J: command → journal → FIX → fill → views.
class EndToEndTest {
    @TempDir
    Path directory;

    private RealWorld world;

    @BeforeEach
    void start() {
        world = new RealWorld(directory, protocol()).loggedOn();
    }

    /// What both sessions speak.
    Protocol protocol() {
        return Protocol.FIX_4_4;
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void fillsAnOrderAtTheVenuesPrice() {
        Awaitility.await()
                .until(() -> world.gateway.readSide().marketData().books().stream()
                        .anyMatch(book -> book.symbol().equals(EURUSD.symbol())
                                && book.health().isFresh()));
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.1");
        world.awaitStatus(id, OrderStatus.FILLED);
        assertThat(positions()).containsExactly(Decimal.of(10_000));
        assertThat(world.gateway.explain(id).steps()).hasSizeGreaterThanOrEqualTo(4);
    }

    @Test
    void addsPartialFillsUp() {
        world.simulator.control().apply(new Fault.SlowFills(1000));
        OrderId id = world.placed("c1", Side.BUY, "20000", "1.1");
        Awaitility.await().until(() -> fills(id).size() > 1);
        assertThat(fills(id).stream().map(f -> f.execution().units()).reduce(Decimal.ZERO, Decimal::plus))
                .isEqualTo(world.order(id).state().cumQty());
        assertThat(world.order(id).state().missing()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void replacesThenCancelsARestingOrder() {
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.0");
        world.awaitStatus(id, OrderStatus.NEW);
        assertThat(world.told(new Command.ReplaceOrder(ORIGIN, id, null, Decimal.of("1.01"), null)))
                .isInstanceOf(Outcome.Accepted.class);
        Awaitility.await()
                .until(() -> Decimal.of("1.01").equals(world.order(id).terms().price()));
        world.awaitStatus(id, OrderStatus.NEW);
        assertThat(world.told(new Command.CancelOrder(ORIGIN, id))).isInstanceOf(Outcome.Accepted.class);
        world.awaitStatus(id, OrderStatus.CANCELED);
    }

    @Test
    void showsTheVenuesRejection() {
        world.simulator.control().apply(new Fault.Rejects(100));
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.1");
        world.awaitStatus(id, OrderStatus.REJECTED);
        assertThat(positions()).isEmpty();
    }

    @Test
    void findsOutWhatBecameOfAnOrderInFlightWhenTheLineWasCut() {
        world.simulator.control().apply(new Fault.Latency(Duration.ofMillis(300), Duration.ZERO));
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.1");
        Awaitility.await().until(() -> world.simulator.control().status().orders() == 1);
        world.simulator.control().apply(new Fault.Disconnect("FAIRLEAD"));
        world.awaitStatus(id, OrderStatus.UNKNOWN);
        world.simulator.control().clear();
        world.awaitStatus(id, OrderStatus.FILLED);
        // The answer to the question may come before the fill itself.
        Awaitility.await().untilAsserted(() -> assertThat(positions()).containsExactly(Decimal.of(10_000)));
    }

    @Test
    void fetchesMessagesThatFellIntoASequenceGap() {
        world.simulator.control().apply(new Fault.Swallow("FAIRLEAD", 2));
        OrderId lost = world.placed("c1", Side.BUY, "10000", "1.1");
        OrderId seen = world.placed("c2", Side.BUY, "20000", "1.1");
        world.awaitStatus(seen, OrderStatus.FILLED);
        world.awaitStatus(lost, OrderStatus.FILLED);
        assertThat(positions()).containsExactly(Decimal.of(30_000));
    }

    @Test
    void closesAGapOfNumbersThatHoldNothing() {
        world.simulator.control().apply(new Fault.SequenceGap("FAIRLEAD", 3));
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.1");
        world.awaitStatus(id, OrderStatus.FILLED);
        Awaitility.await()
                .until(() -> world.gateway
                        .readSide()
                        .sessions()
                        .getFirst()
                        .sequence()
                        .inSync());
    }

    @Test
    void countsRepeatedReportsOnce() {
        world.simulator.control().apply(new Fault.Duplicates(100, false));
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.1");
        world.awaitStatus(id, OrderStatus.FILLED);
        OrderId next = world.placed("c2", Side.SELL, "4000", "1.0");
        world.awaitStatus(next, OrderStatus.FILLED);
        assertThat(positions()).containsExactly(Decimal.of(6_000));
    }

    @Test
    void goesOnAfterARestartOverTheSameDirectory() {
        OrderId filled = world.placed("c1", Side.BUY, "10000", "1.1");
        OrderId resting = world.placed("c2", Side.BUY, "10000", "1.0");
        world.awaitStatus(filled, OrderStatus.FILLED);
        world.awaitStatus(resting, OrderStatus.NEW);
        long nextOut = world.gateway.readSide().sessions().getFirst().sequence().nextOut();
        world.restart();
        assertThat(world.order(filled).state().status()).isEqualTo(OrderStatus.FILLED);
        assertThat(world.order(resting).state().status()).isEqualTo(OrderStatus.NEW);
        world.loggedOn();
        assertThat(world.gateway.readSide().sessions().getFirst().sequence().nextOut())
                .isGreaterThan(nextOut);
        assertThat(world.told(new Command.CancelOrder(ORIGIN, resting))).isInstanceOf(Outcome.Accepted.class);
        world.awaitStatus(resting, OrderStatus.CANCELED);
    }

    @Test
    void showsALostFillAsABreakOnceTheVenueIsAsked() {
        world.simulator.control().apply(new Fault.LoseFills(1, true));
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.1");
        world.awaitStatus(id, OrderStatus.NEW);
        world.told(new Command.QueryOrder(ORIGIN, id));
        world.awaitMissing(id, "10000");
        assertThat(positions()).isEmpty();
    }

    @Test
    void leavesNothingLiveWhenToldToCancelAtShutdown() throws InterruptedException {
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.0");
        world.awaitStatus(id, OrderStatus.NEW);
        Gateway.StillLive live = world.gateway.shutdown(OnShutdown.CANCEL, Duration.ofSeconds(10));
        assertThat(live.orders()).isEmpty();
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.CANCELED);
        world.restart();
        world.loggedOn();
        assertThat(world.placed("c2", Side.BUY, "10000", "1.0")).isNotNull();
    }

    @Test
    void flattensAtShutdown() throws InterruptedException {
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.1");
        world.awaitStatus(id, OrderStatus.FILLED);
        Gateway.StillLive live = world.gateway.shutdown(OnShutdown.FLATTEN, Duration.ofSeconds(10));
        assertThat(live).isEqualTo(new Gateway.StillLive(List.of(), List.of()));
    }

    @Test
    void saysWhatItLeavesAtTheVenue() throws InterruptedException {
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.0");
        world.awaitStatus(id, OrderStatus.NEW);
        Gateway.StillLive live = world.gateway.shutdown(OnShutdown.LEAVE, Duration.ofSeconds(10));
        assertThat(live.orders()).map(order -> order.identity().id()).containsExactly(id);
    }

    private List<Decimal> positions() {
        return world.gateway.readSide().positions().stream()
                .map(PositionView::units)
                .toList();
    }

    private List<FillView> fills(OrderId id) {
        return world.gateway
                .readSide()
                .fills(new FillFilter(null, null, id), null, 100)
                .items();
    }
}
