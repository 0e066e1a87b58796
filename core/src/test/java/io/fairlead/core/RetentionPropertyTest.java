package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.order.Aside;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.Position;
import io.fairlead.core.testing.Generator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/// A core that lets closed orders go at once, and one that keeps them all, hear the same: they know the same.
final class RetentionPropertyTest {
    private static final RetentionEvent.Horizon FAR = new RetentionEvent.Horizon(1000, 1000, 0);
    private static final BigDecimal PRICE = new BigDecimal("1.15");

    @Test
    void lettingGoChangesNothingThatIsKnown() {
        AtomicInteger left = new AtomicInteger();
        AtomicInteger back = new AtomicInteger();
        Generator.forSeeds(250, random -> {
            InterleavingTest.World world = new InterleavingTest.World(random);
            world.run(random.between(50, 250));
            Fixture forgetful = new Fixture();
            world.fixture.tape.forEach(input -> {
                input.accept(forgetful);
                LettingGo.all(forgetful, FAR);
            });
            assertSame(world.fixture, forgetful);
            assertThat(forgetful.replayed().stateHash()).isEqualTo(forgetful.state.stateHash());
            assertThat(replayedAside(forgetful.log).stateHash()).isEqualTo(forgetful.state.stateHash());
            left.addAndGet(forgetful.state.orders().retired().size());
            back.addAndGet((int) forgetful.log.stream()
                    .filter(RetentionEvent.Recalled.class::isInstance)
                    .count());
        });
        assertThat(left.get()).as("orders that left").isGreaterThan(100);
        assertThat(back.get()).as("orders that came back").isGreaterThan(30);
    }

    /// What can wait is done only when somebody looks, which then is told what a plain replay tells.
    private static CoreState replayedAside(List<Event> log) {
        List<byte[]> atOnce = new ArrayList<>();
        List<byte[]> aside = new ArrayList<>();
        log.forEach(listening(atOnce)::apply);
        CoreState state = listening(aside);
        List<Runnable> waiting = new ArrayList<>();
        state.orders().retired().workBy(new Aside() {
            @Override
            public void run(Runnable work) {
                waiting.add(work);
            }

            @Override
            public void settle() {
                waiting.forEach(Runnable::run);
                waiting.clear();
            }
        });
        log.forEach(state::apply);
        assertThat(aside).containsExactlyElementsOf(atOnce);
        state.orders().retired().workBy(Aside.AT_ONCE);
        assertThat(waiting).isEmpty();
        return state;
    }

    /// Told the bytes of every third order that leaves.
    private static CoreState listening(List<byte[]> told) {
        AtomicInteger left = new AtomicInteger();
        return new CoreState(new StateListener() {
            @Override
            public void orderRetired(LiveOrder order, Supplier<byte[]> packed, RetentionEvent.Retired cause) {
                if (left.incrementAndGet() % 3 == 0) {
                    told.add(packed.get());
                }
            }
        });
    }

    private static void assertSame(Fixture keeping, Fixture forgetful) {
        for (LiveOrder kept : keeping.state.orders().all()) {
            LiveOrder other =
                    Objects.requireNonNull(forgetful.state.orders().findEver(kept.id()), () -> "lost " + kept.id());
            assertThat(told(other)).isEqualTo(told(kept));
        }
        List<Position> positions = keeping.state.positions().all();
        for (int i = 0; i < positions.size(); i++) {
            Position kept = positions.get(i);
            Position other = forgetful.state.positions().all().get(i);
            assertThat(other.units()).isEqualTo(kept.units());
            assertThat(worth(other)).isCloseTo(worth(kept), within(new BigDecimal("0.000001")));
        }
    }

    private static List<Object> told(LiveOrder order) {
        List<String> executions = order.executions().stream()
                .map(each -> each.exec() + " " + each.state() + " " + each.units() + " at " + each.price())
                .toList();
        return List.of(
                order.id(),
                order.status(),
                order.terms(),
                order.current(),
                order.cumQty(),
                order.missing(),
                order.reserved(),
                executions);
    }

    private static BigDecimal worth(Position position) {
        BigDecimal open = position.avgPx() == null
                ? BigDecimal.ZERO
                : PRICE.subtract(position.avgPx().toBigDecimal())
                        .multiply(position.units().toBigDecimal());
        return open.add(position.realised().toBigDecimal());
    }
}
