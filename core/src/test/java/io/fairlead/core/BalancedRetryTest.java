package io.fairlead.core;

import static io.fairlead.core.BalancedDesk.A;
import static io.fairlead.core.BalancedDesk.B;
import static io.fairlead.core.BalancedDesk.C;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Balance;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.view.ParentView;
import java.util.List;
import org.junit.jupiter.api.Test;

/// That an order for one member of a group goes to no second one, whatever is repeated, lost or restarted.
final class BalancedRetryTest {
    private final BalancedDesk desk = new BalancedDesk();
    private final Fixture fixture = desk.fixture;

    private static DenialCode denial(Outcome outcome) {
        return ((Outcome.Refused) outcome).code();
    }

    @Test
    void aRetryFindsTheSameOrderWhateverBecameOfIt() {
        desk.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000");
        LiveOrder order = desk.newest();
        fixture.hear(new Fate.Unknown(Fixture.VENUE, order.id(), "reset"));
        fixture.port.obstacles.put(A, "login one is out");
        for (int i = 0; i < 3; i++) {
            assertThat(desk.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000"))
                    .isEqualTo(new Outcome.Repeated(order.id()));
        }
        assertThat(denial(desk.place(Balance.ROUND_ROBIN, "x", Side.BUY, "2000")))
                .isEqualTo(DenialCode.CLIENT_ORDER_ID_REUSED);
        assertThat(denial(desk.place(Balance.FEWEST_ORDERS, "x", Side.BUY, "1000")))
                .isEqualTo(DenialCode.CLIENT_ORDER_ID_REUSED);
        BalancedDesk restarted = new BalancedDesk(fixture.log, fixture.now + 1).up();
        assertThat(restarted.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000"))
                .isEqualTo(new Outcome.Repeated(order.id()));
        assertThat(restarted.fixture.state.orders().all()).hasSize(1);
    }

    @Test
    void anIdThatAMemberUsedItselfGoesToNoOther() {
        fixture.command(new Command.PlaceOrder(
                Fixture.ANNA,
                C,
                new ClientOrderId("x"),
                Fixture.EURUSD,
                Side.BUY,
                Fixture.limit("1000", "1.1"),
                Fixture.MANUAL));
        assertThat(desk.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000"))
                .isEqualTo(new Outcome.Repeated(desk.newest().id()));
        assertThat(denial(desk.place(Balance.ROUND_ROBIN, "x", Side.SELL, "1000")))
                .isEqualTo(DenialCode.CLIENT_ORDER_ID_REUSED);
    }

    @Test
    void anOrderThatTheLogLostIsFoundBeforeItGoesToAnother() {
        BalancedDesk died = new BalancedDesk();
        died.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000");
        LiveOrder lost = died.newest();
        ExecutionReport there =
                new Fixture.Report(lost).type(ExecType.NEW).terms(lost.terms()).build();
        List<Event> log = died.fixture.log.stream()
                .filter(each -> !(each instanceof ParentEvent.ParentBalanced) && !(each instanceof Event.OrderAccepted))
                .toList();

        BalancedDesk restarted = new BalancedDesk(log, fixture.now + 1_000);
        restarted.fixture.core.onLogEndMissing(restarted.fixture.now);
        restarted.link();
        restarted.told(B);
        restarted.told(C);
        assertThat(denial(restarted.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000")))
                .as("a has not told what it has")
                .isEqualTo(DenialCode.ACCOUNT_RECOVERING);
        restarted.fixture.hear(there);
        restarted.told(A);
        assertThat(restarted.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000"))
                .isEqualTo(new Outcome.Repeated(lost.id()));
        assertThat(restarted.fixture.state.orders().all()).hasSize(1);
        assertThat(restarted.chosen(Balance.ROUND_ROBIN, Side.BUY, "1000")).isEqualTo(A);
    }

    @Test
    void afterACrashOfTheProcessAMemberThatRecoversIsPassedOver() {
        BalancedDesk restarted = new BalancedDesk(fixture.log, fixture.now + 1);
        restarted.link();
        restarted.told(B);
        assertThat(restarted.chosen(Balance.ROUND_ROBIN, Side.BUY, "1000"))
                .as("nothing of the log is missing")
                .isEqualTo(B);
    }

    /// A log that lost the order and kept the parent, and the venue's word of the order.
    private record LostChild(LiveOrder lost, ExecutionReport there, List<Event> log) {
        static LostChild of(Balance by) {
            BalancedDesk died = new BalancedDesk();
            died.place(by, "x", Side.BUY, "1000");
            LiveOrder lost = died.newest();
            ExecutionReport there = new Fixture.Report(lost)
                    .type(ExecType.NEW)
                    .terms(lost.terms())
                    .build();
            List<Event> log = died.fixture.log.stream()
                    .filter(each -> !(each instanceof Event.OrderAccepted))
                    .toList();
            return new LostChild(lost, there, log);
        }
    }

    private ParentView.Status shown(BalancedDesk at) {
        return at.view("x").status();
    }

    @Test
    void anOrderWhoseParentTheLogKeptIsDecidedByTheVenueAlone() {
        LostChild there = LostChild.of(Balance.ROUND_ROBIN);
        BalancedDesk restarted = BalancedDesk.afterPowerLoss(there.log, fixture.now + 1_000);
        restarted.link();
        Outcome untold = restarted.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000");
        assertThat(denial(untold)).isEqualTo(DenialCode.ACCOUNT_RECOVERING);
        assertThat(((Outcome.Refused) untold).remedy()).contains("Do not send it again under another id or account");
        assertThat(shown(restarted)).isEqualTo(ParentView.Status.UNKNOWN);
        assertThat(denial(restarted.fixture.command(restarted.cancel("x")))).isEqualTo(DenialCode.ACCOUNT_RECOVERING);
        restarted.fixture.hear(there.there);
        restarted.told(A);
        restarted.fixture.core.onTick(restarted.fixture.now);
        assertThat(restarted.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000"))
                .isEqualTo(new Outcome.Repeated(there.lost.id()));
        assertThat(shown(restarted)).isEqualTo(ParentView.Status.WORKING);
        assertThat(restarted.fixture.command(restarted.cancel("x")))
                .isEqualTo(new Outcome.Accepted(List.of(there.lost.id())));
    }

    @Test
    void anOrderThatTheVenueDoesNotHaveWasInterrupted() {
        LostChild gone = LostChild.of(Balance.ROUND_ROBIN);
        BalancedDesk restarted = BalancedDesk.afterPowerLoss(gone.log, fixture.now + 1_000);
        restarted.link();
        restarted.fixture.core.onTick(restarted.fixture.now);
        assertThat(restarted.parent("x").refusals()).isEmpty();
        restarted.told(A);
        restarted.fixture.core.onTick(restarted.fixture.now);
        assertThat(restarted.parent("x").refusals())
                .singleElement()
                .satisfies(each -> assertThat(each.refusal().code()).isEqualTo(DenialCode.PLACING_INTERRUPTED));
        assertThat(denial(restarted.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000")))
                .isEqualTo(DenialCode.EVERY_MEMBER_REFUSED);
        assertThat(shown(restarted)).isEqualTo(ParentView.Status.REFUSED);
    }

    @Test
    void anOrderThatComesBackOutweighsThatItsPlacingWasInterrupted() {
        LostChild there = LostChild.of(Balance.ROUND_ROBIN);
        BalancedDesk restarted = new BalancedDesk(there.log, fixture.now + 1_000);
        assertThat(restarted.parent("x").refusals())
                .as("as older versions logged it")
                .hasSize(1);
        restarted.up();
        restarted.fixture.hear(there.there);
        assertThat(restarted.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000"))
                .isEqualTo(new Outcome.Repeated(there.lost.id()));
        assertThat(shown(restarted)).isEqualTo(ParentView.Status.WORKING);
        assertThat(restarted.fixture.command(restarted.cancel("x")))
                .isEqualTo(new Outcome.Accepted(List.of(there.lost.id())));
    }

    @Test
    void anotherOrderOfTheSameIdIsNotTakenForTheOneThatWasInterrupted() {
        LostChild gone = LostChild.of(Balance.ROUND_ROBIN);
        BalancedDesk restarted = new BalancedDesk(gone.log, fixture.now + 1_000).up();
        restarted.fixture.command(BalancedDesk.single(A, "x", Side.SELL, "3000"));
        assertThat(shown(restarted)).isEqualTo(ParentView.Status.REFUSED);
        assertThat(denial(restarted.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000")))
                .isEqualTo(DenialCode.EVERY_MEMBER_REFUSED);
    }

    @Test
    void whoLeftTheGroupIsAskedUntilItsVenueHasTold() {
        BalancedDesk died = new BalancedDesk();
        died.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000");
        LiveOrder lost = died.newest();
        ExecutionReport there =
                new Fixture.Report(lost).type(ExecType.NEW).terms(lost.terms()).build();
        List<Event> log = died.fixture.log.stream()
                .filter(each -> !(each instanceof ParentEvent.ParentBalanced) && !(each instanceof Event.OrderAccepted))
                .toList();
        BalancedDesk restarted = BalancedDesk.afterPowerLoss(log, fixture.now + 1_000);
        restarted.members(B, C);
        restarted.link();
        restarted.told(B);
        restarted.told(C);
        assertThat(SnapshotTest.restored(restarted.fixture.state).stateHash())
                .isEqualTo(restarted.fixture.state.stateHash());
        Outcome early = restarted.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000");
        assertThat(denial(early)).isEqualTo(DenialCode.ACCOUNT_RECOVERING);
        assertThat(((Outcome.Refused) early).remedy()).contains("do not send it to another account");
        restarted.fixture.hear(there);
        assertThat(restarted.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000"))
                .isEqualTo(new Outcome.Repeated(lost.id()));
        restarted.told(A);
        assertThat(restarted.chosen(Balance.ROUND_ROBIN, Side.BUY, "1000")).isEqualTo(B);
    }

    @Test
    void anOrderWhoseReportNamesNoAccountIsFoundByItsId() {
        BalancedDesk died = new BalancedDesk();
        died.chosen(Balance.ROUND_ROBIN, Side.BUY, "1000");
        died.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000");
        LiveOrder lost = died.newest();
        assertThat(lost.account().id()).isEqualTo(B);
        ExecutionReport there = new Fixture.Report(lost)
                .type(ExecType.NEW)
                .terms(lost.terms())
                .account(null)
                .build();
        List<Event> log = died.fixture.log.stream()
                .filter(each -> !(each instanceof ParentEvent.ParentBalanced) && !(each instanceof Event.OrderAccepted))
                .toList();
        BalancedDesk restarted = BalancedDesk.afterPowerLoss(log, fixture.now + 1_000);
        restarted.link();
        restarted.fixture.hear(there);
        BalancedDesk.ALL.forEach(restarted::told);
        assertThat(restarted.fixture.order(lost.id()).account().id())
                .as("the venue's first")
                .isNotEqualTo(B);
        assertThat(restarted.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000"))
                .isEqualTo(new Outcome.Repeated(lost.id()));
    }

    @Test
    void aMemberWhoseVenueIsNoLongerConfiguredIsNotWaitedFor() {
        AccountId gone = new AccountId("gone");
        Account account = new Account(
                gone,
                new VenueId("left"),
                AccountKind.SIM,
                Fixture.account(gone, AccountKind.SIM, PositionMode.NETTING).currency(),
                PositionMode.NETTING,
                "A-gone");
        AccountGroup before = AccountGroup.balancing(Balance.ROUND_ROBIN.name(), Balance.ROUND_ROBIN, List.of(A, gone));
        BalancedDesk restarted = BalancedDesk.afterPowerLoss(
                List.of(
                        new Event.AccountDefined(1, account),
                        new ParentEvent.AccountGroupsConfigured(2, List.of(before))),
                fixture.now);
        assertThat(restarted.fixture.state.parents.former()).containsKey(Balance.ROUND_ROBIN.name());
        assertThat(restarted.up().chosen(Balance.ROUND_ROBIN, Side.BUY, "1000")).isEqualTo(A);
    }
}
