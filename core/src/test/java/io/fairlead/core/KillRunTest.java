package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.CancelReject;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.HaltEvent;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capability;
import io.fairlead.core.view.KillView.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A kill at work: what it cancels, and when it says that nothing is live.
final class KillRunTest extends HaltDesk {
    @Test
    void saysNothingIsLiveOnlyWhenEveryAccountWasListedAfterTheLastOrderWasGone() {
        LiveOrder order = working("c1");
        long before = fixture.now;
        kill(EVERYTHING);
        fixture.sent(Fixture.cancelOf(order));
        cancelled(order);
        for (AccountId account : List.of(Fixture.SIM, Fixture.LIVE, Fixture.HEDGE)) {
            list(account, before, "");
        }
        tick(10);
        assertThat(view().phase()).isEqualTo(Phase.ASKING);
        long asked = fixture.now;
        list(Fixture.SIM, asked, "");
        list(Fixture.LIVE, asked, "");
        assertThat(view().phase()).isEqualTo(Phase.ASKING);
        assertThat(view().unconfirmed()).singleElement().satisfies(line -> {
            assertThat(line.account()).isEqualTo(Fixture.HEDGE);
            assertThat(line.order()).isNull();
        });
        list(Fixture.HEDGE, asked, "");
        assertThat(view().phase()).isEqualTo(Phase.NOTHING_LIVE);
        assertThat(view().confirmedNanos()).isEqualTo(fixture.now);
        assertThat(fixture.log.getLast()).isInstanceOf(HaltEvent.NothingLive.class);
    }

    @Test
    void asksEachAccountAsSoonAsNothingIsLiveInTheBooks() {
        LiveOrder order = working("c1");
        kill(Scope.of(Fixture.SIM));
        cancelled(order);
        fixture.calls.clear();
        tick(10);
        assertThat(fixture.calls).containsExactly("query all sim");
    }

    @Test
    void aListOfExecutionsSaysNothingAboutTheOrdersThatItDoesNotShow() {
        LiveOrder order = working("c1");
        tick(10);
        kill(Scope.of(Fixture.SIM));
        fixture.sent(Fixture.cancelOf(order));
        tick(10);
        fixture.calls.clear();
        fixture.hear(new AccountRead(Fixture.VENUE, Fixture.SIM, Evidence.FILLS, fixture.now, 0, ""));
        assertThat(fixture.calls).isEmpty();
    }

    @Test
    void keepsAskingAtGrowingIntervalsWhileTheVenueIsSilent() {
        kill(Scope.of(Fixture.SIM));
        fixture.calls.clear();
        tick(60_000);
        assertThat(fixture.calls).filteredOn("query all sim"::equals).hasSizeBetween(12, 20);
        assertThat(view().isConfirmed()).isFalse();
        assertThat(view().unconfirmed().getFirst().why()).contains("not told its list");
    }

    @Test
    void aSessionThatIsDownLeavesItUnconfirmedAndListsItsOrders() {
        fixture.port.sessionsToAsk = List.of("orders", "second");
        fixture.hear(new LinkChange(Fixture.VENUE, "second", true, "logon"));
        fixture.answerForAllAccounts();
        LiveOrder stranded = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.hear(new Fate.Sent(Fixture.VENUE, stranded.id(), fixture.now, "second"));
        fixture.report(stranded, ExecType.NEW);
        fixture.hear(new LinkChange(Fixture.VENUE, "second", false, "cable"));
        fixture.calls.clear();
        kill(Scope.of(Fixture.SIM));
        tick(2_000);
        list(Fixture.SIM, fixture.now, "orders");
        assertThat(fixture.calls).noneMatch(call -> call.startsWith("cancel"));
        assertThat(view().unconfirmed().getFirst().order()).isEqualTo(stranded.id());
        assertThat(view().unconfirmed().getFirst().why()).contains("second").contains("not logged on");
        fixture.hear(new LinkChange(Fixture.VENUE, "second", true, "logon"));
        assertThat(fixture.calls).contains("cancel " + stranded.id() + " " + Fixture.cancelOf(stranded));
        cancelled(stranded);
        tick(10);
        list(Fixture.SIM, fixture.now, "orders");
        assertThat(view().isConfirmed()).isFalse();
        list(Fixture.SIM, fixture.now, "second");
        assertThat(view().isConfirmed()).isTrue();
    }

    @Test
    void anOrderInDoubtIsListedFirstAndKeepsItUnconfirmed() {
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.sent(order.id());
        fixture.down();
        kill(Scope.of(Fixture.SIM));
        fixture.up();
        tick(500);
        list(Fixture.SIM, fixture.now, "");
        assertThat(order.status()).isEqualTo(OrderStatus.UNKNOWN);
        assertThat(view().isConfirmed()).isFalse();
        assertThat(view().unconfirmed().getFirst().status()).isEqualTo(OrderStatus.UNKNOWN);
    }

    @Test
    void sendsALostCancelAgainOnceTheVenueShowsTheOrderLive() {
        LiveOrder order = working("c1");
        kill(Scope.of(Fixture.SIM));
        fixture.sent(Fixture.cancelOf(order));
        fixture.calls.clear();
        tick(1_000);
        assertThat(fixture.calls).noneMatch(call -> call.startsWith("cancel"));
        long asked = fixture.now;
        showLive(order);
        list(Fixture.SIM, asked, "");
        assertThat(fixture.calls).contains("cancel " + order.id() + " " + Fixture.cancelOf(order));
    }

    @Test
    void aRefusedCancelIsTriedAgainEverLessOften() {
        LiveOrder order = working("c1");
        kill(Scope.of(Fixture.SIM));
        int cancels = 0;
        for (int i = 0; i < 6_000; i++) {
            tick(10);
            if (order.pendingCancel() != null) {
                cancels++;
                fixture.hear(new CancelReject(
                        Fixture.VENUE, Fixture.cancelOf(order), order.id(), OrdStatus.NEW, false, 0, "too late"));
            }
        }
        assertThat(cancels).isBetween(8, 15);
    }

    @Test
    void aFillThatBeatsTheCancelIsNoLiveOrder() {
        LiveOrder order = working("c1");
        kill(Scope.of(Fixture.SIM));
        fixture.sent(Fixture.cancelOf(order));
        fixture.fill(order, "e1", "10000", "1.1", "10000");
        tick(10);
        list(Fixture.SIM, fixture.now, "");
        assertThat(view().isConfirmed()).isTrue();
    }

    @Test
    void anOrderThatOnlyTheVenueKnewIsAdoptedAndCancelled() {
        LiveOrder model = working("c1");
        kill(Scope.of(Fixture.SIM));
        cancelled(model);
        tick(10);
        long asked = fixture.now;
        fixture.hear(report("elsewhere", Fixture.EURUSD, ExecType.ORDER_STATUS));
        list(Fixture.SIM, asked, "");
        assertThat(view().isConfirmed()).isFalse();
        LiveOrder adopted = fixture.state.orders().adopted().getFirst();
        assertThat(adopted.pendingCancel()).isNotNull();
        cancelled(adopted);
        tick(10);
        list(Fixture.SIM, fixture.now, "");
        assertThat(view().isConfirmed()).isTrue();
    }

    @Test
    void anOrderThatCannotBeAdoptedKeepsItUnconfirmedUntilAListIsWithoutIt() {
        kill(Scope.of(Fixture.VENUE));
        tick(10);
        long asked = fixture.now;
        fixture.hear(report("x", null, ExecType.ORDER_STATUS));
        list(Fixture.SIM, asked, "");
        list(Fixture.LIVE, asked, "");
        list(Fixture.HEDGE, asked, "");
        assertThat(view().isConfirmed()).isFalse();
        assertThat(view().unconfirmed())
                .anySatisfy(line -> assertThat(line.why()).contains("V-x"));
        fixture.now += MILLI;
        listAll();
        assertThat(view().isConfirmed()).isTrue();
    }

    @Test
    void whatTheVenueStillShowsLiveOutweighsOurBooks() {
        LiveOrder order = working("c1");
        kill(Scope.of(Fixture.SIM));
        cancelled(order);
        tick(10);
        long asked = fixture.now;
        showLive(order);
        list(Fixture.SIM, asked, "");
        assertThat(order.status()).isEqualTo(OrderStatus.CANCELED);
        assertThat(view().isConfirmed()).isFalse();
        fixture.now += MILLI;
        list(Fixture.SIM, fixture.now, "");
        assertThat(view().isConfirmed()).isTrue();
    }

    @Test
    void whatTurnsUpLaterTakesTheWordBack() {
        kill(Scope.of(Fixture.SIM));
        tick(10);
        list(Fixture.SIM, fixture.now, "");
        assertThat(view().isConfirmed()).isTrue();
        fixture.hear(report("late", Fixture.EURUSD, ExecType.NEW));
        tick(10);
        assertThat(view().phase()).isEqualTo(Phase.CANCELLING);
        assertThat(fixture.log).anyMatch(HaltEvent.NotConfirmed.class::isInstance);
        assertThat(fixture.state.orders().adopted().getFirst().pendingCancel()).isNotNull();
    }

    @Test
    void goesOnAfterARestart() {
        LiveOrder order = working("c1");
        kill(Scope.of(Fixture.SIM));
        fixture.sent(Fixture.cancelOf(order));
        fixture = new Fixture(fixture.log);
        assertThat(fixture.command(Fixture.place("c2", Side.BUY, Fixture.limit("10000", "1.1"))))
                .isInstanceOf(Outcome.Refused.class);
        tick(10);
        assertThat(view().isConfirmed()).isFalse();
        fixture.hear(new LinkChange(Fixture.VENUE, "orders", true, "logon"));
        LiveOrder same = fixture.order(order.id());
        assertThat(fixture.calls).anyMatch(call -> call.startsWith("cancel " + order.id()));
        cancelled(same);
        tick(10);
        list(Fixture.SIM, fixture.now, "");
        assertThat(view().isConfirmed()).isTrue();
        assertThat(fixture.state.stateHash()).isEqualTo(fixture.replayed().stateHash());
    }

    @Test
    void aVenueThatListsNothingIsAskedAboutEachOrder() {
        fixture.port.without(Capability.MASS_STATUS_QUERY);
        LiveOrder order = working("c1");
        kill(Scope.of(Fixture.SIM));
        fixture.sent(Fixture.cancelOf(order));
        cancelled(order);
        fixture.calls.clear();
        tick(10);
        assertThat(fixture.calls).containsExactly("query " + order.id());
        assertThat(view().isConfirmed()).isFalse();
        fixture.hear(
                new Fixture.Report(order).status(OrdStatus.CANCELED).cumQty("0").build());
        tick(10);
        assertThat(view().isConfirmed()).isTrue();
    }

    @Test
    void aVenueThatAnswersNothingNeverConfirms() {
        fixture.port.without(Capability.MASS_STATUS_QUERY);
        fixture.port.without(Capability.ORDER_STATUS_QUERY);
        kill(Scope.of(Fixture.SIM));
        tick(60_000);
        assertThat(view().isConfirmed()).isFalse();
        assertThat(view().unconfirmed().getFirst().why()).contains("answers no questions");
    }
}
