package io.fairlead.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Break;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.Fate;
import io.fairlead.core.event.GroupCommand;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.group.Group;
import io.fairlead.core.group.GroupViews;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.GroupPlan;
import io.fairlead.core.model.GroupPlan.Leg;
import io.fairlead.core.model.GroupPlan.OnRace;
import io.fairlead.core.model.GroupPlan.Role;
import io.fairlead.core.model.GroupPlan.Shape;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import io.fairlead.core.view.GroupView;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Brackets, one-cancels-other and if-then that the core keeps together, against a venue that has none of them.
final class GroupTest {
    private final Fixture fixture = new Fixture().up();

    GroupTest() {
        fixture.port.without(Capability.ATTACHED_BRACKETS);
    }

    @AfterEach
    void theLogGivesTheSameState() {
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
        assertThat(SnapshotTest.restored(fixture.state).stateHash()).isEqualTo(fixture.state.stateHash());
    }

    private static Command.PlaceOrder bracket(
            String client, String units, @Nullable String loss, @Nullable String gain) {
        Command.Request request = new Command.Request(
                OrdType.LIMIT,
                TimeInForce.DAY,
                Quantity.units(Decimal.of(units)),
                Decimal.of("1.1"),
                null,
                null,
                OrderTerms.Flags.NONE,
                loss == null ? null : Decimal.of(loss),
                gain == null ? null : Decimal.of(gain),
                RoutingTags.NONE);
        return Fixture.place(client, Side.BUY, request);
    }

    /// A bracket whose entry is acknowledged.
    private Group working(String client) {
        fixture.command(bracket(client, "10000", "1.09", "1.12"));
        Group group = group(client);
        acknowledge(Objects.requireNonNull(group.entry()));
        return group;
    }

    private Group group(String client) {
        return Objects.requireNonNull(fixture.state.groups().find(Fixture.SIM, new ClientOrderId(client)));
    }

    private void acknowledge(LiveOrder order) {
        fixture.sent(order.id());
        fixture.report(order, ExecType.NEW);
    }

    private void acknowledgeLegs(Group group) {
        for (int i = 0; i < group.plan().legs().size(); i++) {
            acknowledge(order(group, i));
        }
    }

    private static LiveOrder order(Group group, int leg) {
        return Objects.requireNonNull(group.order(leg));
    }

    private void fillEntry(Group group, String units, String cum) {
        fixture.fill(Objects.requireNonNull(group.entry()), "E-" + cum, units, "1.1", cum);
    }

    private GroupView view(Group group) {
        return GroupViews.of(group, fixture.state.isUp(Fixture.VENUE), 1);
    }

    @Test
    void theExitsFollowTheFillsOfTheEntry() {
        Group group = working("b");
        assertThat(group.order(0)).isNull();
        fillEntry(group, "4000", "4000");
        assertThat(order(group, 0).terms().stopPx()).isEqualTo(Decimal.of("1.09"));
        assertThat(order(group, 1).terms().price()).isEqualTo(Decimal.of("1.12"));
        assertThat(order(group, 0).side()).isEqualTo(Side.SELL);
        assertThat(order(group, 0).leavesQty()).isEqualTo(Decimal.of(4000));
        fillEntry(group, "6000", "10000");
        assertThat(order(group, 0).pendingReplace())
                .as("not before it is acknowledged")
                .isNull();
        acknowledgeLegs(group);
        assertThat(Objects.requireNonNull(order(group, 0).pendingTerms()).units())
                .isEqualTo(Decimal.of(10_000));
        assertThat(Objects.requireNonNull(order(group, 1).pendingTerms()).units())
                .isEqualTo(Decimal.of(10_000));
    }

    @Test
    void aFilledExitCancelsTheOtherAndEndsTheGroup() {
        Group group = entered("b");
        fixture.fill(order(group, 1), "X1", "10000", "1.12", "10000");
        assertThat(order(group, 0).pendingCancel()).isNotNull();
        fixture.report(order(group, 0), ExecType.CANCELED);
        assertThat(group.phase()).isEqualTo(Group.Phase.ENDED);
        assertThat(view(group).open()).isEqualTo(Decimal.ZERO);
    }

    @Test
    void aPartlyFilledExitReducesTheOther() {
        Group group = entered("b");
        fixture.fill(order(group, 1), "X1", "3000", "1.12", "3000");
        assertThat(Objects.requireNonNull(order(group, 0).pendingTerms()).units())
                .isEqualTo(Decimal.of(7000));
        assertThat(order(group, 1).pendingReplace()).isNull();
    }

    private Group entered(String client) {
        Group group = working(client);
        fillEntry(group, "10000", "10000");
        acknowledgeLegs(group);
        return group;
    }

    @Test
    void aLegInDoubtHoldsWhatCouldDouble() {
        Group group = working("b");
        fillEntry(group, "4000", "4000");
        acknowledgeLegs(group);
        fixture.hear(new Fixture.Report(order(group, 0))
                .status(OrdStatus.REJECTED)
                .reason(5)
                .build());
        assertThat(order(group, 0).status()).isEqualTo(OrderStatus.UNKNOWN);
        fillEntry(group, "6000", "10000");
        assertThat(order(group, 1).pendingReplace())
                .as("no more while the other may have filled")
                .isNull();
        assertThat(view(group).status()).isEqualTo(GroupView.Status.HELD);
        assertThat(view(group).isProtected()).isFalse();
        fixture.hear(new Fixture.Report(order(group, 0)).status(OrdStatus.NEW).build());
        assertThat(Objects.requireNonNull(order(group, 1).pendingTerms()).units())
                .isEqualTo(Decimal.of(10_000));
    }

    @Test
    void whatAVenueClaimsToHaveFilledIsNotAskedForAgain() {
        Group group = entered("b");
        fixture.hear(new Fixture.Report(order(group, 0))
                .cumQty("4000")
                .type(ExecType.NEW)
                .build());
        assertThat(order(group, 0).missing()).isEqualTo(Decimal.of(4000));
        assertThat(Objects.requireNonNull(order(group, 1).pendingTerms()).units())
                .isEqualTo(Decimal.of(6000));
    }

    @Test
    void anExitThatDidNotLeaveIsPlacedAgainAndOneThatWasRefusedIsNot() {
        Group group = working("b");
        fillEntry(group, "10000", "10000");
        fixture.hear(new Fate.NotSent(Fixture.VENUE, order(group, 0).id(), "busy"));
        assertThat(group.orders(0)).hasSize(2);
        LiveOrder profit = order(group, 1);
        fixture.sent(profit.id());
        fixture.report(profit, ExecType.REJECTED);
        assertThat(group.orders(1)).hasSize(1);
        assertThat(group.isActive()).isTrue();
    }

    @Test
    void aCancelByTheClientEndsTheLegAndNotTheGroup() {
        Group group = entered("b");
        fixture.command(new Command.CancelOrder(Fixture.ANNA, order(group, 1).id()));
        fixture.report(order(group, 1), ExecType.CANCELED);
        assertThat(group.orders(1)).hasSize(1);
        assertThat(order(group, 0).status()).isEqualTo(OrderStatus.NEW);
        assertThat(view(group).isProtected()).isTrue();
        fixture.command(new Command.CancelOrder(Fixture.ANNA, order(group, 0).id()));
        fixture.report(order(group, 0), ExecType.CANCELED);
        assertThat(group.phase()).isEqualTo(Group.Phase.ENDED);
        assertThat(view(group).isProtected()).isFalse();
    }

    @Test
    void cancelAllTakesTheGroupAsOne() {
        Group group = working("b");
        fillEntry(group, "4000", "4000");
        fixture.command(new Command.CancelAll(Fixture.ANNA, Fixture.SIM, null));
        assertThat(group.phase()).isEqualTo(Group.Phase.STOPPING);
        LiveOrder entry = Objects.requireNonNull(group.entry());
        for (LiveOrder each : List.of(entry, order(group, 0), order(group, 1))) {
            assertThat(each.pendingCancel()).isNotNull();
            fixture.report(each, ExecType.CANCELED);
        }
        assertThat(group.phase()).isEqualTo(Group.Phase.ENDED);
        fixture.core.onTick(fixture.now += 1_000_000_000_000L);
        assertThat(group.orders(0)).hasSize(1);
    }

    @Test
    void isUnprotectedWhileTheVenueIsAwayAndBeforeTheStopIsAcknowledged() {
        Group group = working("b");
        assertThat(view(group).isProtected()).as("nothing is open").isTrue();
        fillEntry(group, "10000", "10000");
        assertThat(view(group).isProtected()).isFalse();
        acknowledgeLegs(group);
        assertThat(view(group).isProtected()).isTrue();
        fixture.down();
        assertThat(view(group).isProtected()).isFalse();
    }

    @Test
    void exitsNeverAskForMoreThanIsHeld() {
        Group group = entered("b");
        LiveOrder other = fixture.working("sell", Side.SELL, Fixture.market("6000"));
        fixture.fill(other, "S1", "6000", "1.1", "6000");
        assertThat(Objects.requireNonNull(order(group, 0).pendingTerms()).units())
                .isEqualTo(Decimal.of(4000));
        Group younger = entered("c");
        assertThat(order(younger, 0).terms().units())
                .as("14000 are held, of which the older group may close 10000")
                .isEqualTo(Decimal.of(4000));
    }

    @Test
    void twoFillsAtOnceAreABreakAndTradedBackIfTheClientWantsItSo() {
        GroupCommand.PlaceGroup command = new GroupCommand.PlaceGroup(
                Fixture.ANNA,
                Fixture.place("o", Side.BUY, Fixture.limit("10000", "1.05")),
                Shape.ONE_CANCELS_OTHER,
                List.of(new Leg(
                        Role.SECOND, Side.BUY, OrdType.STOP, TimeInForce.DAY, null, Decimal.of("1.2"), null, false)),
                OnRace.FLATTEN);
        Outcome.Accepted accepted = (Outcome.Accepted) fixture.command(command);
        assertThat(accepted.orders()).hasSize(2);
        assertThat(fixture.command(command))
                .isEqualTo(new Outcome.Repeated(accepted.orders().getFirst()));
        Group group = group("o");
        acknowledgeLegs(group);
        fixture.fill(order(group, 0), "X1", "10000", "1.05", "10000");
        assertThat(order(group, 1).pendingCancel()).isNotNull();
        fixture.fill(order(group, 1), "X2", "10000", "1.2", "10000");
        assertThat(fixture.state.breaks()).extracting(Break::kind).contains(Break.Kind.GROUP_RACED);
        LiveOrder back = Objects.requireNonNull(fixture.state.orders().find(Fixture.SIM, new ClientOrderId("o~x")));
        assertThat(back.side()).isEqualTo(Side.SELL);
        assertThat(back.terms().units()).isEqualTo(Decimal.of(10_000));
        assertThat(group.phase()).isEqualTo(Group.Phase.ENDED);
    }

    @Test
    void theOrderBehindAnEntryIsPlacedForWhatItFilled() {
        GroupCommand.PlaceGroup command = new GroupCommand.PlaceGroup(
                Fixture.ANNA,
                Fixture.place("i", Side.BUY, Fixture.limit("10000", "1.1")),
                Shape.IF_THEN,
                List.of(new Leg(
                        Role.THEN, Side.BUY, OrdType.LIMIT, TimeInForce.DAY, Decimal.of("1.0"), null, null, false)),
                OnRace.REPORT);
        fixture.command(command);
        Group group = group("i");
        acknowledge(Objects.requireNonNull(group.entry()));
        fillEntry(group, "5000", "5000");
        assertThat(order(group, 0).terms().units()).isEqualTo(Decimal.of(5000));
    }

    @Test
    void whatCouldNotBePlacedLaterIsRefusedNow() {
        assertThat(code(bracket("a", "10000", "1.095001", null))).isEqualTo(DenialCode.PRICE_OFF_TICK);
        assertThat(code(bracket("b", "10000", "1.11", null))).isEqualTo(DenialCode.LEG_ON_WRONG_SIDE);
        assertThat(code(bracket("c", "10000", null, "1.05"))).isEqualTo(DenialCode.LEG_ON_WRONG_SIDE);
        fixture.port.capabilities = new Capabilities(EnumSet.of(OrdType.LIMIT), EnumSet.of(TimeInForce.DAY), Set.of());
        assertThat(code(bracket("d", "10000", "1.09", null))).isEqualTo(DenialCode.CAPABILITY_MISSING);
        assertThat(fixture.state.groups().all()).isEmpty();
        assertThat(fixture.state.orders().all()).isEmpty();
    }

    private @Nullable DenialCode code(Command command) {
        return fixture.command(command) instanceof Outcome.Refused refused ? refused.code() : null;
    }

    @Test
    void theSameRequestIsTheSameGroupAndAnotherIsRefused() {
        Outcome.Accepted accepted = (Outcome.Accepted) fixture.command(bracket("b", "10000", "1.09", "1.12"));
        assertThat(fixture.command(bracket("b", "10000", "1.09", "1.12")))
                .isEqualTo(new Outcome.Repeated(accepted.orders().getFirst()));
        assertThat(code(bracket("b", "10000", "1.08", "1.12"))).isEqualTo(DenialCode.CLIENT_ORDER_ID_REUSED);
        assertThat(code(bracket("b", "10000", null, null))).isEqualTo(DenialCode.CLIENT_ORDER_ID_REUSED);
    }

    @Test
    void aLegGetsOtherPricesBeforeAndAfterItsOrderIsThere() {
        Group group = working("b");
        fixture.command(
                new GroupCommand.ChangeLeg(Fixture.ANNA, group.plan().id(), Role.STOP_LOSS, null, Decimal.of("1.08")));
        fillEntry(group, "10000", "10000");
        assertThat(order(group, 0).terms().stopPx()).isEqualTo(Decimal.of("1.08"));
        acknowledgeLegs(group);
        fixture.command(new GroupCommand.ChangeLeg(
                Fixture.ANNA, group.plan().id(), Role.TAKE_PROFIT, Decimal.of("1.13"), null));
        assertThat(Objects.requireNonNull(order(group, 1).pendingTerms()).price())
                .isEqualTo(Decimal.of("1.13"));
        assertThat(code(new GroupCommand.ChangeLeg(Fixture.ANNA, group.plan().id(), Role.THEN, Decimal.ONE, null)))
                .isEqualTo(DenialCode.LEG_UNKNOWN);
    }

    @Test
    void goesOnAfterARestartAndPlacesNothingTwice() {
        Group before = entered("b");
        Fixture restarted = new Fixture(fixture.log);
        restarted.port.without(Capability.ATTACHED_BRACKETS);
        restarted.up();
        Group group = Objects.requireNonNull(
                restarted.state.groups().find(before.plan().id()));
        restarted.core.onTick(restarted.now += 1_000_000_000L);
        assertThat(group.orders(0)).hasSize(1);
        restarted.fill(Objects.requireNonNull(group.order(1)), "X1", "10000", "1.12", "10000");
        assertThat(Objects.requireNonNull(group.order(0)).pendingCancel()).isNotNull();
    }

    @Test
    void aGroupThatWasBeingPlacedWhenTheGatewayEndedIsGivenUp() {
        fixture.command(bracket("b", "10000", "1.09", null));
        List<Event> cut = fixture.log.subList(
                0,
                fixture.log.size()
                        - 1
                        - (int) fixture.log.reversed().stream()
                                .takeWhile(event -> !(event instanceof Event.OrderAccepted))
                                .count());
        Fixture restarted = new Fixture(cut);
        restarted.up();
        restarted.core.onTick(restarted.now += 1_000_000_000L);
        assertThat(restarted.state.groups().all()).extracting(Group::phase).containsExactly(Group.Phase.ENDED);
        assertThat(restarted.state.orders().all()).isEmpty();
    }

    @Test
    void plansHaveRoomForTheNamesOfTheirOrders() {
        String longest = "x".repeat(GroupPlan.LONGEST_CLIENT_ID + 1);
        assertThat(code(bracket(longest, "10000", "1.09", null))).isEqualTo(DenialCode.CLIENT_ORDER_ID_TOO_LONG);
    }
}
