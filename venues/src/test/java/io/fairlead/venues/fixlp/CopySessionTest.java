package io.fairlead.venues.fixlp;

import static io.fairlead.venues.fixlp.Model.VENUE;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.CopyLink;
import io.fairlead.core.event.DropCopy;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecId;
import io.fairlead.core.port.Capability;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a session for drop copies tells the core, and that it says nothing itself.
final class CopySessionTest {
    private static final String TRADE =
            "37=V1|11=h4sh-1-1|17=X1|150=F|39=1|55=EUR/USD|54=1|32=4000|31=1.085|14=4000|" + "151=6000|6=1.085|797=Y|";

    private final List<VenueInput> told = new ArrayList<>();
    private final FixLpVenue venue = new FixLpVenue(
            FixLpSettings.standard(VENUE).withCapability(Capability.DROP_COPY),
            List.of(FixLpSession.primary("orders")),
            Model.INSTRUMENTS,
            List.of(Model.ACCOUNT),
            List.of(),
            new FixLpVenue.Core(told::add, () -> Fix.NOW));
    private final Counterparty lp = new Counterparty(venue.copies("copies"));

    @Test
    void itsLinkIsNoLinkForOrders() {
        lp.logOn();
        lp.hangsUp();
        assertThat(told)
                .extracting(input -> input instanceof CopyLink link ? link.session() + " " + link.up() : input)
                .containsExactly("copies true", "copies false");
    }

    @Test
    void aLogonThatFailsIsNoNews() {
        lp.session.attach(lp, Fix.NOW);
        lp.hangsUp();
        assertThat(told).isEmpty();
    }

    @Test
    void anExecutionReportIsACopy() {
        lp.logOn();
        lp.received();
        told.clear();
        lp.says("8", TRADE + "1=ACC-1|");
        assertThat(told).singleElement().isInstanceOfSatisfying(DropCopy.class, copy -> {
            ExecutionReport report = copy.report();
            assertThat(report.refs().exec()).isEqualTo(new ExecId("X1"));
            assertThat(report.progress().cumQty()).isEqualTo(Decimal.of(4000));
            assertThat(report.marks())
                    .isEqualTo(new ExecutionReport.Marks(false, false, "", "copies", Evidence.DROP_COPY));
        });
        assertThat(lp.received()).isEmpty();
    }

    @Test
    void othersAccountsAndOtherMessagesAreIgnored() {
        lp.logOn();
        told.clear();
        lp.says("8", TRADE + "1=SOMEBODY-ELSE|");
        lp.says("9", "37=V1|11=c1|41=c0|39=2|434=1|102=0|");
        assertThat(told).isEmpty();
    }

    @Test
    void onlyAProviderThatHasOneOwesCopies() {
        assertThat(venue.copyGraceNanos()).isEqualTo(FixLpAsking.COPY_GRACE_NANOS);
        FixLpVenue without = new FixLpVenue(
                FixLpSettings.standard(VENUE),
                List.of(FixLpSession.primary("orders")),
                Model.INSTRUMENTS,
                List.of(Model.ACCOUNT),
                List.of(),
                new FixLpVenue.Core(told::add, () -> Fix.NOW));
        assertThat(without.copyGraceNanos()).isZero();
    }
}
