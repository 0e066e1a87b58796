package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.HaltEvent;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.CancelOnDisconnect;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What becomes of orders that a lost connection left behind.
final class DisconnectTest extends HaltDesk {
    @Test
    void cancelsWhatALostConnectionLeftBehindOnceTheVenueHasSaidWhatIsLive() {
        fixture.port.cancelOnDisconnect = CancelOnDisconnect.EMULATED;
        LiveOrder order = working("c1");
        fixture.down();
        fixture.now += MILLI;
        fixture.hear(new LinkChange(Fixture.VENUE, "orders", true, "logon"));
        tick(1_000);
        assertThat(order.pendingCancel()).isNull();
        showLive(order);
        listAll();
        LiveOrder later = working("c2");
        tick(10);
        assertThat(order.pendingCancel()).isNotNull();
        assertThat(later.pendingCancel()).isNull();
        cancelled(order);
        tick(10);
        assertThat(fixture.log).last().isInstanceOf(HaltEvent.DisconnectSwept.class);
    }

    @Test
    void aRestartIsALostConnectionAndASilentVenueIsNotWaitedForForEver() {
        fixture.port.cancelOnDisconnect = CancelOnDisconnect.EMULATED;
        LiveOrder order = working("c1");
        fixture = new Fixture(fixture.log);
        fixture.port.cancelOnDisconnect = CancelOnDisconnect.EMULATED;
        fixture.hear(new LinkChange(Fixture.VENUE, "orders", true, "logon"));
        tick(5_000);
        assertThat(fixture.order(order.id()).pendingCancel()).isNull();
        tick(6_000);
        assertThat(fixture.order(order.id()).pendingCancel()).isNotNull();
    }

    @Test
    void leavesOrdersAloneWhereThePolicyIsOffOrTheVenuesOwn() {
        for (CancelOnDisconnect policy : List.of(CancelOnDisconnect.OFF, CancelOnDisconnect.VENUE)) {
            fixture = new Fixture().up();
            fixture.port.cancelOnDisconnect = policy;
            LiveOrder order = working("c1");
            fixture.down();
            fixture.up();
            tick(20_000);
            assertThat(order.pendingCancel()).isNull();
        }
    }
}
