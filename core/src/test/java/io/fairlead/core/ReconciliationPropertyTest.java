package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.ReconcileTimes;
import io.fairlead.core.position.Position;
import io.fairlead.core.testing.Generator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.junit.jupiter.api.Test;

/// A venue whose reports get lost, doubled and late, and somebody else on the same account: in the end gateway and
/// venue agree, and nothing was counted twice.
final class ReconciliationPropertyTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void gatewayAndVenueAgreeInTheEnd() {
        Generator.forSeeds(40, random -> new World(random).play());
    }

    /// What the venue knows of one order: all filled at one price, so that averages are exact.
    private static final class Book {
        long filled;
    }

    private record Late(long dueNanos, ExecutionReport report) {}

    private static final class World {
        private final Generator random;
        private final Fixture fixture = new Fixture();
        private final Map<LiveOrder, Book> books = new LinkedHashMap<>();
        private final PriorityQueue<Late> late =
                new PriorityQueue<>((a, b) -> Long.compare(a.dueNanos(), b.dueNanos()));
        private long elsewhere;
        private int execs;
        private boolean calm;

        World(Generator random) {
            this.random = random;
            fixture.port.with(Capability.POSITION_QUERY);
            fixture.port.times = new ReconcileTimes(30 * SECOND, 60 * SECOND, 60 * SECOND, 120 * SECOND);
            fixture.up();
            answer("positions sim");
        }

        void play() {
            for (int i = 0; i < 60; i++) {
                act();
                pass(random.between(1, 20));
            }
            calm = true;
            pass(600);
            check();
        }

        private void act() {
            switch (random.between(0, 5)) {
                case 0, 1 -> place();
                case 2, 3 -> fill();
                case 4 -> elsewhere += random.chance(30) ? 1000L * random.between(-3, 3) : 0;
                default -> fixture.now += SECOND;
            }
        }

        private void place() {
            Outcome outcome = fixture.command(
                    Fixture.place("c" + books.size(), random.constant(Side.class), Fixture.limit("10000", "1.1")));
            if (outcome instanceof Outcome.Accepted accepted) {
                LiveOrder order = fixture.order(accepted.orders().getFirst());
                fixture.sent(order.id());
                books.put(order, new Book());
                tell(new Fixture.Report(order).type(ExecType.NEW).cumQty("0").build());
            }
        }

        private void fill() {
            if (books.isEmpty()) {
                return;
            }
            LiveOrder order = random.pick(new ArrayList<>(books.keySet()));
            Book book = books.get(order);
            long units = Math.min(10_000 - book.filled, 1000L * random.between(1, 6));
            if (units > 0) {
                book.filled += units;
                execs++;
                tell(new Fixture.Report(order)
                        .trade("e" + execs, "" + units, "1.1", "" + book.filled)
                        .at(fixture.now)
                        .build());
            }
        }

        /// Told, lost, told twice, or told later.
        private void tell(ExecutionReport report) {
            switch (random.between(0, 5)) {
                case 0 -> {} // lost
                case 1 -> late.add(new Late(fixture.now + SECOND * random.between(1, 60), report));
                case 2 -> {
                    fixture.hear(report);
                    fixture.hear(report);
                }
                default -> fixture.hear(report);
            }
        }

        private void pass(int seconds) {
            for (int i = 0; i < seconds * 4; i++) {
                fixture.now += SECOND / 4;
                while (!late.isEmpty() && late.peek().dueNanos() <= fixture.now) {
                    fixture.hear(late.poll().report());
                }
                fixture.core.onTick(fixture.now);
                List<String> asked = List.copyOf(fixture.calls);
                fixture.calls.clear();
                asked.forEach(this::answer);
            }
        }

        private void answer(String question) {
            if (!calm && random.chance(20)) {
                return; // the answer is lost
            }
            switch (question) {
                case "query all sim" -> list();
                case "positions sim" -> positions();
                default -> {
                    LiveOrder order = question.startsWith("query ")
                            ? fixture.state.orders().find(idOf(question))
                            : null;
                    if (order != null) {
                        fixture.hear(status(order, Evidence.ORDER_STATUS));
                    }
                }
            }
        }

        private static OrderId idOf(String question) {
            String text = question.substring("query ".length());
            return new OrderId(text.startsWith("all ") ? "none" : text);
        }

        private void list() {
            long asked = fixture.now;
            books.forEach((order, book) -> {
                if (book.filled < 10_000) {
                    fixture.hear(status(order, Evidence.MASS_STATUS));
                }
            });
            fixture.hear(new AccountRead(Fixture.VENUE, Fixture.SIM, Evidence.MASS_STATUS, asked, 0, ""));
        }

        private void positions() {
            long net = net();
            PositionsRead.Held held = new PositionsRead.Held(
                    Fixture.EURUSD, Decimal.of(Math.max(net, 0)), Decimal.of(Math.max(-net, 0)), Decimal.of("1.1"));
            fixture.hear(new PositionsRead(Fixture.VENUE, Fixture.SIM, fixture.now, List.of(held), 0));
        }

        private long net() {
            long net = elsewhere;
            for (Map.Entry<LiveOrder, Book> each : books.entrySet()) {
                net += each.getKey().side() == Side.BUY ? each.getValue().filled : -each.getValue().filled;
            }
            return net;
        }

        private ExecutionReport status(LiveOrder order, Evidence source) {
            long filled = books.get(order).filled;
            OrdStatus status =
                    filled == 0 ? OrdStatus.NEW : filled < 10_000 ? OrdStatus.PARTIALLY_FILLED : OrdStatus.FILLED;
            ExecutionReport report = new Fixture.Report(order)
                    .status(status)
                    .cumQty("" + filled)
                    .at(fixture.now)
                    .build();
            ExecutionReport.Progress progress = new ExecutionReport.Progress(
                    ExecType.ORDER_STATUS, status, null, null, Decimal.of(filled), null, Decimal.of("1.1"));
            ExecutionReport.Marks marks = new ExecutionReport.Marks(false, false, "", "", source);
            return new ExecutionReport(report.venue(), report.refs(), progress, report.details(), marks);
        }

        private void check() {
            books.forEach((order, book) -> {
                assertThat(order.cumQty()).as("%s", order.id()).isEqualTo(Decimal.of(book.filled));
                assertThat(order.missing()).as("%s", order.id()).isEqualTo(Decimal.ZERO);
                assertThat(order.status())
                        .isEqualTo(
                                book.filled == 0
                                        ? OrderStatus.NEW
                                        : book.filled < 10_000 ? OrderStatus.PARTIALLY_FILLED : OrderStatus.FILLED);
            });
            Position position = fixture.state.positions().find(Fixture.SIM, Fixture.EURUSD, Side.BUY);
            assertThat(position == null ? Decimal.ZERO : position.units()).isEqualTo(Decimal.of(net()));
            assertThat(fixture.state.breakBook().ofAccounts())
                    .filteredOn(each -> each.account().equals(Fixture.SIM))
                    .isEmpty();
            assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
        }
    }
}
