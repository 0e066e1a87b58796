package io.fairlead.gateway;

import static io.fairlead.gateway.TestWorld.ORIGIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.gateway.EventFeed.Entry;
import io.fairlead.gateway.Explanation.Step;
import io.fairlead.journal.JournalReader;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The log as people read it: the feed of events, and why an order is what it is.
class ExplanationTest {
    private final TestWorld world = new TestWorld().loggedOn();

    @Test
    void tellsAnOrdersStoryFromTheCommandToItsEnd() {
        OrderId other = world.placed("c0", Side.SELL, "10000", "1.085");
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        world.acks(id, "10000");
        world.acks(other, "10000");
        world.told(new Command.CancelOrder(ORIGIN, id));

        Explanation why = world.gateway.explain(id);

        assertThat(why.steps())
                .map(ExplanationTest::kind)
                .containsExactly(
                        "OrderAccepted",
                        "35=D",
                        "Sent",
                        "Told",
                        "ExecutionReport",
                        "CancelAccepted",
                        "35=F",
                        "Sent",
                        "Told");
        assertThat(why.steps()).isSortedAccordingTo((a, b) -> Long.compare(a.position(), b.position()));
        assertThat(why.steps()).allMatch(step -> step.atNanos() > 0);
        assertThat(why.steps()).noneMatch(step -> step.toString().contains(other.value()));
    }

    @Test
    void tellsTheSameStoryWithoutARunningGateway() {
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        Explanation live = world.gateway.explain(id);
        world.disk.crashProcess();
        try (JournalReader offline = JournalReader.open(world.disk, 0)) {
            assertThat(Explanation.of(id, offline)).isEqualTo(live);
        }
    }

    @Test
    void tellsHowLongEachHopTookAndWhatIsNotRecorded() {
        long before = world.nowNanos;
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        Hops placed = world.gateway.explain(id).hops();
        assertThat(placed.signal()).isEqualTo(before);
        assertThat(placed.core()).isGreaterThanOrEqualTo(placed.signal());
        assertThat(placed.wire()).isGreaterThanOrEqualTo(placed.core());
        assertThat(placed.client()).isGreaterThan(0);
        assertThat(placed.described()).contains("wire → ack not recorded");
        world.nowNanos += 3_000_000;
        world.acks(id, "10000");
        Hops acked = world.gateway.explain(id).hops();
        assertThat(acked.ack()).isGreaterThanOrEqualTo(placed.wire() + 3_000_000);
        assertThat(acked.described()).noneMatch(hop -> hop.contains("not recorded"));
    }

    @Test
    void hasNoStoryOfAnOrderThatNobodyPlaced() {
        assertThat(world.gateway.explain(new OrderId("nobody")).steps()).isEmpty();
    }

    @Test
    void tellsWhyAnOrderWasRefusedByTheNameThatItsClientGaveIt() {
        TestWorld limited = new TestWorld(List.of(Limit.of(Scope.gateway(), LimitKind.MAX_ORDER_LOTS, "1"))).loggedOn();
        limited.placed("c1", Side.BUY, "10000", "1.085");
        limited.told(TestWorld.place("c2", Side.BUY, "200000", "1.085"));
        assertThat(limited.gateway.refusals(new ClientOrderId("c1"))).isEmpty();
        assertThat(limited.gateway.refusals(new ClientOrderId("c2")))
                .singleElement()
                .satisfies(step -> {
                    Event.CommandRefused refused = (Event.CommandRefused) step.event();
                    assertThat(refused.refusal().code()).isEqualTo(DenialCode.ORDER_QUANTITY_LIMIT);
                    assertThat(refused.checked().readings()).singleElement().satisfies(reading -> {
                        assertThat(reading.measured()).isEqualTo(2_000_000);
                        assertThat(reading.limit()).isEqualTo(1_000_000);
                    });
                });
    }

    @Test
    void goesOnWhereAReaderStopped() throws InterruptedException {
        OrderId id = world.placed("c1", Side.BUY, "10000", "1.085");
        EventFeed feed = world.gateway.events();
        List<Entry> all = feed.read(0, 1000);
        List<Entry> first = feed.read(0, 2);
        List<Entry> rest = feed.read(first.getLast().next(), 1000);
        assertThat(first).hasSize(2);
        assertThat(rest).isEqualTo(all.subList(2, all.size()));
        try (EventFeed.Tail tail = feed.tail(feed.end())) {
            assertThat(tail.poll(10)).isEmpty();
            assertThat(tail.await(10, Duration.ofMillis(1))).isEmpty();
            world.acks(id, "10000");
            assertThat(tail.await(10, Duration.ofSeconds(1)))
                    .hasSize(1)
                    .first()
                    .extracting(Entry::event)
                    .isInstanceOf(Event.VenueSaid.class);
            assertThat(tail.position()).isGreaterThan(all.getLast().next());
        }
    }

    private static String kind(Step step) {
        return switch (step) {
            case Step.Sent sent -> sent.message().replaceAll(".*\\|(35=.)\\|.*", "$1");
            case Step.Logged(long _, long _, Event.VenueSaid said) ->
                said.said().getClass().getSimpleName();
            case Step.Told _ -> "Told";
            case Step.Logged logged -> logged.event().getClass().getSimpleName();
        };
    }
}
