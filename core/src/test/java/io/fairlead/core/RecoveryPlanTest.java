package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.PositionsRead;
import io.fairlead.core.event.RecoveryStep;
import io.fairlead.core.event.ReportsLost;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capability;
import io.fairlead.core.port.RecoveryProfile;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An account opens for new orders only when the venue has told what happened while nobody listened.
final class RecoveryPlanTest {
    private static final long SECOND = 1_000_000_000L;

    private final Fixture fixture = new Fixture();

    private void linkUp() {
        fixture.hear(new LinkChange(Fixture.VENUE, "orders", true, "logon"));
    }

    private void listRead() {
        fixture.hear(new AccountRead(Fixture.VENUE, Fixture.SIM, Evidence.MASS_STATUS, fixture.now, 0, ""));
    }

    private RecoveryStep step() {
        return fixture.account(Fixture.SIM).recovery().step();
    }

    private DenialCode denial(String client) {
        Outcome outcome = fixture.command(Fixture.place(client, Side.BUY, Fixture.limit("10000", "1.1")));
        return outcome instanceof Outcome.Refused refused ? refused.code() : null;
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds * 10; i++) {
            fixture.now += SECOND / 10;
            fixture.core.onTick(fixture.now);
        }
    }

    @Test
    void waitsForASessionThenForTheListOfOrders() {
        assertThat(step()).isEqualTo(RecoveryStep.SESSION);
        assertThat(denial("c1")).isEqualTo(DenialCode.VENUE_DOWN);
        linkUp();
        assertThat(step()).isEqualTo(RecoveryStep.MASS_STATUS);
        assertThat(denial("c2")).isEqualTo(DenialCode.ACCOUNT_RECOVERING);
        listRead();
        assertThat(step()).isEqualTo(RecoveryStep.OPEN);
        assertThat(denial("c3")).isNull();
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void theRefusalNamesTheStep() {
        linkUp();
        Outcome outcome = fixture.command(Fixture.place("c1", Side.BUY, Fixture.limit("10000", "1.1")));
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.remedy()).contains("MASS_STATUS", "the venue's list of orders"));
    }

    @Test
    void anAnswerToAnEarlierQuestionOpensNothing() {
        linkUp();
        fixture.hear(
                new AccountRead(Fixture.VENUE, Fixture.SIM, Evidence.MASS_STATUS, fixture.now - 10 * SECOND, 0, ""));
        assertThat(step()).isEqualTo(RecoveryStep.MASS_STATUS);
    }

    @Test
    void asksAboutEachOrderInDoubtFirst() {
        LiveOrder order = inDoubtBehindAReconnect();
        assertThat(step()).isEqualTo(RecoveryStep.ORDER_STATUS);
        assertThat(fixture.calls).contains("query " + order.id(), "query all sim");
        fixture.hear(new Fixture.Report(order).status(OrdStatus.NEW).cumQty("0").build());
        assertThat(step()).isEqualTo(RecoveryStep.MASS_STATUS);
        listRead();
        assertThat(step()).isEqualTo(RecoveryStep.OPEN);
    }

    @Test
    void anOrderThatStaysInDoubtDoesNotKeepTheAccountClosedOnceTheListIsRead() {
        LiveOrder order = inDoubtBehindAReconnect();
        listRead();
        assertThat(order.needsAsking()).isTrue();
        assertThat(step()).isEqualTo(RecoveryStep.OPEN);
    }

    private LiveOrder inDoubtBehindAReconnect() {
        fixture.up();
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.sent(order.id());
        fixture.down();
        assertThat(step()).isEqualTo(RecoveryStep.SESSION);
        fixture.calls.clear();
        linkUp();
        return order;
    }

    @Test
    void cancelsPassWhileAnAccountRecovers() {
        fixture.up();
        LiveOrder order = fixture.working("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.down();
        linkUp();
        assertThat(denial("c2")).isEqualTo(DenialCode.ACCOUNT_RECOVERING);
        assertThat(fixture.command(new Command.CancelOrder(Fixture.ANNA, order.id())))
                .isInstanceOf(Outcome.Accepted.class);
    }

    @Test
    void readsPositionsWhereTheVenueTellsThem() {
        fixture.port.with(Capability.POSITION_QUERY);
        linkUp();
        listRead();
        assertThat(step()).isEqualTo(RecoveryStep.POSITIONS);
        assertThat(fixture.calls).contains("positions sim");
        fixture.hear(new PositionsRead(Fixture.VENUE, Fixture.SIM, fixture.now, List.of(), 0));
        assertThat(step()).isEqualTo(RecoveryStep.OPEN);
    }

    @Test
    void asksForPositionsAgainUntilTheyAreHere() {
        fixture.port.with(Capability.POSITION_QUERY);
        linkUp();
        fixture.calls.clear();
        pass(8);
        assertThat(fixture.calls).filteredOn("positions sim"::equals).hasSize(3); // at 1, 3 and 7 seconds
    }

    @Test
    void beginsAnewWhenTheVenueBeginsItsNumbersAnewAndAsksAboutWhatIsUnderWay() {
        fixture.up();
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.sent(order.id());
        fixture.calls.clear();
        fixture.hear(new ReportsLost(Fixture.VENUE, "orders", "numbers begin anew"));
        assertThat(denial("c2")).isEqualTo(DenialCode.ACCOUNT_RECOVERING);
        assertThat(fixture.calls).contains("query " + order.id(), "query all sim");
        listRead();
        assertThat(step()).isEqualTo(RecoveryStep.OPEN);
    }

    @Test
    void aVenueThatCannotBeAskedOpensUnverifiedWithItsSession() {
        fixture.port.profile = RecoveryProfile.NONE;
        linkUp();
        assertThat(step()).isEqualTo(RecoveryStep.OPEN_UNVERIFIED);
        assertThat(fixture.account(Fixture.SIM).recovery().note()).contains("not verifiable");
        assertThat(denial("c1")).isNull();
    }

    @Test
    void aListWithoutAnEndOpensUnverifiedAfterTheTimeForAnswers() {
        fixture.port.profile = new RecoveryProfile(5 * SECOND, EnumSet.of(Evidence.ORDER_STATUS));
        linkUp();
        pass(9);
        assertThat(step()).isEqualTo(RecoveryStep.MASS_STATUS);
        pass(2);
        assertThat(step()).isEqualTo(RecoveryStep.OPEN_UNVERIFIED);
    }

    @Test
    void staysClosedWhenTheAnswerDoesNotComeAndSaysSo() {
        linkUp();
        pass(31);
        assertThat(denial("c1")).isEqualTo(DenialCode.ACCOUNT_RECOVERING);
        assertThat(fixture.state.breakBook().find(Break.Kind.RECOVERY_OVERDUE, Fixture.SIM, null, null))
                .isNotNull();
        pass(600);
        assertThat(step()).isEqualTo(RecoveryStep.MASS_STATUS);
        fixture.answerForAllAccounts();
        assertThat(step()).isEqualTo(RecoveryStep.OPEN);
        assertThat(fixture.state.breakBook().ofAccounts()).isEmpty();
        assertThat(fixture.state.breakBook().report())
                .extracting(each -> each.times().clearedBy())
                .containsOnly("the plan is complete");
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
    }

    @Test
    void aRestartClosesEveryAccountUntilItWasAsked() {
        fixture.up();
        LiveOrder order = fixture.placed("c1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.hear(new Fate.Sent(Fixture.VENUE, order.id(), fixture.now));
        Fixture restarted = new Fixture(fixture.log);
        assertThat(restarted.account(Fixture.SIM).recovery().step()).isEqualTo(RecoveryStep.SESSION);
        restarted.hear(new LinkChange(Fixture.VENUE, "orders", true, "logon"));
        assertThat(restarted.account(Fixture.SIM).recovery().step()).isEqualTo(RecoveryStep.ORDER_STATUS);
    }

    @Test
    void eachSessionOfAPoolHasToTellItsOrders() {
        linkUp();
        fixture.hear(new LinkChange(Fixture.VENUE, "second", true, "logon"));
        read("orders");
        assertThat(step()).isEqualTo(RecoveryStep.MASS_STATUS);
        read("second");
        assertThat(step()).isEqualTo(RecoveryStep.OPEN);
    }

    @Test
    void whatOneSessionOwesIsAskedOfTheOthersWhenItGoesDown() {
        linkUp();
        fixture.hear(new LinkChange(Fixture.VENUE, "second", true, "logon"));
        fixture.hear(new LinkChange(Fixture.VENUE, "second", false, "cable"));
        fixture.calls.clear();
        fixture.core.onTick(++fixture.now);
        assertThat(fixture.calls).contains("query all sim");
        read("orders");
        assertThat(step()).isEqualTo(RecoveryStep.OPEN);
    }

    private void read(String session) {
        fixture.hear(new AccountRead(Fixture.VENUE, Fixture.SIM, Evidence.MASS_STATUS, fixture.now, 0, session));
    }
}
