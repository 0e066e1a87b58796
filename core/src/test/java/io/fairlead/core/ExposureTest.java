package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.Exposure;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.PendingRequest;
import io.fairlead.core.testing.Generator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Reserved risk is what open orders and those in doubt may still execute, whatever came in whatever order: compared
/// after each step with a sum over every order that ever was.
final class ExposureTest {
    @Test
    void reservedIsOpenPlusUnknownUnderAnyInterleaving() {
        Generator.forSeeds(60, random -> new History(random).run(120));
    }

    private static final class History {
        private final Generator random;
        private final Fixture fixture = new Fixture().up();
        private final ChaosVenue venue;
        private final List<LiveOrder> orders = new ArrayList<>();
        private int next;

        History(Generator random) {
            this.random = random;
            this.venue = new ChaosVenue(random);
        }

        void run(int steps) {
            for (int i = 0; i < steps; i++) {
                step();
                check();
            }
        }

        private void step() {
            if (orders.isEmpty() || random.chance(10)) {
                Side side = random.chance(50) ? Side.BUY : Side.SELL;
                String price = "1." + random.between(10, 20);
                Command.Request request = Fixture.limit(random.between(1, 20) + "000", price);
                if (fixture.command(Fixture.place("c" + next++, side, request)) instanceof Outcome.Accepted accepted) {
                    orders.add(fixture.order(accepted.orders().getFirst()));
                }
                return;
            }
            LiveOrder order = random.pick(orders);
            switch (random.between(0, 9)) {
                case 0 -> fixture.hear(fate(order));
                case 1 -> fixture.command(new Command.CancelOrder(Fixture.ANNA, order.id()));
                case 2 ->
                    fixture.command(new Command.ReplaceOrder(
                            Fixture.ANNA,
                            order.id(),
                            Quantity.units(Decimal.of(random.between(1, 30) + "000")),
                            random.chance(50) ? null : Decimal.of("1." + random.between(10, 20)),
                            null));
                case 3 -> {
                    if (random.chance(20)) {
                        fixture.down();
                        fixture.up();
                    }
                }
                case 4 -> fixture.hear(venue.status(order));
                case 5 -> answerReplace(order);
                case 6, 7 -> venue.act(order);
                default -> deliver();
            }
        }

        private Fate fate(LiveOrder order) {
            return switch (random.between(0, 2)) {
                case 0 -> new Fate.Sent(Fixture.VENUE, order.id(), fixture.now);
                case 1 -> new Fate.NotSent(Fixture.VENUE, order.id(), "no session");
                default -> new Fate.Unknown(Fixture.VENUE, order.id(), "cable");
            };
        }

        private void answerReplace(LiveOrder order) {
            PendingRequest replace = order.pendingReplace();
            if (replace != null) {
                fixture.hear(new Fixture.Report(order)
                        .id(replace.id())
                        .type(ExecType.REPLACED)
                        .build());
            }
        }

        private void deliver() {
            if (!venue.pool.isEmpty()) {
                ExecutionReport report = random.pick(venue.pool);
                if (random.chance(80)) {
                    venue.pool.remove(report);
                }
                fixture.hear(report);
            }
        }

        private void check() {
            for (Side side : Side.values()) {
                BigDecimal expected = BigDecimal.ZERO;
                int live = 0;
                for (LiveOrder order : fixture.state.orders().all()) {
                    expected = expected.add(order.side() == side ? slowlyReserved(order) : BigDecimal.ZERO);
                    live += order.status().isLive() ? 1 : 0;
                }
                Exposure exposure = fixture.state.orders().exposures().all().getFirst();
                assertThat(exposure.reserved(side).toBigDecimal()).isEqualByComparingTo(expected);
                assertThat(exposure.tally().live()).isEqualTo(live);
                assertThat(fixture.state.orders().exposures().live()).isEqualTo(live);
                assertThat(fixture.state.orders().exposures().live(Fixture.MANUAL))
                        .isEqualTo(live);
                checkResting(exposure, side);
            }
        }

        private void checkResting(Exposure exposure, Side side) {
            Decimal price = random.chance(20) ? null : Decimal.of("1." + random.between(10, 20));
            LiveOrder except = random.chance(20) ? random.pick(orders) : null;
            boolean any = fixture.state.orders().live().stream()
                    .filter(order -> order.side() == side && order != except)
                    .map(order -> Objects.requireNonNull(order.terms().price()))
                    .anyMatch(own -> price == null
                            || (side == Side.BUY ? own.compareTo(price) >= 0 : own.compareTo(price) <= 0));
            assertThat(exposure.resting().met(side, price, except) != null).isEqualTo(any);
        }

        /// By nothing but what an order shows: its largest quantity less its executions while it may still fill, and
        /// what the venue claims beyond them.
        private static BigDecimal slowlyReserved(LiveOrder order) {
            BigDecimal executed = BigDecimal.ZERO;
            for (Execution execution : order.executions()) {
                executed = executed.add(execution.units().toBigDecimal());
            }
            PendingRequest replace = order.pendingReplace();
            BigDecimal asked = order.terms().units().toBigDecimal();
            if (replace != null && replace.terms() != null) {
                asked = asked.max(replace.terms().units().toBigDecimal());
            }
            boolean open = order.status().isLive() || replace != null;
            BigDecimal rest = open ? asked.subtract(executed) : BigDecimal.ZERO;
            return rest.max(order.missing().toBigDecimal()).max(BigDecimal.ZERO);
        }
    }
}
