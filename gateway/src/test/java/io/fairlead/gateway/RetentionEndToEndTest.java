package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Break;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.OrderView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Orders that left the live state are still told by the read side, before a restart and behind it.
final class RetentionEndToEndTest {
    private static final ReadSide.OrderFilter ANY = new ReadSide.OrderFilter(null, null, Set.of(), false);

    private final TestWorld world = new TestWorld().loggedOn();
    private final List<OrderId> filled = new ArrayList<>();

    private void trade(int orders) {
        for (int i = 0; i < orders; i++) {
            OrderId id = world.placed("c" + i, Side.BUY, "10000", "1.085");
            world.acks(id, "10000");
            world.fills(id, "E" + i, "10000", "10000", "0");
            filled.add(id);
        }
    }

    private void dayPasses() {
        world.nowNanos += Duration.ofHours(25).toNanos();
        world.run(3000);
    }

    private long left() {
        return world.gateway.events().read(0, Integer.MAX_VALUE).stream()
                .filter(entry -> entry.event() instanceof RetentionEvent.Retired)
                .count();
    }

    /// Every page, two at a time.
    private List<OrderId> listed() {
        List<OrderId> all = new ArrayList<>();
        String cursor = null;
        do {
            ReadSide.Page<OrderView> page = world.gateway.readSide().orders(ANY, cursor, 2);
            page.items().forEach(order -> all.add(order.identity().id()));
            cursor = page.next();
        } while (cursor != null);
        return all;
    }

    private List<FillView> fillsOf(@Nullable OrderId order) {
        return world.gateway
                .readSide()
                .fills(new ReadSide.FillFilter(null, null, order), null, 100)
                .items();
    }

    @Test
    void whatLeftIsStillToldAlsoBehindACrash() {
        trade(5);
        OrderId working = world.placed("w", Side.SELL, "10000", "1.2");
        world.acks(working, "10000");
        OrderView before = world.order(filled.getFirst());
        dayPasses();
        assertThat(left()).isPositive();
        for (int starts = 0; starts < 2; starts++) {
            OrderView told = world.order(filled.getFirst());
            assertThat(told.identity()).isEqualTo(before.identity());
            assertThat(told.state()).isEqualTo(before.state());
            assertThat(world.gateway.readSide().order(TestWorld.ACCOUNT.id(), new ClientOrderId("c3")))
                    .isNotNull();
            assertThat(world.gateway.readSide().order(new OrderId("nobody"))).isNull();
            assertThat(listed())
                    .hasSize(6)
                    .doesNotHaveDuplicates()
                    .containsAll(filled)
                    .startsWith(working);
            assertThat(fillsOf(filled.get(2)))
                    .singleElement()
                    .satisfies(fill -> assertThat(fill.execution().units()).isEqualTo(Decimal.of(10000)));
            assertThat(fillsOf(null)).hasSize(5);
            assertThat(world.gateway
                            .readSide()
                            .orders(new ReadSide.OrderFilter(null, null, Set.of(), true), null, 100)
                            .items())
                    .as("live ones are looked for in memory alone")
                    .hasSize(1);
            world.crashAndRestart();
            world.run(200);
        }
        assertThat(world.gateway.explain(filled.getFirst()).steps())
                .anyMatch(step -> step instanceof Explanation.Step.Logged logged
                        && logged.event() instanceof RetentionEvent.Retired);
    }

    @Test
    void aClientOrderIdIsAnsweredBehindARestart() {
        trade(1);
        dayPasses();
        world.crashAndRestart();
        world.run(200);
        assertThat(world.told(TestWorld.place("c0", Side.BUY, "10000", "1.085")))
                .isEqualTo(new Outcome.Repeated(filled.getFirst()));
    }

    @Test
    void aLateBustBringsTheOrderBackIntoView() {
        trade(2);
        dayPasses();
        OrderId busted = filled.getFirst();
        world.reports(busted, "17=B1|19=E0|150=H|39=4|32=10000|31=1.085|14=0|6=0|151=0");
        assertThat(world.order(busted).state().status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(world.gateway.readSide().positions().getFirst().units()).isEqualTo(Decimal.of(10000));
        assertThat(world.gateway.readSide().breaks().getFirst().kind()).isEqualTo(Break.Kind.LATE_WORD);
        assertThat(listed()).containsExactlyInAnyOrderElementsOf(filled);
        dayPasses();
        assertThat(world.order(busted).state().cumQty()).isEqualTo(Decimal.ZERO);
        assertThat(listed()).as("its newest leaving counts").containsExactlyInAnyOrderElementsOf(filled);
    }
}
