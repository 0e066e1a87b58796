package io.fairlead.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.BreakerEvent;
import io.fairlead.core.event.BreakerEvent.Endpoint;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.HaltEvent;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Scope;
import org.junit.jupiter.api.Test;

/// Which order an event is about, so that `why` finds it.
class EventSubjectTest {
    private static final OrderId ORDER = new OrderId("A-1");
    private static final OrderId REQUEST = new OrderId("A-2");

    @Test
    void namesTheOrderThatAnEventIsAbout() {
        Event canceled = new Event.CancelAccepted(1, TestWorld.ORIGIN, ORDER, REQUEST, OrderStatus.NEW);
        assertThat(EventSubject.order(canceled)).isEqualTo(ORDER);
        assertThat(EventSubject.request(canceled)).isEqualTo(REQUEST);
        assertThat(EventSubject.order(new Event.QueryAccepted(1, TestWorld.ORIGIN, ORDER)))
                .isEqualTo(ORDER);
        assertThat(EventSubject.order(new Event.OrderDoubted(1, ORDER, "silence")))
                .isEqualTo(ORDER);
        assertThat(EventSubject.order(new Event.OrderProvedAbsent(1, ORDER, "reads")))
                .isEqualTo(ORDER);
        assertThat(EventSubject.order(new Event.OrderResolved(1, TestWorld.ORIGIN, ORDER, null, null, "told")))
                .isEqualTo(ORDER);
        assertThat(EventSubject.order(new BreakerEvent.Probed(1, TestWorld.VENUE, Endpoint.ORDERS, ORDER)))
                .isEqualTo(ORDER);
        assertThat(EventSubject.order(new BreakerEvent.Closed(1, TestWorld.VENUE, Endpoint.ORDERS, ORDER)))
                .isEqualTo(ORDER);
    }

    @Test
    void namesNoneWhereThereIsNone() {
        Event reset = new BreakerEvent.Reset(1, TestWorld.VENUE, Endpoint.ORDERS, TestWorld.ORIGIN, "mended");
        Event armed = new Event.AccountArmed(1, TestWorld.ORIGIN, TestWorld.ACCOUNT.id(), Decimal.of(1));
        for (Event event : new Event[] {reset, armed, new HaltEvent.NothingLive(1, Scope.gateway(), "said")}) {
            assertThat(EventSubject.order(event)).isNull();
            assertThat(EventSubject.request(event)).isNull();
        }
    }
}
