package io.fairlead.gateway;

import static io.fairlead.gateway.TestWorld.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.venues.fixlp.FixLpSettings.Choice;
import io.fairlead.venues.fixlp.FixLpSettings.Pool;
import io.fairlead.venues.fixlp.FixLpSettings.Shared;
import org.junit.jupiter.api.Test;

/// Two order sessions of one provider in memory, on virtual time: one of them goes, and comes back.
class PoolTradingTest {
    private static TestWorld world(Shared shared) {
        return new TestWorld(new Pool(Choice.ROUND_ROBIN, shared)).loggedOn();
    }

    /// An order in flight on the first session, which is cut and can't come back for now.
    private static OrderId lost(TestWorld world) {
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        assertThat(world.lp.asked()).containsExactly("D:" + id);
        world.lp.reachable(false);
        world.lp.hangUp(world.nowNanos);
        world.run(20);
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.UNKNOWN);
        return id;
    }

    @Test
    void spreadsOrdersOverItsSessions() {
        TestWorld world = world(Shared.NONE);
        OrderId first = world.placed("c1", Side.BUY, "10000", "1.085");
        OrderId second = world.placed("c2", Side.BUY, "10000", "1.085");
        assertThat(world.lp.asked()).containsExactly("D:" + first);
        assertThat(world.second.asked()).containsExactly("D:" + second);
        assertThat(world.order(first).route().session()).isEqualTo("orders");
        assertThat(world.order(second).route().session()).isEqualTo("second");
        assertThat(world.gateway.readSide().sessions())
                .filteredOn(session -> session.purpose() == SessionView.Purpose.ORDERS)
                .extracting(SessionView::id, session -> session.counts().inFlight())
                .containsExactly(tuple("orders", 1), tuple("second", 1));
    }

    @Test
    void asksOverTheSurvivingSessionWhereTheProviderAnswersThere() {
        TestWorld world = world(Shared.QUERIES);
        OrderId id = lost(world);
        assertThat(world.second.asked()).contains("H:" + id, "AF:-").doesNotContain("D:" + id);
        world.reports(world.second, id, "17=0|150=I|39=0|14=0|6=0|151=10000");
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.NEW);
        assertThat(world.order(id).route().session()).isEqualTo("orders");
    }

    @Test
    void asksAfterTheSessionsReturnWhereEachKnowsItsOwnOrdersAlone() {
        TestWorld world = world(Shared.NONE);
        OrderId id = lost(world);
        world.run(3000);
        assertThat(world.second.asked()).doesNotContain("H:" + id, "D:" + id);
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.UNKNOWN);
        world.lp.reachable(true);
        world.run(40_000);
        assertThat(world.lp.asked()).contains("H:" + id).doesNotContain("D:" + id);
        world.reports(id, "17=0|150=I|39=0|14=0|6=0|151=10000");
        assertThat(world.order(id).state().status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void goesOnWithNewOrdersOverTheSurvivingSession() {
        TestWorld world = world(Shared.NONE);
        lost(world);
        world.second.asked();
        OrderId next = world.placed("c2", Side.BUY, "10000", "1.085");
        OrderId another = world.placed("c3", Side.BUY, "10000", "1.085");
        assertThat(world.second.asked()).containsExactly("D:" + next, "D:" + another);
    }

    @Test
    void cancelsOverAnotherSessionOnlyWhereTheProviderAllows() {
        TestWorld strict = world(Shared.QUERIES);
        OrderId kept = lost(strict);
        strict.second.asked();
        strict.told(new Command.CancelOrder(ORIGIN, kept));
        assertThat(strict.second.asked()).noneMatch(asked -> asked.startsWith("F:"));
        assertThat(strict.order(kept).state().text()).contains("session 'orders', which carries the order");
        TestWorld open = world(Shared.ALL);
        OrderId cancelled = lost(open);
        open.second.asked();
        assertThat(open.told(new Command.CancelOrder(ORIGIN, cancelled))).isInstanceOf(Outcome.Accepted.class);
        assertThat(open.second.asked()).anyMatch(asked -> asked.startsWith("F:"));
    }

    @Test
    void remembersAcrossACrashWhoCarriesAnOrder() {
        TestWorld world = world(Shared.NONE);
        world.placed("c1", Side.BUY, "10000", "1.085");
        OrderId id = world.placed("c2", Side.BUY, "10000", "1.085");
        world.reports(world.second, id, "17=A1|150=0|39=0|14=0|6=0|151=10000");
        world.crashAndRestart().run(5000);
        world.lp.asked();
        world.second.asked();
        assertThat(world.told(new Command.CancelOrder(ORIGIN, id))).isInstanceOf(Outcome.Accepted.class);
        assertThat(world.second.asked()).anyMatch(asked -> asked.startsWith("F:"));
        assertThat(world.lp.asked()).noneMatch(asked -> asked.startsWith("F:"));
    }
}
