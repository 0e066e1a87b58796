package io.fairlead.venues.fixlp;

import static io.fairlead.venues.fixlp.Model.VENUE;
import static io.fairlead.venues.fixlp.Model.limit;
import static io.fairlead.venues.fixlp.Model.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.VenueInput;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.OrderAsking;
import io.fairlead.venues.fixlp.FixLpSettings.Choice;
import io.fairlead.venues.fixlp.FixLpSettings.Pool;
import io.fairlead.venues.fixlp.FixLpSettings.Shared;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which of several order sessions a request goes to.
class OrderPoolTest {
    private static final OrderId REQUEST = new OrderId("h4sh-1-3");
    private static final Order ORDER = order(limit("1000", "1.085"));

    private final List<VenueInput> inputs = new ArrayList<>();
    private FixLpVenue venue = venue(Choice.ROUND_ROBIN, Shared.NONE);
    private List<Counterparty> lps = counterparties();

    private FixLpVenue venue(Choice choice, Shared shared) {
        return new FixLpVenue(
                FixLpSettings.standard(VENUE).withPool(new Pool(choice, shared)),
                List.of(FixLpSession.primary("a"), FixLpSession.primary("b"), FixLpSession.standby("c")),
                Model.INSTRUMENTS,
                List.of(Model.ACCOUNT),
                List.of(),
                new FixLpVenue.Core(inputs::add, () -> Fix.NOW));
    }

    private List<Counterparty> counterparties() {
        return venue.sessions().stream().map(Counterparty::new).toList();
    }

    private void use(Choice choice, Shared shared) {
        venue = venue(choice, shared);
        lps = counterparties();
    }

    private void logOn(int... which) {
        for (int at : which) {
            lps.get(at).logOn();
            lps.get(at).received();
        }
        inputs.clear();
    }

    private List<Integer> heard() {
        return lps.stream().map(lp -> lp.received().size()).toList();
    }

    private static Order carried(String session) {
        return Model.carried(session, limit("1000", "1.085"), limit("1000", "1.09"));
    }

    @Test
    void takesTurnsAmongPrimaries() {
        logOn(0, 1, 2);
        for (int i = 0; i < 4; i++) {
            venue.submit(ORDER);
        }
        assertThat(heard()).containsExactly(2, 2, 0);
        assertThat(inputs).map(input -> ((Fate.Sent) input).session()).containsExactly("a", "b", "a", "b");
    }

    @Test
    void prefersTheSessionThatWaitsForTheFewestAnswers() {
        use(Choice.LEAST_IN_FLIGHT, Shared.NONE);
        logOn(0, 1, 2);
        venue.cancel(carried("a"), new OrderId("x1"));
        venue.cancel(carried("a"), new OrderId("x2"));
        venue.submit(ORDER);
        assertThat(heard()).containsExactly(2, 1, 0);
        lps.get(0).says("9", "37=V1|11=x1|41=h4sh-1-2|39=0|434=1|102=0|");
        lps.get(0).says("9", "37=V1|11=x2|41=h4sh-1-2|39=0|434=1|102=0|");
        assertThat(venue.sessions()).map(OrderSession::inFlight).containsExactly(0, 1, 0);
        venue.submit(ORDER);
        assertThat(heard()).containsExactly(1, 0, 0);
    }

    @Test
    void fallsBackToTheStandbyOnlyWhenNoPrimaryIsLeft() {
        logOn(0, 1, 2);
        lps.get(0).hangsUp();
        venue.submit(ORDER);
        lps.get(1).hangsUp();
        venue.submit(ORDER);
        assertThat(heard()).containsExactly(0, 1, 1);
        lps.get(2).hangsUp();
        inputs.clear();
        venue.submit(ORDER);
        assertThat(inputs).containsExactly(new Fate.NotSent(VENUE, ORDER.id(), "no session is logged on"));
    }

    @Test
    void spillsOverToAnotherPrimaryWhereOneIsOverItsRate() {
        venue = new FixLpVenue(
                FixLpSettings.standard(VENUE),
                List.of(
                        FixLpSession.primary("a").withOrdersPerSecond(1),
                        FixLpSession.primary("b").withOrdersPerSecond(1),
                        FixLpSession.standby("c")),
                Model.INSTRUMENTS,
                List.of(Model.ACCOUNT),
                List.of(),
                new FixLpVenue.Core(inputs::add, () -> Fix.NOW));
        lps = counterparties();
        logOn(0, 1, 2);
        venue.submit(ORDER);
        venue.submit(ORDER);
        venue.submit(ORDER);
        assertThat(heard()).containsExactly(1, 1, 0);
        assertThat(inputs).hasSize(3).last().isInstanceOf(Fate.NotSent.class);
    }

    @Test
    void changesAnOrderOverTheSessionThatCarriesIt() {
        logOn(0, 1, 2);
        venue.replace(carried("b"), REQUEST);
        venue.cancel(carried("c"), REQUEST);
        venue.queryOrder(carried("b"), OrderAsking.ANY_TIME);
        assertThat(heard()).containsExactly(0, 2, 1);
    }

    @Test
    void sendsNoChangeOverAForeignSessionUnlessTheProviderAllows() {
        logOn(0);
        venue.cancel(carried("b"), REQUEST);
        venue.replace(carried("b"), REQUEST);
        venue.queryOrder(carried("b"), OrderAsking.ANY_TIME);
        assertThat(heard()).containsExactly(0, 0, 0);
        assertThat(inputs)
                .containsOnly(
                        new Fate.NotSent(VENUE, REQUEST, "session 'b', which carries the order, is not logged on"));
        use(Choice.ROUND_ROBIN, Shared.QUERIES);
        logOn(0);
        venue.cancel(carried("b"), REQUEST);
        venue.queryOrder(carried("b"), OrderAsking.ANY_TIME);
        assertThat(lps.get(0).received()).hasSize(1).first().asString().startsWith("35=H|");
        use(Choice.ROUND_ROBIN, Shared.ALL);
        logOn(0);
        venue.cancel(carried("b"), REQUEST);
        assertThat(lps.get(0).received()).hasSize(1).first().asString().startsWith("35=F|");
        assertThat(inputs).containsExactly(new Fate.Sent(VENUE, REQUEST, Fix.NOW, "a"));
    }

    @Test
    void anOrderOfAnUnknownSessionGoesToAny() {
        logOn(1, 2);
        venue.cancel(carried(""), REQUEST);
        venue.cancel(carried("removed"), REQUEST);
        venue.queryOrder(
                carried("removed"),
                OrderAsking.ANY_TIME); // who does not know it must not be asked: it would look absent
        assertThat(heard()).containsExactly(0, 2, 0);
        lps.get(1).hangsUp();
        lps.get(2).hangsUp();
        inputs.clear();
        venue.cancel(carried(""), REQUEST);
        assertThat(inputs).containsExactly(new Fate.NotSent(VENUE, REQUEST, "no session is logged on"));
    }

    @Test
    void asksEachSessionAboutAnOrderThatAnyMayCarry() {
        logOn(0, 2);
        venue.queryOrder(carried(""), OrderAsking.ANY_TIME);
        assertThat(heard()).containsExactly(1, 0, 1);
        use(Choice.ROUND_ROBIN, Shared.QUERIES);
        logOn(0, 1, 2);
        venue.queryOrder(carried(""), OrderAsking.ANY_TIME);
        assertThat(heard()).containsExactly(1, 0, 0);
    }

    @Test
    void asksForAllOrdersOverEachSessionUnlessOneAnswersForAll() {
        logOn(0, 1);
        venue.queryOrders(Model.ACCOUNT);
        assertThat(heard()).containsExactly(1, 1, 0);
        use(Choice.ROUND_ROBIN, Shared.QUERIES);
        logOn(1, 2);
        venue.queryOrders(Model.ACCOUNT);
        assertThat(heard()).containsExactly(0, 1, 0);
    }

    @Test
    void tellsOverWhichSessionAReportCame() {
        logOn(0, 1);
        lps.get(1).says("8", "1=ACC-1|37=V1|11=h4sh-1-1|17=E1|150=0|39=0|55=EUR/USD|54=2|14=0|151=1000|6=0|");
        assertThat(inputs)
                .hasSize(1)
                .first()
                .isInstanceOfSatisfying(
                        ExecutionReport.class,
                        report -> assertThat(report.marks().session()).isEqualTo("b"));
    }

    @Test
    void needsOneSessionAtLeast() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OrderPool(List.of(), Pool.STANDARD));
    }
}
