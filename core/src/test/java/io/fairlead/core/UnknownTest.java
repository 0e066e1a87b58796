package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capability;
import io.fairlead.core.view.DoubtView;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Orders in doubt: how the doubt begins, how the venue is asked, and what ends it.
final class UnknownTest {
    private final Fixture fixture = new Fixture().up();

    private LiveOrder sent() {
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.sent(order.id());
        fixture.calls.clear();
        return order;
    }

    @Test
    void asksAboutAnOrderOfUnknownFateAtGrowingIntervals() {
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.calls.clear();
        fixture.port.without(Capability.MASS_STATUS_QUERY);
        fixture.hear(new Fate.Unknown(Fixture.VENUE, order.id(), "timeout"));
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        for (int second = 0; second < 16; second++) {
            fixture.now += 1_000_000_000L;
            fixture.core.onTick(fixture.now);
        }
        assertThat(fixture.calls).hasSize(5).containsOnly("query " + order.id()); // at 0, 1, 3, 7 and 15 seconds
    }

    @Test
    void asksAgainAPauseBehindTheMomentAtWhichAQuestionLeftAndSoonAfterOneThatWasGivenUp() {
        fixture.port.without(Capability.MASS_STATUS_QUERY);
        fixture.port.holdsQuestionsUp = true;
        LiveOrder order = sent();
        fixture.hear(new Fate.Unknown(Fixture.VENUE, order.id(), "timeout"));
        fixture.now += 5_000_000_000L;
        fixture.port.letLeave();
        assertThat(nextQuestion()).isEqualTo(fixture.now + 1_000_000_000L);
        for (int second = 0; second < 7; second++) {
            fixture.now += 1_000_000_000L;
            fixture.core.onTick(fixture.now);
        }
        assertThat(nextQuestion()).isEqualTo(fixture.now + 8_000_000_000L);
        fixture.port.giveUp();
        assertThat(nextQuestion()).isEqualTo(fixture.now + 1_000_000_000L);
    }

    private long nextQuestion() {
        return fixture.core.doubts(fixture.now).getFirst().nextNanos();
    }

    @Test
    void tellsWhenItAsksNextAndThatNobodyCanBeAskedWhileTheLinkIsDown() {
        LiveOrder order = sent();
        fixture.hear(new Fate.Unknown(Fixture.VENUE, order.id(), "timeout"));
        assertThat(fixture.core.doubts(fixture.now))
                .containsExactly(new DoubtView(order.id(), 1, fixture.now + 1_000_000_000L));
        fixture.now += 1_000_000_000L;
        fixture.core.onTick(fixture.now);
        assertThat(fixture.core.doubts(fixture.now))
                .containsExactly(new DoubtView(order.id(), 2, fixture.now + 2_000_000_000L));
        fixture.down();
        assertThat(fixture.core.doubts(fixture.now))
                .extracting(DoubtView::nextNanos)
                .containsExactly(0L);
        fixture.hear(new Fixture.Report(order).status(OrdStatus.NEW).cumQty("0").build());
        assertThat(fixture.core.doubts(fixture.now)).isEmpty();
    }

    @Test
    void asksAboutAccountsAtGrowingIntervalsUntilTheAnswersAreWhole() {
        fixture.down();
        fixture.hear(new LinkChange(Fixture.VENUE, "orders", true, "logon"));
        fixture.hear(new AccountRead(Fixture.VENUE, Fixture.SIM, Evidence.MASS_STATUS, fixture.now, 0, ""));
        fixture.calls.clear();
        for (int second = 0; second < 60; second++) {
            fixture.now += 1_000_000_000L;
            fixture.core.onTick(fixture.now);
        }
        assertThat(fixture.calls)
                .containsOnly("query all live", "query all hedge")
                .filteredOn("query all live"::equals)
                .hasSize(5); // at 1, 3, 7, 15 and 31 seconds, behind the one at the logon
    }

    @Test
    void everyThirdQuestionIsAboutTheWholeAccount() {
        LiveOrder order = sent();
        fixture.hear(new Fate.Unknown(Fixture.VENUE, order.id(), "timeout"));
        for (int second = 0; second < 4; second++) {
            fixture.now += 1_000_000_000L;
            fixture.core.onTick(fixture.now);
        }
        assertThat(fixture.calls).containsExactly("query " + order.id(), "query " + order.id(), "query all sim");
    }

    @Test
    void doubtsWhatWasSentWhenTheLinkGoesDownAndAsksWhenItIsBack() {
        LiveOrder order = sent();
        LiveOrder quiet = fixture.working("c2", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.down();
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(quiet.status()).isEqualTo(OrderStatus.NEW);
        assertThat(fixture.calls).isEmpty();
        fixture.up();
        assertThat(fixture.log).hasAtLeastOneElementOfType(Event.OrderDoubted.class);
        fixture.hear(new Fixture.Report(order).status(OrdStatus.NEW).cumQty("0").build());
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
    }

    @Test
    void doubtsWhatWasWrittenIntoALinkThatBrokeUnderIt() {
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.down();
        assertThat(order.status()).isEqualTo(OrderStatus.ACCEPTED);
        fixture.sent(order.id());
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        fixture.calls.clear();
        fixture.hear(new LinkChange(Fixture.VENUE, "orders", true, ""));
        assertThat(fixture.calls).contains("query " + order.id());
    }

    @Test
    void asksOrderByOrderWhereTheVenueHasNoMassStatus() {
        LiveOrder order = fixture.working("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.port.without(Capability.MASS_STATUS_QUERY);
        fixture.down();
        fixture.hear(new io.fairlead.core.event.LinkChange(Fixture.VENUE, "orders", true, ""));
        assertThat(fixture.calls).containsExactly("query " + order.id());
    }

    @Test
    void staysUnknownWhenTheVenueKnowsNoSuchOrder() {
        LiveOrder order = sent();
        fixture.down();
        fixture.hear(Denial.of(order).build());
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        fixture.hear(new Fixture.Report(order).status(OrdStatus.REJECTED).build());
        assertThat(order.status()).isEqualTo(OrderStatus.REJECTED);
    }

    @Test
    void doubtsALiveOrderThatTheVenueDenies() {
        LiveOrder order = fixture.working("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.command(new Command.CancelOrder(Fixture.ANNA, order.id()));
        OrderId request = Fixture.cancelOf(order);
        fixture.hear(new CancelReject(Fixture.VENUE, request, order.id(), OrdStatus.REJECTED, false, 1, "unknown"));
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        fixture.fill(order, "e1", "10000", "1.1", "10000");
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
    }

    @Test
    void asksAboutARefusedCancelOnlyWhereTheFillThatBeatItIsNotBooked() {
        LiveOrder booked = fixture.working("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        Runnable refusal = refusalOfACancel(booked);
        fixture.fill(booked, "e1", "10000", "1.1", "10000");
        refusal.run();
        assertThat(fixture.calls).noneMatch(call -> call.startsWith("query"));

        LiveOrder unbooked = fixture.working("c2", Side.BUY, Fixture.limit("10000", "1.1"));
        refusalOfACancel(unbooked).run();
        assertThat(fixture.calls).last().isEqualTo("query " + unbooked.id());
        assertThat(unbooked.status()).as("it ended there, and nobody told how").isEqualTo(OrderStatus.UNKNOWN);
        assertThat(unbooked.reserved()).isEqualTo(Decimal.of("10000"));
    }

    @Test
    void anOrderWhoseCancelCameTooLateHadArrived() {
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.sent(order.id());
        refusalOfACancel(order).run();
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(order.mayBeAbsent()).isFalse();
    }

    private Runnable refusalOfACancel(LiveOrder order) {
        fixture.command(new Command.CancelOrder(Fixture.ANNA, order.id()));
        OrderId request = Fixture.cancelOf(order);
        return () -> fixture.hear(
                new CancelReject(Fixture.VENUE, request, order.id(), OrdStatus.FILLED, false, 0, "too late"));
    }

    @Test
    void putsInDoubtWhatWasUnderWayWhenTheGatewayEnded() {
        LiveOrder accepted = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        LiveOrder waiting = fixture.placed("c2", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.sent(waiting.id());
        LiveOrder quiet = fixture.working("c3", Side.BUY, Fixture.limit("10000", "1.1"));
        LiveOrder cancelling = fixture.working("c4", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.command(new Command.CancelOrder(Fixture.ANNA, cancelling.id()));

        Fixture restarted = new Fixture(fixture.log);
        assertThat(restarted.state.epoch()).isEqualTo(2);
        assertThat(restarted.calls).isEmpty();
        assertThat(restarted.order(accepted.id()).status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(restarted.order(waiting.id()).status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(restarted.order(quiet.id()).status()).isEqualTo(OrderStatus.NEW);
        assertThat(restarted.order(cancelling.id()).status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(restarted.replayed().stateHash()).isEqualTo(restarted.state.stateHash());
        assertThat(restarted.command(Fixture.place("c5", Side.BUY, Fixture.limit("10000", "1.1"))))
                .isInstanceOf(Outcome.Refused.class); // the link is down until it reports
        restarted.up();
        LiveOrder cancelled = restarted.order(cancelling.id());
        restarted.hear(
                new Fixture.Report(cancelled).status(OrdStatus.NEW).cumQty("0").build());
        assertThat(cancelled.status()).isEqualTo(OrderStatus.NEW); // the cancel had not arrived
        LiveOrder next = restarted.placed("c6", Side.BUY, Fixture.limit("10000", "1.1"));
        assertThat(next.id().value()).hasSize(18);
        assertThat(fixture.state.orders().find(next.id())).isNull();
    }

    @Test
    void aFateOfNotSentEndsOnlyAnOrderThatHadNotLeft() {
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.hear(new Fate.NotSent(Fixture.VENUE, order.id(), "not logged on"));
        assertThat(order.status()).isEqualTo(OrderStatus.NOT_SENT);
        assertThat(order.text()).isEqualTo("not logged on");
        LiveOrder other = fixture.placed("c2", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.sent(other.id());
        fixture.hear(new Fate.NotSent(Fixture.VENUE, other.id(), "late"));
        assertThat(other.status()).isEqualTo(OrderStatus.SENT);
    }

    @Test
    void alertsWhenAnOrderThatHadNotLeftIsSeenAtTheVenue() {
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.hear(new Fate.NotSent(Fixture.VENUE, order.id(), "not logged on"));
        fixture.fill(order, "e1", "10000", "1.1", "10000");
        assertThat(order.status()).isEqualTo(OrderStatus.FILLED);
        assertThat(fixture.state.breakOf(Break.Kind.SIGHTED_AFTER_ALL, order.id()))
                .isNotNull();
    }

    @Test
    void adoptsAnOrderThatOnlyTheVenueKnowsAndFindsItByTheClientsRetry() {
        LiveOrder lost = sent();
        OrderTerms terms = lost.terms();
        Fixture afterPowerLoss = new Fixture().up();
        afterPowerLoss.hear(new Fixture.Report(lost)
                .status(OrdStatus.NEW)
                .cumQty("0")
                .terms(terms)
                .build());
        LiveOrder adopted = afterPowerLoss.order(lost.id());
        assertThat(adopted.isAdopted()).isTrue();
        assertThat(adopted.status()).isEqualTo(OrderStatus.NEW);
        assertThat(afterPowerLoss.state.breakOf(Break.Kind.ADOPTED, adopted.id()))
                .isNotNull();
        assertThat(afterPowerLoss.command(Fixture.place("c1", Side.BUY, Fixture.limit("10000", "1.1"))))
                .isEqualTo(new Outcome.Repeated(adopted.id()));
        assertThat(afterPowerLoss.command(Fixture.place("c1", Side.BUY, Fixture.limit("20000", "1.1"))))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(afterPowerLoss.replayed().stateHash()).isEqualTo(afterPowerLoss.state.stateHash());
    }

    @Test
    void adoptsAnOrderOfOursThatEndedBeforeAnybodyHeardOfItSoThatARetryFindsIt() {
        LiveOrder lost = sent();
        Fixture afterPowerLoss = new Fixture().up();
        afterPowerLoss.hear(new Fixture.Report(lost)
                .status(OrdStatus.CANCELED)
                .cumQty("0")
                .terms(lost.terms())
                .build());
        LiveOrder adopted = afterPowerLoss.order(lost.id());
        assertThat(adopted.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(afterPowerLoss.command(Fixture.place("c1", Side.BUY, Fixture.limit("10000", "1.1"))))
                .isEqualTo(new Outcome.Repeated(adopted.id()));
    }

    @Test
    void adoptsAFillWithoutTermsAndBooksIt() {
        LiveOrder lost = sent();
        Fixture other = new Fixture().up();
        other.hear(new Fixture.Report(lost).trade("e1", "4000", "1.1", "4000").build());
        LiveOrder adopted = other.order(lost.id());
        assertThat(adopted.terms().units()).isEqualTo(Decimal.of(4000));
        assertThat(other.state.positions().all().getFirst().units()).isEqualTo(Decimal.of(4000));
        assertThat(adopted.strategy()).hasToString("unknown");
        other.hear(new Fixture.Report(lost)
                .status(OrdStatus.CANCELED)
                .cumQty("4000")
                .build());
        assertThat(other.state.orders().adopted()).containsExactly(adopted);
    }

    @Test
    void takesABusinessRejectOfAnUnansweredOrderAsItsEnd() {
        LiveOrder order = sent();
        fixture.hear(new BusinessReject(Fixture.VENUE, order.id(), "H", 3, "no such query"));
        assertThat(order.status()).isEqualTo(OrderStatus.SENT);
        fixture.hear(new BusinessReject(Fixture.VENUE, order.id(), "D", 3, "unsupported"));
        assertThat(order.status()).isEqualTo(OrderStatus.REJECTED);
        assertThat(order.text()).isEqualTo("unsupported");
    }

    @Test
    void asksAboutEverythingInFlightWhenARejectNamesNoRequest() {
        LiveOrder order = sent();
        fixture.hear(new BusinessReject(Fixture.VENUE, null, "D", 3, "?"));
        assertThat(order.status()).isEqualTo(OrderStatus.SENT);
        assertThat(fixture.calls).containsExactly("query " + order.id());
        assertThat(fixture.state.breakOf(Break.Kind.UNATTRIBUTED, null)).isNotNull();
    }

    @Test
    void settlesAReplaceInDoubtByWhatTheVenueShows() {
        LiveOrder order = fixture.working("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.command(
                new Command.ReplaceOrder(Fixture.ANNA, order.id(), Quantity.units(Decimal.of(20000)), null, null));
        OrderId request = Fixture.replaceOf(order);
        fixture.sent(request);
        fixture.down();
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        fixture.up();
        fixture.hear(new Fixture.Report(order)
                .id(request)
                .status(OrdStatus.NEW)
                .cumQty("0")
                .build());
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
        assertThat(order.terms().units()).isEqualTo(Decimal.of(20000));
        assertThat(order.current()).isEqualTo(request);
        assertThat(List.of(fixture.order(request), fixture.order(order.id()))).containsOnly(order);
    }

    @Test
    void takesAReplaceThatTheVenueGotRoundToAfterItHadShownTheOrderWithout() {
        LiveOrder order = fixture.working("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        OrderTerms terms = order.terms();
        fixture.command(
                new Command.ReplaceOrder(Fixture.ANNA, order.id(), Quantity.units(Decimal.of(20000)), null, null));
        OrderId request = Fixture.replaceOf(order);
        fixture.sent(request);
        fixture.down();
        fixture.up();
        fixture.hear(new Fixture.Report(order).status(OrdStatus.NEW).cumQty("0").build());
        assertThat(order.pendingReplace()).isNull();
        fixture.hear(new Fixture.Report(order)
                .id(request)
                .status(OrdStatus.NEW)
                .cumQty("0")
                .terms(terms.changed(Decimal.of(20000), terms.price(), null))
                .build());
        assertThat(order.terms().units()).isEqualTo(Decimal.of(20000));
        assertThat(order.current()).isEqualTo(request);
        assertThat(order.status()).isEqualTo(OrderStatus.NEW);
    }
}
