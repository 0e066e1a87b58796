package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventCodec;
import io.fairlead.core.event.EventType;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.Lifecycle;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.Move;
import io.fairlead.core.order.OrderEvent;
import io.fairlead.core.order.PendingRequest;
import io.fairlead.core.position.Position;
import io.fairlead.core.testing.Generator;
import io.fairlead.core.testing.RandomEvents;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Random histories: commands, fates and reports in any order, doubled, late, lost, busted and corrected.
final class InterleavingTest {
    private static final int RUNS = 100;
    private static final int STEPS = 150;
    private static final Map<OrderStatus, Set<OrderStatus>> GRAPH = graph();

    @Test
    void keepsExactBooksWhateverTheOrderOfReports() {
        Generator.forSeeds(RUNS, random -> new World(random).run(STEPS));
    }

    @Test
    void agreesWithTheVenueOnceEverythingHasArrivedAndBeenAsked() {
        Generator.forSeeds(RUNS, random -> {
            World world = new World(random);
            world.losing = false;
            world.run(STEPS);
            world.deliverEverything();
            for (LiveOrder order : world.venue.books.keySet()) {
                assertThat(order.missing()).as("missing of %s", order.id()).isEqualTo(Decimal.ZERO);
                assertThat(order.cumQty())
                        .isEqualTo(world.venue.books.get(order).cumQty());
            }
        });
    }

    @Test
    void neverThrowsWhateverAVenueSays() {
        Generator.forSeeds(RUNS, random -> {
            World world = new World(random);
            RandomEvents anything = new RandomEvents(random);
            for (int i = 0; i < 60; i++) {
                world.step();
                int type = random.oneOf(
                        EventType.SENT,
                        EventType.NOT_SENT,
                        EventType.FATE_UNKNOWN,
                        EventType.EXECUTION_REPORT,
                        EventType.CANCEL_REJECT,
                        EventType.BUSINESS_REJECT,
                        EventType.LINK_CHANGE);
                VenueInput input = ((Event.VenueSaid) anything.ofType(type)).said();
                assertThat(world.fixture.hear(world.disguised(input))).isTrue();
            }
            world.checkReplay();
        });
    }

    private static Map<OrderStatus, Set<OrderStatus>> graph() {
        Map<OrderStatus, Set<OrderStatus>> graph = new EnumMap<>(OrderStatus.class);
        for (OrderStatus from : OrderStatus.values()) {
            Set<OrderStatus> to = EnumSet.of(from);
            for (OrderEvent event : OrderEvent.values()) {
                Move move = Lifecycle.move(from, event);
                if (move.target() != null) {
                    to.add(move.target());
                } else if (move == Move.WORKING) {
                    to.addAll(EnumSet.range(OrderStatus.SENT, OrderStatus.PENDING_REPLACE));
                    to.add(OrderStatus.UNKNOWN);
                    to.add(OrderStatus.FILLED);
                } else if (move == Move.STAY_UNLESS_COMPLETE) {
                    to.add(OrderStatus.FILLED);
                } else if (move == Move.CANCELED_UNLESS_COMPLETE) {
                    to.add(OrderStatus.CANCELED);
                }
            }
            graph.put(from, to);
        }
        return graph;
    }

    /// One random history and what must hold after each step of it.
    static final class World {
        final Generator random;
        final Fixture fixture = new Fixture().up();
        final ChaosVenue venue;
        final SlowBooks slow = new SlowBooks();
        final Map<LiveOrder, OrderStatus> statuses = new HashMap<>();
        boolean losing = true;
        int placed;

        World(Generator random) {
            this.random = random;
            this.venue = new ChaosVenue(random);
            fixture.listener = new StateListener() {
                @Override
                public void orderChanged(LiveOrder order, Event cause) {
                    checkMove(order, cause);
                }
            };
        }

        void run(int steps) {
            for (int i = 0; i < steps; i++) {
                step();
                checkBooks();
            }
            checkPosition();
            checkReplay();
        }

        void step() {
            List<LiveOrder> orders = fixture.state.orders().all();
            if (orders.isEmpty() || random.chance(8)) {
                Side side = random.constant(Side.class);
                fixture.command(Fixture.place("c" + placed++, side, Fixture.limit("10000", "1.1")));
                return;
            }
            LiveOrder order = random.pick(orders);
            switch (random.between(0, 11)) {
                case 0 -> fixture.sent(order.id());
                case 1 -> fate(order);
                case 2 -> fixture.command(new Command.CancelOrder(Fixture.ANNA, order.id()));
                case 3 ->
                    fixture.command(new Command.ReplaceOrder(
                            Fixture.ANNA,
                            order.id(),
                            Quantity.units(Decimal.of(1000L * random.between(10, 20))),
                            null,
                            null));
                case 4 -> link();
                case 5 -> tick();
                case 6 -> hear(order, venue.status(order));
                case 7 -> rejectRequest(order);
                case 8, 9 -> venue.act(order);
                default -> deliver();
            }
        }

        private void fate(LiveOrder order) {
            PendingRequest cancel = order.pendingCancel();
            if (cancel != null && random.chance(60)) {
                fixture.hear(
                        random.chance(50)
                                ? new Fate.NotSent(Fixture.VENUE, cancel.id(), "full")
                                : new Fate.Unknown(Fixture.VENUE, cancel.id(), "reset"));
            } else if (random.chance(50) && !venue.books.containsKey(order)) {
                fixture.hear(new Fate.Unknown(Fixture.VENUE, order.id(), "reset"));
            }
        }

        private void link() {
            fixture.hear(new LinkChange(Fixture.VENUE, "orders", false, "cut"));
            fixture.hear(new LinkChange(Fixture.VENUE, "orders", true, "back"));
        }

        private void tick() {
            fixture.now += random.between(0, 5) * 1_000_000_000L;
            fixture.tick();
        }

        private void rejectRequest(LiveOrder order) {
            PendingRequest replace = order.pendingReplace();
            PendingRequest request = replace == null ? order.pendingCancel() : replace;
            if (request != null) {
                fixture.hear(new CancelReject(
                        Fixture.VENUE, request.id(), order.current(), null, replace != null, random.between(0, 2), ""));
            }
        }

        private void deliver() {
            if (venue.pool.isEmpty()) {
                return;
            }
            ExecutionReport report = random.pick(venue.pool);
            if (!random.chance(20)) {
                venue.pool.remove(report); // otherwise it will come again
            }
            if (losing && random.chance(10)) {
                return;
            }
            hear(report);
        }

        /// The order may have left, and be forgotten.
        private void hear(ExecutionReport report) {
            LiveOrder owner = fixture.state
                    .orders()
                    .findEver(Objects.requireNonNull(report.refs().order()));
            if (owner == null) {
                assertThat(fixture.hear(report)).isTrue();
            } else {
                hear(owner, report);
            }
        }

        private void hear(LiveOrder order, ExecutionReport report) {
            slow.delivered(order.id(), report);
            assertThat(fixture.hear(report)).isTrue();
        }

        void deliverEverything() {
            while (!venue.pool.isEmpty()) {
                ExecutionReport report = venue.pool.remove(random.between(0, venue.pool.size() - 1));
                hear(report);
            }
            for (LiveOrder order : List.copyOf(venue.books.keySet())) {
                hear(order, venue.status(order));
            }
        }

        /// Random words of a venue, half of them about orders that are there.
        VenueInput disguised(VenueInput input) {
            List<LiveOrder> orders = fixture.state.orders().all();
            if (!(input instanceof ExecutionReport report) || orders.isEmpty() || random.chance(20)) {
                return input;
            }
            LiveOrder order = random.pick(orders);
            ExecutionReport like = new Fixture.Report(order).build();
            return new ExecutionReport(
                    Fixture.VENUE,
                    new ExecutionReport.References(
                            random.chance(60) ? order.id() : report.refs().order(),
                            null,
                            like.refs().venueOrder(),
                            report.refs().exec(),
                            report.refs().execRef()),
                    report.progress(),
                    random.chance(50) ? report.details() : like.details(),
                    report.marks());
        }

        /// After each single event.
        private void checkMove(LiveOrder order, Event cause) {
            OrderStatus before = statuses.put(order, order.status());
            Set<OrderStatus> legal = GRAPH.get(before == null ? order.status() : before);
            assertThat(legal).as("%s of %s at %s", before, order.id(), cause).contains(order.status());
        }

        private void checkBooks() {
            for (LiveOrder order : fixture.state.orders().all()) {
                BigDecimal known = slow.units(order.id());
                BigDecimal missing = order.missing().toBigDecimal();
                assertThat(known.add(missing))
                        .isEqualByComparingTo(order.cumQty().toBigDecimal());
            }
        }

        private void checkPosition() {
            BigDecimal[] expected = slow.position();
            for (Position position : fixture.state.positions().all()) {
                assertThat(position.units().toBigDecimal()).isEqualByComparingTo(expected[0]);
                assertThat(position.realised().toBigDecimal()).isCloseTo(expected[1], within(new BigDecimal("1e-10")));
            }
        }

        void checkReplay() {
            CoreState copy = new CoreState();
            EventCodec codec = new EventCodec();
            for (Event event : fixture.log) {
                int length = codec.encode(event);
                byte[] bytes = Arrays.copyOf(codec.buffer(), length);
                copy.apply(EventCodec.decode(EventType.of(event), bytes, 0, bytes.length));
            }
            assertThat(copy.stateHash()).isEqualTo(fixture.state.stateHash());
        }
    }
}
