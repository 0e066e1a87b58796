package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.group.Group;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capability;
import io.fairlead.core.testing.Generator;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Brackets against an honest venue behind a bad line: fills, cancels by others, lost requests, cuts and silence,
/// in any order. The exits never exceed what they protect, and no second one is left behind one that filled.
final class GroupPropertyTest {
    private static final Decimal ENTRY = Decimal.of(10_000);

    @Test
    void exitsNeverExceedWhatTheyProtect() {
        int[] races = new int[1];
        int[] closed = new int[1];
        Generator.forSeeds(400, random -> {
            World world = new World(random);
            for (int i = 0; i < 120; i++) {
                world.step();
                world.checkExits();
            }
            world.settle();
            world.checkEnd();
            races[0] += world.isRaced() ? 1 : 0;
            closed[0] += world.group().isActive() ? 0 : 1;
        });
        assertThat(races[0]).as("seeds in which both exits filled").isGreaterThan(5);
        assertThat(closed[0]).as("seeds in which the group ended").isGreaterThan(50);
    }

    /// What the venue has of one order.
    private static final class Book {
        final LiveOrder order;
        Decimal quantity;
        Decimal filled = Decimal.ZERO;
        boolean open = true;
        OrderId id;

        Book(LiveOrder order, Decimal quantity) {
            this.order = order;
            this.quantity = quantity;
            this.id = order.id();
        }

        Decimal most() {
            return open ? quantity : filled;
        }
    }

    private record Asked(String what, OrderId order, OrderId request, Decimal quantity) {}

    private static final class World {
        private final Generator random;
        private final Fixture fixture = new Fixture().up();
        private final Map<OrderId, Book> books = new LinkedHashMap<>();
        private final ArrayDeque<Asked> toVenue = new ArrayDeque<>();
        private final ArrayDeque<VenueInput> toUs = new ArrayDeque<>();
        private int exec;
        private boolean up = true;

        World(Generator random) {
            this.random = random;
            fixture.port.without(Capability.ATTACHED_BRACKETS);
            fixture.command(Fixture.place(
                    "b",
                    Side.BUY,
                    new Command.Request(
                            OrdType.LIMIT,
                            TimeInForce.DAY,
                            Quantity.units(ENTRY),
                            Decimal.of("1.1"),
                            null,
                            null,
                            OrderTerms.Flags.NONE,
                            Decimal.of("1.09"),
                            Decimal.of("1.12"),
                            RoutingTags.NONE)));
        }

        Group group() {
            return Objects.requireNonNull(fixture.state.groups().find(Fixture.SIM, new ClientOrderId("b")));
        }

        void step() {
            send();
            switch (random.between(0, 11)) {
                case 0, 1, 2 -> arrive();
                case 3, 4, 5 -> hear();
                case 6, 7 -> fill();
                case 8 -> fixture.core.onTick(fixture.now += random.between(1, 3) * 500_000_000L);
                case 9 -> stranger();
                case 10 -> cut();
                default -> {
                    arrive();
                    hear();
                }
            }
        }

        /// What the core asked for goes on its way, or does not leave.
        private void send() {
            List<String> calls = List.copyOf(fixture.calls);
            fixture.calls.clear();
            for (String call : calls) {
                String[] words = call.split(" ");
                if (words[1].equals("all")) {
                    if (words[2].equals(Fixture.SIM.value())) {
                        toVenue.add(new Asked("list", new OrderId("all"), new OrderId("all"), Decimal.of(fixture.now)));
                    }
                    continue;
                }
                LiveOrder order = fixture.order(new OrderId(words[1]));
                if (words[0].equals("query")) {
                    toVenue.add(new Asked("query", order.id(), order.id(), Decimal.ZERO));
                    continue;
                }
                OrderId request = words.length > 2 ? new OrderId(words[2]) : order.id();
                OrderTerms pending = order.pendingTerms();
                Decimal quantity = words[0].equals("replace") && pending != null
                        ? pending.units()
                        : order.terms().units();
                if (up && random.chance(90)) {
                    toVenue.add(new Asked(words[0], order.id(), request, quantity));
                    fixture.sent(request);
                } else {
                    fixture.hear(new Fate.NotSent(Fixture.VENUE, request, "line"));
                }
            }
        }

        private void arrive() {
            Asked asked = toVenue.poll();
            if (asked == null) {
                return;
            }
            if (asked.what.equals("list")) {
                list(asked.quantity.unscaled());
                return;
            }
            answer(asked);
        }

        private void answer(Asked asked) {
            Book book = books.get(asked.order);
            LiveOrder order = fixture.order(asked.order);
            switch (asked.what) {
                case "submit" -> {
                    books.put(asked.order, new Book(order, asked.quantity));
                    toUs.add(new Fixture.Report(order)
                            .type(ExecType.NEW)
                            .cumQty("0")
                            .build());
                }
                case "query" -> toUs.add(status(order, book));
                case "cancel" -> {
                    if (book == null || !book.open) {
                        toUs.add(refusal(asked, book));
                    } else {
                        end(book);
                    }
                }
                case "replace" -> {
                    if (book == null || !book.open || asked.quantity.compareTo(book.filled) <= 0) {
                        toUs.add(refusal(asked, book));
                    } else {
                        book.quantity = asked.quantity;
                        book.id = asked.request;
                        toUs.add(new Fixture.Report(order)
                                .id(asked.request)
                                .type(ExecType.REPLACED)
                                .cumQty(book.filled.toString())
                                .build());
                    }
                }
                default -> throw new AssertionError(asked.what);
            }
        }

        private void list(long askedNanos) {
            List<Book> open = books.values().stream().filter(book -> book.open).toList();
            open.forEach(book -> toUs.add(status(book.order, book)));
            toUs.add(new AccountRead(Fixture.VENUE, Fixture.SIM, Evidence.MASS_STATUS, askedNanos, open.size(), ""));
        }

        private void end(Book book) {
            book.open = false;
            toUs.add(new Fixture.Report(book.order)
                    .type(ExecType.CANCELED)
                    .cumQty(book.filled.toString())
                    .build());
        }

        private VenueInput refusal(Asked asked, Book book) {
            return new CancelReject(
                    Fixture.VENUE,
                    asked.request,
                    asked.order,
                    null,
                    asked.what.equals("replace"),
                    book == null ? 1 : 0,
                    "");
        }

        private static VenueInput status(LiveOrder order, Book book) {
            if (book == null) {
                return Denial.of(order).build();
            }
            OrdStatus status = book.filled.compareTo(book.quantity) >= 0
                    ? OrdStatus.FILLED
                    : !book.open
                            ? OrdStatus.CANCELED
                            : book.filled.isZero() ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED;
            Fixture.Report report = new Fixture.Report(order);
            return (book.id.equals(order.current()) ? report : report.id(book.id))
                    .status(status)
                    .cumQty(book.filled.toString())
                    .build();
        }

        private void hear() {
            if (up && !toUs.isEmpty()) {
                fixture.hear(toUs.poll());
            }
        }

        private void fill() {
            List<Book> open = books.values().stream().filter(book -> book.open).toList();
            if (open.isEmpty()) {
                return;
            }
            Book book = random.pick(open);
            Decimal rest = book.quantity.minus(book.filled);
            Decimal units = random.chance(40) ? rest : rest.min(Decimal.of(1000L * random.between(1, 6)));
            book.filled = book.filled.plus(units);
            book.open = book.filled.compareTo(book.quantity) < 0;
            exec++;
            toUs.add(new Fixture.Report(book.order)
                    .trade("E" + exec, units.toString(), "1.1", book.filled.toString())
                    .build());
        }

        /// Somebody else cancels an order, seldom.
        private void stranger() {
            List<Book> open = books.values().stream().filter(book -> book.open).toList();
            if (!open.isEmpty() && random.chance(10)) {
                end(random.pick(open));
            }
        }

        /// The line is cut, requests on their way may be lost, and it comes back; what the venue said is sent again.
        private void cut() {
            if (!random.chance(25)) {
                return;
            }
            up = false;
            toVenue.removeIf(_ -> random.chance(50));
            fixture.hear(new LinkChange(Fixture.VENUE, "orders", false, "cable"));
            send();
            up = true;
            fixture.hear(new LinkChange(Fixture.VENUE, "orders", true, "logon"));
        }

        void settle() {
            for (int i = 0; i < 400; i++) {
                send();
                arrive();
                hear();
                fixture.core.onTick(fixture.now += 2_000_000_000L);
            }
            while (!toVenue.isEmpty() || !toUs.isEmpty()) {
                arrive();
                hear();
            }
        }

        private Decimal entered() {
            LiveOrder entry = group().entry();
            Book book = entry == null ? null : books.get(entry.id());
            return book == null ? Decimal.ZERO : book.filled;
        }

        /// By what the venue itself has.
        void checkExits() {
            for (int leg = 0; leg < 2; leg++) {
                Decimal most = Decimal.ZERO;
                for (LiveOrder order : group().orders(leg)) {
                    Book book = books.get(order.id());
                    most = most.plus(book == null ? Decimal.ZERO : book.most());
                }
                assertThat(most).as("what leg %s may fill in all", leg).isLessThanOrEqualTo(entered());
            }
        }

        boolean isRaced() {
            return group().filled(0).plus(group().filled(1)).compareTo(entered()) > 0;
        }

        void checkEnd() {
            Group group = group();
            Decimal rest = entered().minus(group.filled(0)).minus(group.filled(1));
            List<LiveOrder> live = fixture.state.orders().live();
            if (isRaced()) {
                assertThat(fixture.state.breaks()).extracting(Break::kind).contains(Break.Kind.GROUP_RACED);
            }
            if (rest.signum() <= 0) {
                assertThat(live).filteredOn(order -> order != group.entry()).isEmpty();
            }
            for (int leg = 0; leg < 2 && rest.signum() > 0; leg++) {
                LiveOrder order = group.order(leg);
                if (order != null && live.contains(order)) {
                    assertThat(order.leavesQty()).as("leg %s", leg).isEqualTo(rest);
                }
            }
            assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
        }
    }
}
