package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.PositionCommand;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.testing.Generator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// However replies are lost, no close is doubled, none opens a position, and a flattened account ends empty.
final class ClosingByIdPropertyTest {
    /// A venue of positions by id behind a line that loses what it likes. Each order is executed whole, at once or
    /// late, told at once or only when asked.
    private static final class LossyVenue {
        final HedgedDesk desk = new HedgedDesk();
        final Fixture fixture = desk.fixture;
        final Generator random;
        final Map<VenuePositionId, VenuePosition> held = new LinkedHashMap<>();
        final Map<OrderId, LiveOrder> executed = new LinkedHashMap<>();
        final List<LiveOrder> late = new ArrayList<>();
        boolean reliable;
        int opened;

        LossyVenue(Generator random) {
            this.random = random;
            desk.read();
            fixture.calls.clear();
        }

        void serve() {
            while (!fixture.calls.isEmpty()) {
                String[] call = fixture.calls.removeFirst().split(" ");
                switch (call[0]) {
                    case "submit" -> submitted(fixture.order(new OrderId(call[1])));
                    case "positions" -> positions();
                    case "query" -> query(call);
                    default -> {} // cancels of market orders come too late
                }
            }
        }

        private void submitted(LiveOrder order) {
            requireNoDouble(order);
            int luck = reliable ? 0 : random.between(0, 9);
            if (luck < 5) {
                execute(order);
                fixture.sent(order.id());
                tell(order);
            } else if (luck < 7) {
                execute(order);
                desk.lost(order);
            } else if (luck < 8) {
                late.add(order);
                desk.lost(order);
            } else if (luck < 9) {
                desk.lost(order);
            } else {
                fixture.hear(new Fate.NotSent(Fixture.VENUE, order.id(), "429"));
            }
        }

        /// What is asked is there: neither executed already nor on its way.
        private void requireNoDouble(LiveOrder order) {
            VenuePositionId closes = order.closes();
            if (closes == null) {
                assertThat(order.strategy()).as("only a client opens").isEqualTo(Fixture.MANUAL);
                return;
            }
            VenuePosition position = held.get(closes);
            assertThat(position).as("%s is closed a second time", closes).isNotNull();
            assertThat(late).as("one on its way closes %s", closes).noneMatch(each -> closes.equals(each.closes()));
            assertThat(order.terms().units().compareTo(position.units())).isLessThanOrEqualTo(0);
        }

        private void execute(LiveOrder order) {
            executed.put(order.id(), order);
            VenuePositionId closes = order.closes();
            if (closes == null) {
                VenuePositionId id = new VenuePositionId("Q" + ++opened);
                held.put(
                        id,
                        HedgedDesk.position(
                                id, order.side(), order.terms().units().toString()));
                return;
            }
            VenuePosition before = held.remove(closes);
            Decimal rest = before.units().minus(order.terms().units());
            if (rest.signum() > 0) {
                held.put(closes, HedgedDesk.position(closes, before.side(), rest.toString()));
            }
        }

        private void tell(LiveOrder order) {
            if (order.cumQty().isZero()) {
                desk.filled(order);
            }
        }

        private void positions() {
            if (reliable || random.chance(70)) {
                desk.read(held.values().toArray(VenuePosition[]::new));
            }
        }

        private void query(String[] call) {
            if (!reliable && random.chance(30)) {
                return;
            }
            if (call[1].equals("all")) {
                long asked = fixture.now;
                fixture.now += 1_000_000;
                executed.values().forEach(this::tell);
                fixture.hear(new AccountRead(Fixture.VENUE, Fixture.HEDGE, Evidence.MASS_STATUS, asked, 0, ""));
            } else if (executed.containsKey(new OrderId(call[1]))) {
                tell(executed.get(new OrderId(call[1])));
            } else {
                LiveOrder order = fixture.state.orders().findEver(new OrderId(call[1]));
                fixture.hear(Denial.of(order).build());
            }
        }

        /// What was late arrives, within the settle time.
        void pass(int tenths) {
            for (int i = 0; i < tenths; i++) {
                fixture.now += HedgedDesk.SECOND / 10;
                if (!late.isEmpty() && (reliable || random.chance(20))) {
                    execute(late.removeFirst());
                }
                fixture.core.onTick(fixture.now);
                serve();
            }
        }

        void bounce() {
            fixture.down();
            fixture.now += HedgedDesk.SECOND;
            while (!late.isEmpty()) {
                execute(late.removeFirst());
            }
            fixture.hear(new io.fairlead.core.event.LinkChange(Fixture.VENUE, "orders", true, "again"));
            serve();
        }
    }

    private static void act(LossyVenue venue, int step) {
        Generator random = venue.random;
        ClientOrderId client = new ClientOrderId("c" + step);
        Command command = switch (random.between(0, 4)) {
            case 0, 1 ->
                new Command.PlaceOrder(
                        Fixture.ANNA,
                        Fixture.HEDGE,
                        client,
                        Fixture.EURUSD,
                        random.constant(Side.class),
                        Fixture.market(random.between(1, 5) + "0000"),
                        Fixture.MANUAL);
            case 2 -> new PositionCommand.CloseAll(Fixture.ANNA, Fixture.HEDGE, null);
            default ->
                new Command.ClosePosition(
                        Fixture.ANNA,
                        Fixture.HEDGE,
                        client,
                        Fixture.EURUSD,
                        random.chance(50) ? null : Quantity.units(Decimal.of(10_000)),
                        random.chance(30) || venue.opened == 0
                                ? null
                                : new VenuePositionId("Q" + random.between(1, venue.opened)));
        };
        Outcome outcome = venue.fixture.command(command);
        assertThat(outcome).isNotNull();
        venue.serve();
    }

    @Test
    void noCloseIsDoubledAndAFlattenedAccountEndsEmpty() {
        int[] closes = {0};
        Generator.forSeeds(60, random -> {
            LossyVenue venue = new LossyVenue(random);
            for (int step = 0; step < 40; step++) {
                act(venue, step);
                venue.pass(random.between(0, 30));
                if (random.chance(15)) {
                    venue.bounce();
                }
            }
            venue.reliable = true;
            venue.fixture.command(new Command.Flatten(Fixture.ANNA, Fixture.HEDGE));
            venue.serve();
            for (int i = 0; i < 40 && venue.fixture.account(Fixture.HEDGE).isFlattening(); i++) {
                venue.pass(100);
                venue.bounce();
            }
            assertThat(venue.held).as("what the venue holds").isEmpty();
            assertThat(venue.fixture.account(Fixture.HEDGE).isFlattening())
                    .as("still being emptied")
                    .isFalse();
            assertThat(venue.fixture.state.positions().all())
                    .allSatisfy(each -> assertThat(each.isFlat()).isTrue());
            assertThat(venue.fixture.replayed().stateHash()).isEqualTo(venue.fixture.state.stateHash());
            closes[0] += (int) venue.executed.values().stream()
                    .filter(each -> each.closes() != null)
                    .count();
        });
        assertThat(closes[0]).as("closes that were executed").isGreaterThan(200);
    }
}
