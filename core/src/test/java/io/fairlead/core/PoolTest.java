package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import org.junit.jupiter.api.Test;

/// A venue with several order sessions: what the core makes of one of them coming and going.
final class PoolTest {
    private final Fixture fixture = new Fixture();

    PoolTest() {
        link("a", true);
        link("b", true);
        fixture.answerForAllAccounts();
        fixture.calls.clear();
    }

    private void link(String session, boolean up) {
        fixture.hear(new LinkChange(Fixture.VENUE, session, up, "test"));
    }

    private LiveOrder sentOver(String client, String session) {
        LiveOrder order = fixture.placed(client, Side.BUY, Fixture.limit("10000", "1.1"));
        sent(order.id(), session);
        fixture.calls.clear();
        return order;
    }

    private void sent(OrderId request, String session) {
        fixture.hear(new Fate.Sent(Fixture.VENUE, request, fixture.now, session));
    }

    @Test
    void doubtsOnlyWhatTheLostSessionCarried() {
        LiveOrder lost = sentOver("c1", "a");
        LiveOrder safe = sentOver("c2", "b");
        link("a", false);
        assertThat(lost.status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(safe.status()).isEqualTo(OrderStatus.SENT);
    }

    @Test
    void asksOverTheSurvivingSessionAtOnce() {
        LiveOrder lost = sentOver("c1", "a");
        link("a", false);
        assertThat(fixture.calls)
                .containsExactly("query " + lost.id(), "query all sim", "query all live", "query all hedge");
    }

    @Test
    void asksNobodyWhenTheLostSessionCarriedNothing() {
        sentOver("c1", "b");
        link("a", false);
        assertThat(fixture.calls).isEmpty();
    }

    @Test
    void goesOnTradingWhileOneSessionIsUp() {
        link("a", false);
        assertThat(fixture.command(Fixture.place("c1", Side.BUY, Fixture.limit("10000", "1.1"))))
                .isInstanceOf(Outcome.Accepted.class);
        link("b", false);
        assertThat(fixture.command(Fixture.place("c2", Side.BUY, Fixture.limit("10000", "1.1"))))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void doubtsAnOrderWhoseSessionBrokeUnderItsWrite() {
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        link("a", false);
        assertThat(order.status()).isEqualTo(OrderStatus.ACCEPTED);
        sent(order.id(), "a");
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
    }

    @Test
    void doubtsACancelByTheSessionThatTookIt() {
        LiveOrder order = sentOver("c1", "a");
        fixture.hear(new Fixture.Report(order).status(OrdStatus.NEW).cumQty("0").build());
        fixture.command(new Command.CancelOrder(Fixture.ANNA, order.id()));
        sent(Fixture.cancelOf(order), "b");
        link("a", false);
        assertThat(order.status()).isEqualTo(OrderStatus.PENDING_CANCEL);
        link("b", false);
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
    }

    @Test
    void anAcceptedReplaceMovesTheChainToItsSession() {
        LiveOrder order = sentOver("c1", "a");
        fixture.hear(new Fixture.Report(order).status(OrdStatus.NEW).cumQty("0").build());
        fixture.command(new Command.ReplaceOrder(Fixture.ANNA, order.id(), null, Decimal.of("1.2"), null));
        OrderId request = Fixture.replaceOf(order);
        sent(request, "b");
        assertThat(order.session()).isEqualTo("a");
        fixture.hear(new Fixture.Report(order)
                .id(request)
                .status(OrdStatus.NEW)
                .cumQty("0")
                .build());
        assertThat(order.current()).isEqualTo(request);
        assertThat(order.session()).isEqualTo("b");
    }

    @Test
    void anAdoptedOrderBelongsToTheSessionThatToldOfIt() {
        LiveOrder lost = sentOver("c1", "a");
        ExecutionReport told = new Fixture.Report(lost)
                .status(OrdStatus.NEW)
                .cumQty("0")
                .terms(lost.terms())
                .build();
        Fixture other = new Fixture().up();
        other.hear(new ExecutionReport(
                told.venue(),
                told.refs(),
                told.progress(),
                told.details(),
                new ExecutionReport.Marks(false, false, "", "b", Evidence.STREAM)));
        assertThat(other.order(lost.id()).session()).isEqualTo("b");
    }

    @Test
    void remembersWhoCarriesWhatAcrossARestart() {
        LiveOrder order = sentOver("c1", "a");
        Fixture restarted = new Fixture(fixture.log);
        assertThat(restarted.order(order.id()).session()).isEqualTo("a");
    }
}
