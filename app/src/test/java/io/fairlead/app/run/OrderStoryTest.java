package io.fairlead.app.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.app.WrittenLog;
import io.fairlead.app.server.EventRecord;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Origin;
import io.fairlead.gateway.Explanation;
import io.fairlead.journal.JournalReader;
import io.fairlead.journal.testing.SimulatedDisk;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The story of an order is told whole, in order, and of no other.
final class OrderStoryTest {
    private static final OrderId ONE = new OrderId("one");

    private static List<EventRecord> story(OrderId order) {
        SimulatedDisk disk = new SimulatedDisk();
        WrittenLog.write(
                disk,
                WrittenLog.order(10, "one"),
                WrittenLog.order(11, "two"),
                new Event.BreakRaised(12, new Break(Break.Kind.ADOPTED, ONE, "seen")),
                new Event.QueryAccepted(13, new Origin("anna", "t1", "local"), new OrderId("two")),
                new Event.OrderProvedAbsent(14, ONE, "two reads"),
                new RetentionEvent.Retired(
                        15, List.of(ONE), List.of(), List.of(), new RetentionEvent.Horizon(10, 10, 0)));
        try (JournalReader reader = JournalReader.open(disk, 0)) {
            return OrderStory.told(Explanation.of(order, reader));
        }
    }

    @Test
    void tellsEachEventOfTheOrderWithItsTimeAndEndsWithTheHops() {
        List<EventRecord> story = story(ONE);
        assertThat(story)
                .map(EventRecord::type)
                .containsExactly("OrderAdopted", "BreakRaised", "OrderProvedAbsent", "Retired", "TimePerHop");
        assertThat(story).map(EventRecord::timeNanos).containsExactly(10L, 12L, 14L, 15L, 15L);
        assertThat(story).map(EventRecord::position).isSorted();
        assertThat(story).allMatch(each -> ONE.equals(each.order()));
    }

    @Test
    void tellsNothingOfAnOrderThatTheLogDoesNotKnow() {
        assertThat(story(new OrderId("three"))).isEmpty();
    }
}
