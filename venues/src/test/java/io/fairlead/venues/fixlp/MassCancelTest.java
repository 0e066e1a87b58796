package io.fairlead.venues.fixlp;

import static io.fairlead.venues.fixlp.Model.VENUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.MassCancelReport;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.MassCancel;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.port.CancelOnDisconnect;
import io.fairlead.core.port.Capability;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// OrderMassCancelRequest(q) and its report, and what a provider declares about stopping.
class MassCancelTest {
    private static final OrderId REQUEST = new OrderId("mass-1");

    private final List<VenueInput> inputs = new ArrayList<>();
    private final FixLpVenue venue = venue(FixLpSettings.standard(VENUE).withCapability(Capability.MASS_CANCEL));
    private final Counterparty lp = new Counterparty(venue.sessions().getFirst());

    private FixLpVenue venue(FixLpSettings settings, FixLpSession... sessions) {
        return new FixLpVenue(
                settings,
                sessions.length == 0 ? List.of(FixLpSession.primary("orders")) : List.of(sessions),
                Model.INSTRUMENTS,
                List.of(Model.ACCOUNT),
                List.of(),
                new FixLpVenue.Core(inputs::add, () -> Fix.NOW));
    }

    private void loggedOn() {
        lp.logOn();
        inputs.clear();
        lp.received();
    }

    @Test
    void asksForAllOrdersOfTheSessionOrForThoseInOneSymbol() {
        loggedOn();
        Instrument instrument = Model.INSTRUMENTS.iterator().next();
        venue.massCancel(new MassCancel(REQUEST, VENUE, "orders", null), null);
        venue.massCancel(new MassCancel(REQUEST, VENUE, "orders", instrument.symbol()), instrument);
        assertThat(lp.received())
                .map(text -> text.replaceAll("60=[^|]*\\|", ""))
                .containsExactly(
                        "35=q|11=mass-1|530=7|", "35=q|11=mass-1|530=1|55=" + instrument.symbolAt(VENUE) + "|");
        assertThat(inputs).contains(new Fate.Sent(VENUE, REQUEST, Fix.NOW, "orders"));
    }

    @Test
    void isNotSentOverASessionThatIsDownOrUnknown() {
        venue.massCancel(new MassCancel(REQUEST, VENUE, "orders", null), null);
        venue.massCancel(new MassCancel(REQUEST, VENUE, "other", null), null);
        assertThat(inputs).hasSize(2).allMatch(Fate.NotSent.class::isInstance);
    }

    @Test
    void tellsWhetherTheVenueTookIt() {
        loggedOn();
        lp.says("r", "11=mass-1|37=M-1|530=7|531=7|533=3|");
        lp.says("r", "11=mass-1|37=M-1|530=7|531=0|532=99|58=not now|");
        lp.says("r", "37=M-1|530=7|531=7|");
        assertThat(inputs)
                .containsExactly(
                        new MassCancelReport(VENUE, REQUEST, true, 3, -1, ""),
                        new MassCancelReport(VENUE, REQUEST, false, -1, 99, "not now"));
    }

    @Test
    void knowsWhichRequestABusinessRejectIsAbout() {
        loggedOn();
        venue.massCancel(new MassCancel(REQUEST, VENUE, "orders", null), null);
        lp.says("3", "45=2|372=q|373=11|58=unsupported|");
        assertThat(inputs)
                .last()
                .isInstanceOfSatisfying(
                        BusinessReject.class,
                        reject -> assertThat(reject.request()).isEqualTo(REQUEST));
    }

    @Test
    void declaresWhoCancelsAfterADisconnect() {
        assertThat(venue.cancelOnDisconnect()).isEqualTo(CancelOnDisconnect.OFF);
        FixLpVenue own = venue(FixLpSettings.standard(VENUE).withCancelOnDisconnect(CancelOnDisconnect.VENUE));
        assertThat(own.cancelOnDisconnect()).isEqualTo(CancelOnDisconnect.VENUE);
        assertThat(own.capabilities().has(Capability.CANCEL_ON_DISCONNECT)).isTrue();
    }

    @Test
    void namesTheSessionsWhoseListsMakeAWhole() {
        FixLpSession one = FixLpSession.primary("one");
        FixLpSession two = FixLpSession.standby("two");
        assertThat(venue.sessionsToAsk()).containsExactly("");
        assertThat(venue(FixLpSettings.standard(VENUE), one, two).sessionsToAsk())
                .containsExactly("one", "two");
        FixLpSettings shared = FixLpSettings.standard(VENUE)
                .withPool(new FixLpSettings.Pool(FixLpSettings.Choice.ROUND_ROBIN, FixLpSettings.Shared.QUERIES));
        assertThat(venue(shared, one, two).sessionsToAsk()).containsExactly("");
    }
}
