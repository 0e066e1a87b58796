package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.LinkChange;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.event.ReconEvent;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountGroup.Member;
import io.fairlead.core.model.AccountGroup.Sizing;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Currency;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Share;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.parent.Parent;
import io.fairlead.core.parent.ParentViews;
import io.fairlead.core.parent.Sizer;
import io.fairlead.core.view.ParentView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Orders for several accounts: how they are shared out, placed, retried, cancelled and shown.
final class ParentTest {
    private static final ClientOrderId P = new ClientOrderId("p");
    private static final Sizing SHARE = new Sizing.EquityShare();

    private final Fixture fixture = new Fixture().up();

    ParentTest() {
        fixture.core.group(
                List.of(
                        new AccountGroup("two", List.of(member(Fixture.SIM, "1"), member(Fixture.HEDGE, "0.5"))),
                        new AccountGroup("all", List.of(member(Fixture.SIM, "1"), member(Fixture.LIVE, "1"))),
                        new AccountGroup("unarmed", List.of(member(Fixture.LIVE, "1"))),
                        new AccountGroup(
                                "equity", List.of(new Member(Fixture.SIM, SHARE), new Member(Fixture.HEDGE, SHARE)))),
                fixture.now);
    }

    @AfterEach
    void theLogGivesTheSameState() {
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
        CoreState restored = SnapshotTest.restored(fixture.state);
        assertThat(restored.stateHash()).isEqualTo(fixture.state.stateHash());
        assertThat(restored.parents.all()).containsExactlyElementsOf(fixture.state.parents.all());
        assertThat(restored.parents.groups()).isEqualTo(fixture.state.parents.groups());
    }

    private static Member member(AccountId account, String factor) {
        return new Member(account, new Sizing.Multiplier(Decimal.of(factor)));
    }

    private static ParentCommand place(String group, String units) {
        return new ParentCommand.PlaceForAccounts(
                Fixture.ANNA, group, P, Fixture.EURUSD, Side.BUY, Fixture.limit(units, "1.1"), Fixture.MANUAL);
    }

    private Parent parent() {
        return Objects.requireNonNull(fixture.state.parents.find(P));
    }

    private ParentView view() {
        return ParentViews.of(parent(), new DrawnOrders(fixture.state), 1);
    }

    private LiveOrder child(int index) {
        Share share = parent().shares().get(index);
        return Objects.requireNonNull(fixture.state.orders().find(share.account(), share.client()));
    }

    private static DenialCode denial(@Nullable Object outcome) {
        return ((Outcome.Refused) Objects.requireNonNull(outcome)).code();
    }

    private void worth(AccountId account, String currency, @Nullable String equity) {
        AccountValues.Figures figures =
                new AccountValues.Figures(null, equity == null ? null : Decimal.of(equity), null, null, null);
        fixture.hear(new AccountValues(Fixture.VENUE, account, "state", new Currency(currency), figures, fixture.now));
    }

    @Test
    void sizesAreExactAndRoundedDownToTheLotStepOnce() {
        Instrument instrument = Fixture.instrument("EURUSD", "EUR", "USD", "0.00001"); // one step is 1,000 units
        List<Sizer.Part> parts = List.of(
                new Sizer.Part(new Sizing.Fixed(Quantity.lots(Decimal.of("0.125"))), null),
                new Sizer.Part(new Sizing.Multiplier(Decimal.of("0.333")), null),
                new Sizer.Part(SHARE, Decimal.of(1)),
                new Sizer.Part(SHARE, Decimal.of(2)),
                new Sizer.Part(SHARE, null),
                new Sizer.Part(SHARE, Decimal.of(-5)),
                new Sizer.Part(new Sizing.Multiplier(Decimal.of("0.001")), null));
        List<Sizer.Size> sizes = Sizer.sizes(parts, Decimal.of(100_000), instrument);
        assertThat(sizes)
                .containsExactly(
                        size("12000", "500"),
                        size("33000", "300"),
                        size("33000", "333.33333333"),
                        size("66000", "666.66666667"),
                        new Sizer.Size(null, Decimal.ZERO),
                        new Sizer.Size(null, Decimal.ZERO),
                        size("0", "100"));
    }

    @Test
    void aThirdOfThreeStepsIsAWholeStep() {
        Instrument instrument = Fixture.instrument("EURUSD", "EUR", "USD", "0.00001");
        Sizer.Part third = new Sizer.Part(SHARE, Decimal.of(7));
        assertThat(Sizer.sizes(List.of(third, third, third), Decimal.of(3000), instrument))
                .containsOnly(size("1000", "0"));
    }

    private static Sizer.Size size(String units, String remainder) {
        return new Sizer.Size(Decimal.of(units), Decimal.of(remainder));
    }

    @Test
    void everyMemberGetsAnOrderOfItsSizeInOneStep() {
        Outcome outcome = fixture.command(place("two", "10000"));
        assertThat(outcome).isEqualTo(new Outcome.Accepted(List.of(child(0).id(), child(1).id())));
        assertThat(child(0).account().id()).isEqualTo(Fixture.SIM);
        assertThat(child(0).terms().units()).isEqualTo(Decimal.of(10_000));
        assertThat(child(1).terms().units()).isEqualTo(Decimal.of(5_000));
        assertThat(view().status()).isEqualTo(ParentView.Status.WORKING);
        assertThat(view().asked()).isEqualTo(Decimal.of(15_000));
        assertThat(view().placed()).isEqualTo(Decimal.of(15_000));
    }

    @Test
    void aMemberThatIsRefusedIsToldWithItsReasonAndTheOthersGoOn() {
        Outcome outcome = fixture.command(place("all", "10000"));
        assertThat(outcome).isEqualTo(new Outcome.Accepted(List.of(child(0).id())));
        ParentView.Child refused = view().children().get(1);
        assertThat(refused.order()).isNull();
        assertThat(denial(refused.denial())).isEqualTo(DenialCode.ACCOUNT_NOT_ARMED);
        assertThat(view().asked()).isEqualTo(Decimal.of(20_000));
        assertThat(view().placed()).isEqualTo(Decimal.of(10_000));
        fixture.sent(child(0).id());
        fixture.fill(child(0), "e1", "10000", "1.1", "10000");
        assertThat(view().status()).as("not all of it").isEqualTo(ParentView.Status.PARTLY);
        assertThat(view().filled()).isEqualTo(Decimal.of(10_000));
    }

    @Test
    void whereEveryMemberIsRefusedSoIsTheWhole() {
        Outcome outcome = fixture.command(place("unarmed", "10000"));
        assertThat(denial(outcome)).isEqualTo(DenialCode.EVERY_MEMBER_REFUSED);
        assertThat(((Outcome.Refused) outcome).remedy()).contains("live: ACCOUNT_NOT_ARMED");
        assertThat(view().status()).isEqualTo(ParentView.Status.REFUSED);
        assertThat(denial(fixture.command(place("unarmed", "10000")))).isEqualTo(DenialCode.EVERY_MEMBER_REFUSED);
    }

    @Test
    void theSameRequestGivesTheSameChildrenAlsoAfterARestart() {
        fixture.command(place("two", "10000"));
        int placed = fixture.state.orders().all().size();
        Outcome again = fixture.command(place("two", "10000"));
        assertThat(again).isEqualTo(new Outcome.Repeated(child(0).id()));
        assertThat(denial(fixture.command(place("two", "20000")))).isEqualTo(DenialCode.CLIENT_ORDER_ID_REUSED);

        Fixture restarted = new Fixture(fixture.log, fixture.now + 1).up();
        assertThat(restarted.command(place("two", "10000"))).isEqualTo(new Outcome.Repeated(child(0).id()));
        assertThat(restarted.state.orders().all()).hasSize(placed);
        assertThat(restarted.state.parents.find(P)).isEqualTo(parent());
    }

    @Test
    void whatWasNotPlacedBeforeTheGatewayEndedIsNotPlacedLater() {
        fixture.command(place("two", "10000"));
        List<Event> log = fixture.log.stream()
                .filter(each -> !(each instanceof Event.OrderAccepted accepted)
                        || accepted.account().equals(Fixture.SIM))
                .toList();
        Fixture restarted = new Fixture(log, fixture.now + 1).up();
        Parent parent = Objects.requireNonNull(restarted.state.parents.find(P));
        assertThat(parent.refusal(Fixture.SIM, ParentEvent.Asked.PLACE)).isNull();
        assertThat(denial(parent.refusal(Fixture.HEDGE, ParentEvent.Asked.PLACE)))
                .isEqualTo(DenialCode.PLACING_INTERRUPTED);
        restarted.command(place("two", "10000"));
        assertThat(restarted.state.orders().all()).hasSize(1);
    }

    @Test
    void whatAPowerLossLeftOfTheChildrenIsDecidedByTheVenue() {
        fixture.command(place("two", "10000"));
        LiveOrder lost = child(1);
        List<Event> log = new ArrayList<>(fixture.log.stream()
                .filter(each -> !(each instanceof Event.OrderAccepted accepted)
                        || accepted.account().equals(Fixture.SIM))
                .toList());
        log.add(new ReconEvent.LogEndMissing(fixture.now));
        Fixture restarted = new Fixture(log, fixture.now + 1);
        assertThat(denial(restarted.command(place("two", "10000")))).isEqualTo(DenialCode.ACCOUNT_RECOVERING);
        restarted.hear(new LinkChange(Fixture.VENUE, "orders", true, "logon"));
        restarted.hear(
                new Fixture.Report(lost).type(ExecType.NEW).terms(lost.terms()).build());
        restarted.answerForAllAccounts();
        Parent parent = Objects.requireNonNull(restarted.state.parents.find(P));
        ParentView view = ParentViews.of(parent, new DrawnOrders(restarted.state), 1);
        assertThat(view.placed()).isEqualTo(Decimal.of(15_000));
        assertThat(view.status()).isEqualTo(ParentView.Status.UNKNOWN); // the first is in doubt, too
        restarted.command(new ParentCommand.CancelParent(Fixture.ANNA, P));
        assertThat(restarted.order(lost.id()).pendingCancel()).isNotNull();
    }

    @Test
    void aChildInDoubtPutsTheParentInDoubt() {
        fixture.command(place("two", "10000"));
        fixture.sent(child(0).id());
        fixture.fill(child(0), "e1", "10000", "1.1", "10000");
        fixture.hear(new Fate.Unknown(Fixture.VENUE, child(1).id(), "reset"));
        assertThat(view().status()).isEqualTo(ParentView.Status.UNKNOWN);
        assertThat(view().filled()).isEqualTo(Decimal.of(10_000));
    }

    @Test
    void theAveragePriceIsThatOfAllFills() {
        fixture.command(place("two", "10000"));
        for (int i = 0; i < 2; i++) {
            fixture.sent(child(i).id());
        }
        fixture.fill(child(0), "e1", "10000", "1.1", "10000");
        fixture.fill(child(1), "e2", "5000", "1.07", "5000");
        assertThat(view().status()).isEqualTo(ParentView.Status.FILLED);
        assertThat(view().avgPx()).isEqualTo(Decimal.of("1.09"));
    }

    @Test
    void equitySharesFollowWhatTheAccountsAreWorthAndTheLogKeepsIt() {
        worth(Fixture.SIM, "USD", "30000");
        worth(Fixture.HEDGE, "USD", "10000");
        fixture.command(place("equity", "10000"));
        assertThat(child(0).terms().units()).isEqualTo(Decimal.of(7_000));
        assertThat(child(1).terms().units()).isEqualTo(Decimal.of(2_000));
        Share share = parent().shares().getFirst();
        assertThat(share.equity()).isEqualTo(Decimal.of(30_000));
        assertThat(share.source()).isEqualTo("venue");
        assertThat(share.remainder()).isEqualTo(Decimal.of(500));
    }

    @Test
    void aMemberWhoseWorthIsNotKnownGetsNoShare() {
        worth(Fixture.SIM, "USD", "30000");
        fixture.now += Worth.FRESH_NANOS;
        worth(Fixture.HEDGE, "USD", "10000");
        fixture.command(place("equity", "10000"));
        assertThat(denial(view().children().getFirst().denial())).isEqualTo(DenialCode.ACCOUNT_EQUITY_MISSING);
        assertThat(child(1).terms().units()).isEqualTo(Decimal.of(10_000));
    }

    @Test
    void cancelGoesToEveryLiveChildAndTellsWhichCouldNot() {
        fixture.command(place("two", "10000"));
        fixture.sent(child(0).id());
        fixture.sent(child(1).id());
        fixture.fill(child(1), "e1", "5000", "1.1", "5000");
        Outcome outcome = fixture.command(new ParentCommand.CancelParent(Fixture.ANNA, P));
        assertThat(outcome).isEqualTo(new Outcome.Accepted(List.of(child(0).id())));
        assertThat(child(0).pendingCancel()).isNotNull();
        assertThat(child(1).pendingCancel()).isNull();
    }

    @Test
    void aCancelThatCannotLeaveIsToldPerChild() {
        fixture.command(place("two", "10000"));
        fixture.down();
        assertThat(denial(fixture.command(new ParentCommand.CancelParent(Fixture.ANNA, P))))
                .isEqualTo(DenialCode.VENUE_DOWN);
        assertThat(view().children())
                .allSatisfy(child -> assertThat(denial(child.cancelDenial())).isEqualTo(DenialCode.VENUE_DOWN));
    }

    @Test
    void aNewQuantityIsSharedOutAsTheFirst() {
        fixture.command(place("two", "10000"));
        for (int i = 0; i < 2; i++) {
            fixture.sent(child(i).id());
            fixture.report(child(i), ExecType.NEW);
        }
        Outcome outcome = fixture.command(new ParentCommand.ReplaceParent(
                Fixture.ANNA, P, Quantity.units(Decimal.of(20_000)), Decimal.of("1.09"), null));
        assertThat(outcome).isEqualTo(new Outcome.Accepted(List.of(child(0).id(), child(1).id())));
        assertThat(Objects.requireNonNull(child(1).pendingReplace()).terms())
                .satisfies(terms ->
                        assertThat(Objects.requireNonNull(terms).units()).isEqualTo(Decimal.of(10_000)));
    }

    @Test
    void refusesWhatNamesNothing() {
        assertThat(denial(fixture.command(place("none", "10000")))).isEqualTo(DenialCode.ACCOUNT_GROUP_UNKNOWN);
        assertThat(denial(fixture.command(new ParentCommand.CancelParent(Fixture.ANNA, P))))
                .isEqualTo(DenialCode.PARENT_UNKNOWN);
        assertThat(denial(fixture.command(place("two", "0")))).isEqualTo(DenialCode.QUANTITY_NOT_POSITIVE);
        assertThat(fixture.state.parents.find(P)).isNull();
    }

    @Test
    void aShareBelowOneStepIsRefusedAndSaysSo() {
        fixture.command(place("two", "1000"));
        assertThat(denial(view().children().get(1).denial())).isEqualTo(DenialCode.QUANTITY_BELOW_MINIMUM);
        assertThat(child(0).terms().units()).isEqualTo(Decimal.of(1000));
    }

    @Test
    void anIdThatAnOrderOfTheAccountHasIsNotTakenForAChild() {
        fixture.placed("p~1", Side.BUY, Fixture.limit("10000", "1.1"));
        fixture.command(place("two", "10000"));
        assertThat(denial(view().children().getFirst().denial())).isEqualTo(DenialCode.CLIENT_ORDER_ID_REUSED);
    }

    @Test
    void nothingHappensWhereTheLogHasNoRoom() {
        fixture.refused = EventSink.Lane.NORMAL;
        assertThat(denial(fixture.command(place("two", "10000")))).isEqualTo(DenialCode.JOURNAL_FULL);
        assertThat(fixture.state.parents.all()).isEmpty();
        fixture.refused = null;
    }
}
