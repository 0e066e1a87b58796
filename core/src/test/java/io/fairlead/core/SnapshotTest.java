package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.BreakerEvent;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventFormatException;
import io.fairlead.core.event.EventType;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.snapshot.SnapshotHead;
import io.fairlead.core.snapshot.SnapshotReader;
import io.fairlead.core.testing.DeepComparison;
import io.fairlead.core.testing.Generator;
import io.fairlead.core.testing.RandomEvents;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// A restored state is the state that was written: field by field, and in all that it does from there on.
final class SnapshotTest {
    /// What is not part of the state: who listens, and what the newest event did, which is read right behind it.
    private static final Set<String> PASSING = Set.of(
            "CoreState.listener",
            "CoreState.lastFitted",
            "CoreState.lastEffect",
            "Groups.touched",
            "Groups.listener",
            "Orders.effect",
            "Orders.revised",
            "Orders.yielded",
            "BreakBook.ofOrdersView",
            "Orders.adoptedView",
            "Orders.allView",
            "RetiredOrders.capsule", // a tool
            "LongTable.slots", // places in a table, and what was taken out of it
            "LongTable.tags",
            "PackedQueue.leftNanos", // places in a ring, compared by the state's hash
            "PackedQueue.origins",
            "PackedQueue.names",
            "PackedQueue.starts",
            "PackedQueue.ends",
            "PackedQueue.chunks",
            "PackedQueue.filling",
            "PackedQueue.filled",
            "PackedQueue.spare",
            "PackedQueue.oldest",
            "PackedQueue.next",
            "UsedIds.origins", // places in a ring
            "UsedIds.leftNanos",
            "UsedIds.first",
            "OrderIndex.keyOf",
            "OrderIndex.slots", // places in a table
            "OrderIndex.hashes",
            "LiveOrder.restingAt", // places in a list without order
            "RestingOrders.buys",
            "RestingOrders.sells",
            "Exposure.version", // for caches
            "Exposures.allView",
            "Position.shownUnits",
            "ArrayList.elementData");

    private static final AccountGroup ACCOUNTS = new AccountGroup(
            "both",
            List.of(
                    new AccountGroup.Member(Fixture.SIM, new AccountGroup.Sizing.Multiplier(Decimal.ONE)),
                    new AccountGroup.Member(Fixture.LIVE, new AccountGroup.Sizing.EquityShare())));

    @Test
    void restoresEveryHistoryAtEveryPlaceAndGoesOnAlike() {
        Generator.forSeeds(60, random -> {
            List<Event> log = history(random);
            int cut = random.between(0, log.size());
            CoreState original = new CoreState();
            log.subList(0, cut).forEach(original::apply);

            byte[] snapshot = snapshot(original, cut);
            CoreState restored = restore(snapshot);
            assertSame(original, restored);
            assertThat(snapshot(restored, cut)).as("written again").isEqualTo(snapshot);

            log.subList(cut, log.size()).forEach(event -> {
                original.apply(event);
                restored.apply(event);
            });
            assertSame(original, restored);
        });
    }

    @Test
    void keepsWhatTheSnapshotSaysOfItself() {
        Fixture fixture = new Fixture().up();
        fixture.working("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        byte[] bytes = snapshot(fixture.state, 4711);
        SnapshotHead head = CoreSnapshot.read(source(bytes), StateListener.NONE).head();
        assertThat(head.position()).isEqualTo(4711);
        assertThat(head.stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void refusesASnapshotThatIsTornOrChangedAnywhere() {
        Fixture fixture = new Fixture().up();
        fixture.fill(fixture.working("c1", Side.BUY, Fixture.limit("10000", "1.1")), "e1", "4000", "1.1", "4000");
        byte[] whole = snapshot(fixture.state, 1);
        for (int length = 0; length < whole.length; length++) {
            byte[] torn = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> restore(torn)).as("torn at %s", length).isInstanceOf(EventFormatException.class);
        }
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 0x10;
            assertThatThrownBy(() -> restore(changed)).as("changed at %s", at).isInstanceOf(EventFormatException.class);
        }
    }

    @Test
    void namesEveryFieldOfTheStateInItsHashOrAsPassing() {
        Set<String> inHash = Set.of(
                "instruments",
                "accounts",
                "linksUp",
                "breaks",
                "orders",
                "positions",
                "venuePositions",
                "executionReads",
                "copies",
                "circuits",
                "limits",
                "groups",
                "parents",
                "refusing",
                "epoch",
                "idsMade",
                "halts",
                "guards");
        Set<String> derived = Set.of("flattening"); // the number of accounts that are
        Set<String> named = new TreeSet<>(inHash);
        named.addAll(derived);
        PASSING.stream()
                .filter(each -> each.startsWith("CoreState."))
                .forEach(each -> named.add(each.substring("CoreState.".length())));
        Set<String> fields = new TreeSet<>();
        for (Field field : CoreState.class.getDeclaredFields()) {
            if (!Modifier.isStatic(field.getModifiers())) {
                fields.add(field.getName());
            }
        }
        assertThat(fields)
                .as("a new part of the state needs a section, a share in StateHash, and its name here")
                .isEqualTo(named);
    }

    private static void assertSame(CoreState original, CoreState restored) {
        assertThat(new DeepComparison(PASSING).differences(original, restored)).isEmpty();
        assertThat(restored.stateHash()).isEqualTo(original.stateHash());
    }

    /// The state as a snapshot of it restores it.
    static CoreState restored(CoreState state) {
        return restore(snapshot(state, 1));
    }

    static byte[] snapshot(CoreState state, long position) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CoreSnapshot.write(state, position, 5, out::write);
        return out.toByteArray();
    }

    private static CoreState restore(byte[] bytes) {
        return CoreSnapshot.read(source(bytes), StateListener.NONE).state();
    }

    private static SnapshotReader.Source source(byte[] bytes) {
        return new ByteArrayInputStream(bytes)::read;
    }

    /// Everything that can happen, in any order.
    private static List<Event> history(Generator random) {
        InterleavingTest.World world = new InterleavingTest.World(random);
        world.fixture.listener = StateListener.NONE; // resolutions move orders as no venue could
        RandomEvents anything = new RandomEvents(random);
        Scope stopped = Scope.of(Fixture.LIVE);
        world.fixture.command(new HaltCommand.Kill(Fixture.ANNA, stopped, false, "stop"));
        world.fixture.core.group(List.of(ACCOUNTS), world.fixture.now);
        int steps = random.between(1, 120);
        for (int i = 0; i < steps; i++) {
            switch (random.between(0, 11)) {
                case 11 -> LettingGo.all(world.fixture, new RetentionEvent.Horizon(3, 5, 0));
                case 0 -> operator(world.fixture, random);
                case 1 -> {
                    int type = random.oneOf(
                            EventType.EXECUTION_REPORT, EventType.BUSINESS_REJECT, EventType.CANCEL_REJECT);
                    VenueInput input = ((Event.VenueSaid) anything.ofType(type)).said();
                    world.fixture.hear(world.disguised(input));
                }
                case 2 -> stranger(world.fixture, i);
                case 3 -> hedge(world.fixture, random, i);
                case 4 -> world.fixture.hear(values(anything, random));
                case 5 -> breaker(world.fixture, random, i);
                case 6 -> parent(world.fixture, random, i);
                default -> world.step();
            }
        }
        return world.fixture.log;
    }

    /// An order for two accounts, one of them mostly not armed; sometimes cancelled.
    private static void parent(Fixture fixture, Generator random, int number) {
        ClientOrderId id = new ClientOrderId("parent-" + number);
        fixture.command(new ParentCommand.PlaceForAccounts(
                Fixture.ANNA,
                ACCOUNTS.name(),
                id,
                Fixture.EURUSD,
                random.constant(Side.class),
                Fixture.limit("10000", "1.1"),
                Fixture.MANUAL));
        if (random.chance(30)) {
            fixture.command(new ParentCommand.CancelParent(Fixture.ANNA, id));
        }
    }

    /// A circuit that opens, is probed, closed by a probe or by hand.
    private static void breaker(Fixture fixture, Generator random, int number) {
        BreakerEvent.Endpoint endpoint = random.constant(BreakerEvent.Endpoint.class);
        VenueId venue = new VenueId("elsewhere"); // so that orders here still pass
        OrderId probe = new OrderId("probe-" + number);
        BreakerEvent event = switch (random.between(0, 3)) {
            case 0 -> new BreakerEvent.Probed(fixture.now, venue, endpoint, probe);
            case 1 -> new BreakerEvent.Closed(fixture.now, venue, endpoint, probe);
            case 2 -> new BreakerEvent.Reset(fixture.now, venue, endpoint, Fixture.ANNA, "phone");
            default -> new BreakerEvent.Tripped(fixture.now, venue, endpoint, 10, 2, fixture.now + 5, "why");
        };
        fixture.state.apply(event);
        fixture.log.add(event);
    }

    private static VenueInput values(RandomEvents anything, Generator random) {
        Event.VenueSaid said = (Event.VenueSaid) anything.ofType(EventType.ACCOUNT_VALUES);
        AccountValues values = (AccountValues) said.said();
        return new AccountValues(
                Fixture.VENUE,
                random.oneOf(Fixture.SIM, Fixture.LIVE),
                random.oneOf("state", "stream"),
                values.currency(),
                values.figures(),
                values.venueNanos());
    }

    private static void operator(Fixture fixture, Generator random) {
        switch (random.between(0, 6)) {
            case 0 -> fixture.command(new Command.RefuseNewOrders(Fixture.ANNA, "lunch"));
            case 1 -> fixture.command(new Command.AllowNewOrders(Fixture.ANNA));
            case 2 -> fixture.command(new Command.ArmAccount(Fixture.ANNA, Fixture.LIVE, Decimal.of(5)));
            case 3 -> fixture.command(new Command.Flatten(Fixture.ANNA, Fixture.HEDGE));
            case 4 ->
                fixture.core.define(
                        Fixture.instrument("EURUSD", "EUR", "USD", random.chance(50) ? "0.0001" : "0.00001"),
                        fixture.now);
            case 5 -> fixture.hear(new LinkChange(Fixture.VENUE, "second", random.chance(50), "line 2"));
            default -> resolve(fixture, random);
        }
    }

    private static void resolve(Fixture fixture, Generator random) {
        for (LiveOrder order : fixture.state.orders().live()) {
            if (order.status() == OrderStatus.UNKNOWN) {
                Quantity filled =
                        random.chance(50) ? null : Quantity.units(order.cumQty().plus(Decimal.of(1000)));
                fixture.command(new Command.ResolveOrder(
                        Fixture.ANNA, order.id(), filled, filled == null ? null : Decimal.ONE, "phone"));
                return;
            }
        }
    }

    /// An order that only the venue knows.
    private static void stranger(Fixture fixture, int number) {
        Fixture other = new Fixture().up();
        LiveOrder order = other.working("s" + number, Side.SELL, Fixture.limit("10000", "1.2"));
        fixture.hear(new Fixture.Report(order).build());
    }

    private static void hedge(Fixture fixture, Generator random, int number) {
        Command.PlaceOrder like =
                Fixture.place("h" + number, random.constant(Side.class), Fixture.limit("10000", "1.1"));
        fixture.command(new Command.PlaceOrder(
                like.origin(),
                Fixture.HEDGE,
                like.clientOrderId(),
                like.symbol(),
                like.side(),
                like.request(),
                like.strategy()));
        List<LiveOrder> all = fixture.state.orders().all();
        if (all.isEmpty()) {
            return; // new orders are refused
        }
        LiveOrder newest = all.getLast();
        fixture.hear(new Fate.Unknown(Fixture.VENUE, newest.id(), "reset"));
        fixture.fill(newest, "h" + number, "3000", "1.1", "3000");
    }
}
