package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.MassCancelReport;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.MassCancel;
import io.fairlead.core.model.Scope;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capability;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Mass cancels, and what takes their place.
final class MassCancelTest extends HaltDesk {
    @Test
    void usesOneMassCancelWhereTheVenueTakesItAndItReachesNoFurther() {
        fixture.port.with(Capability.MASS_CANCEL);
        working("c1");
        kill(Scope.of(Fixture.SIM));
        assertThat(fixture.calls).noneMatch(call -> call.startsWith("mass cancel"));
        release(Scope.of(Fixture.SIM));
        working("c2");
        kill(Scope.of(Fixture.EURUSD));
        assertThat(fixture.calls).contains("mass cancel orders EURUSD").noneMatch(call -> call.startsWith("cancel"));
    }

    @Test
    void cancelsOneByOneWhenTheVenueRefusesAMassCancel() {
        fixture.port.with(Capability.MASS_CANCEL);
        LiveOrder order = working("c1");
        kill(EVERYTHING);
        MassCancel asked = fixture.massCancels.getFirst();
        assertThat(order.pendingCancel()).isNull();
        fixture.hear(new MassCancelReport(Fixture.VENUE, asked.request(), false, -1, 99, "not today"));
        tick(10);
        assertThat(fixture.calls).contains("cancel " + order.id() + " " + Fixture.cancelOf(order));
    }

    @Test
    void aMassCancelThatIsBusinessRejectedIsRefused() {
        fixture.port.with(Capability.MASS_CANCEL);
        LiveOrder order = working("c1");
        kill(EVERYTHING);
        fixture.hear(
                new BusinessReject(Fixture.VENUE, fixture.massCancels.getFirst().request(), "q", 3, "unsupported"));
        tick(10);
        assertThat(order.pendingCancel()).isNotNull();
    }

    @Test
    void cancelsOneByOneWhenAMassCancelStaysUnansweredOrWithoutEffect() {
        fixture.port.with(Capability.MASS_CANCEL);
        LiveOrder order = working("c1");
        kill(EVERYTHING);
        tick(250);
        assertThat(order.pendingCancel()).isNull();
        tick(60);
        assertThat(order.pendingCancel()).isNotNull();
        release(EVERYTHING);
        LiveOrder other = working("c2");
        kill(EVERYTHING);
        fixture.hear(new MassCancelReport(
                Fixture.VENUE, fixture.massCancels.getLast().request(), true, 2, -1, ""));
        tick(400);
        assertThat(other.pendingCancel()).isNull();
        tick(200);
        assertThat(other.pendingCancel()).isNotNull();
    }

    @Test
    void cancelAllGoesByMassCancelToo() {
        fixture.port.with(Capability.MASS_CANCEL);
        LiveOrder one = working("c1");
        LiveOrder two = order("c2", Fixture.HEDGE);
        fixture.calls.clear();
        assertThat(fixture.command(new Command.CancelAll(Fixture.ANNA, null, null)))
                .isEqualTo(new Outcome.Accepted(List.of(one.id(), two.id())));
        assertThat(fixture.calls).containsExactly("mass cancel orders null");
        fixture.hear(new MassCancelReport(
                Fixture.VENUE, fixture.massCancels.getFirst().request(), false, -1, 0, "no"));
        tick(10);
        assertThat(fixture.calls).filteredOn(call -> call.startsWith("cancel")).hasSize(2);
    }
}
