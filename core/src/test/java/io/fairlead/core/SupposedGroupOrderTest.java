package io.fairlead.core;

import static io.fairlead.core.BalancedDesk.A;
import static io.fairlead.core.BalancedDesk.B;
import static io.fairlead.core.BalancedDesk.C;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.MemberChoice;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand.PlaceForAccounts;
import io.fairlead.core.event.ParentEvent.Asked;
import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Balance;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.port.Capability;
import io.fairlead.core.risk.Assessment;
import io.fairlead.core.risk.GroupAssessment;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is told of an order for a group before it is placed is what becomes of it, and telling it changes nothing.
final class SupposedGroupOrderTest {
    private final BalancedDesk desk = new BalancedDesk();
    private final Fixture fixture = desk.fixture;

    private GroupAssessment assess(PlaceForAccounts order) {
        int logged = fixture.log.size();
        long hash = fixture.state.stateHash();
        GroupAssessment assessment = fixture.core.assess(order, fixture.now);
        assertThat(fixture.log).hasSize(logged);
        assertThat(fixture.state.stateHash()).isEqualTo(hash);
        return assessment;
    }

    @Test
    void whoWouldGetAnOrderGetsItUnderEachPolicy() {
        desk.margin(A, "USD", "1000", "900");
        desk.margin(B, "USD", "1000", "950");
        desk.margin(C, "USD", "1000", "800");
        List<String> told = new ArrayList<>();
        List<String> happened = new ArrayList<>();
        for (Balance by : Balance.values()) {
            for (int i = 0; i < 4; i++) {
                PlaceForAccounts order = BalancedDesk.order(by, by + "-" + i, Side.BUY, "1000");
                MemberChoice choice = assess(order).choice();
                told.add(by + " " + choice);
                fixture.command(order);
                happened.add(by + " " + desk.newestChoice());
            }
        }
        assertThat(told).isEqualTo(happened);
    }

    @Test
    void ofTheMemberThatWouldGetItEveryLimitIsTold() {
        GroupAssessment assessment = assess(BalancedDesk.order(Balance.ROUND_ROBIN, "x", Side.BUY, "1000"));
        assertThat(assessment.refusal()).isNull();
        GroupAssessment.Member member = assessment.members().getFirst();
        assertThat(assessment.members()).hasSize(1);
        assertThat(member.share().account()).isEqualTo(A);
        assertThat(member.share().units()).isEqualTo(Decimal.of(1000));
        assertThat(member.assessment())
                .isEqualTo(fixture.core.assess(BalancedDesk.single(A, "y", Side.BUY, "1000"), fixture.now));
    }

    @Test
    void whereEachIsKilledItIsRefusedWithEachReason() {
        fixture.command(new HaltCommand.Kill(Fixture.ANNA, Scope.gateway(), false, "enough"));
        GroupAssessment assessment = assess(BalancedDesk.order(Balance.FEWEST_ORDERS, "x", Side.BUY, "1000"));
        assertThat(assessment.refusal()).isNotNull();
        assertThat(assessment.refusal().code()).isEqualTo(DenialCode.EVERY_MEMBER_REFUSED);
        assertThat(assessment.members()).isEmpty();
        assertThat(fixture.core
                        .assess(BalancedDesk.single(A, "y", Side.BUY, "1000"), fixture.now)
                        .refusal()
                        .code())
                .as("an order for one account is told the same")
                .isEqualTo(DenialCode.KILLED);
    }

    @Test
    void sharesAreToldWithWhatEachMeets() {
        fixture.core.group(
                List.of(new AccountGroup(
                        "shared",
                        List.of(
                                new AccountGroup.Member(A, new AccountGroup.Sizing.Multiplier(Decimal.of(2))),
                                new AccountGroup.Member(B, new AccountGroup.Sizing.EquityShare())))),
                fixture.now);
        PlaceForAccounts like = BalancedDesk.order(Balance.ROUND_ROBIN, "x", Side.BUY, "1000");
        GroupAssessment assessment = assess(new PlaceForAccounts(
                like.origin(), "shared", like.parent(), like.symbol(), like.side(), like.request(), like.strategy()));
        assertThat(assessment.refusal()).isNull();
        assertThat(assessment.choice()).isNull();
        assertThat(assessment.members().getFirst().share().units()).isEqualTo(Decimal.of(2000));
        assertThat(assessment.members().getFirst().assessment().refusal()).isNull();
        Outcome.Refused without = assessment.members().get(1).assessment().refusal();
        assertThat(without).isNotNull();
        assertThat(without.code()).isEqualTo(DenialCode.ACCOUNT_EQUITY_MISSING);
    }

    @Test
    void anUnknownGroupIsToldAsWhenItIsPlaced() {
        PlaceForAccounts like = BalancedDesk.order(Balance.ROUND_ROBIN, "x", Side.BUY, "1000");
        PlaceForAccounts order = new PlaceForAccounts(
                like.origin(), "none", like.parent(), like.symbol(), like.side(), like.request(), like.strategy());
        assertThat(assess(order).refusal()).isEqualTo(fixture.command(order));
    }

    private static PlaceForAccounts of(String group, String id, Command.Request request) {
        return new PlaceForAccounts(
                Fixture.ANNA, group, new ClientOrderId(id), Fixture.EURUSD, Side.BUY, request, Fixture.MANUAL);
    }

    /// A group that shares each order out: as much to A as to B.
    private void shares() {
        AccountGroup.Sizing same = new AccountGroup.Sizing.Multiplier(Decimal.of(1));
        List<AccountGroup> groups = new ArrayList<>(fixture.core.groups());
        groups.add(new AccountGroup(
                "shared", List.of(new AccountGroup.Member(A, same), new AccountGroup.Member(B, same))));
        fixture.core.group(groups, fixture.now);
    }

    private static Command.Request exits(String stopLoss, String takeProfit) {
        Command.Request entry = Fixture.limit("1000", "1.1");
        return new Command.Request(
                entry.type(),
                entry.timeInForce(),
                entry.quantity(),
                entry.price(),
                entry.stopPx(),
                entry.expireNanos(),
                entry.flags(),
                Decimal.of(stopLoss),
                Decimal.of(takeProfit),
                entry.routing());
    }

    private Outcome.Refused refusalOf(Command.PlaceOrder order) {
        return fixture.core.assess(order, fixture.now).refusal();
    }

    @Test
    void aBracketOfOursIsToldAsItIsPlaced() {
        fixture.core.define(List.of(Limit.of(Scope.gateway(), LimitKind.MAX_ORDER_LOTS, "5")), fixture.now);
        fixture.port.without(Capability.ATTACHED_BRACKETS);
        Command.PlaceOrder wrong = single(A, "wrong", exits("1.11", "1.12"));
        assertThat(refusalOf(wrong).code()).isEqualTo(DenialCode.LEG_ON_WRONG_SIDE);
        assertThat(refusalOf(wrong)).isEqualTo(fixture.command(wrong));

        Command.PlaceOrder right = single(A, "right", exits("1.09", "1.12"));
        Assessment assessment = fixture.core.assess(right, fixture.now);
        assertThat(assessment.refusal()).isNull();
        assertThat(assessment.checks()).as("those of the entry").isNotEmpty();
        assertThat(fixture.command(right)).isInstanceOf(Outcome.Accepted.class);
        assertThat(refusalOf(right).code()).isEqualTo(DenialCode.CLIENT_ORDER_ID_REUSED);
        Command.PlaceOrder plain = BalancedDesk.single(A, "right", Side.BUY, "1000");
        assertThat(refusalOf(plain)).as("a group has it").isEqualTo(fixture.command(plain));
    }

    private static Command.PlaceOrder single(AccountId account, String id, Command.Request request) {
        return new Command.PlaceOrder(
                Fixture.ANNA, account, new ClientOrderId(id), Fixture.EURUSD, Side.BUY, request, Fixture.MANUAL);
    }

    @Test
    void aGroupsBracketOfOursIsToldAsItIsPlaced() {
        shares();
        fixture.port.without(Capability.ATTACHED_BRACKETS);
        for (String group : List.of(Balance.ROUND_ROBIN.name(), "shared")) {
            PlaceForAccounts order = of(group, group, exits("1.09", "1.12"));
            GroupAssessment assessment = assess(order);
            assertThat(assessment.refusal()).as(group).isNull();
            assertThat(assessment.members())
                    .as(group)
                    .isNotEmpty()
                    .allSatisfy(each ->
                            assertThat(each.assessment().refusal()).as(group).isNull());
            Outcome placed = fixture.command(order);
            assertThat(placed).isInstanceOf(Outcome.Accepted.class);
            assertThat(((Outcome.Accepted) placed).orders()).hasSameSizeAs(assessment.members());
        }
    }

    @Test
    void anIdThatAnOrderHasIsNotThatOfANewOne() {
        shares();
        for (String group : List.of(Balance.ROUND_ROBIN.name(), "shared")) {
            PlaceForAccounts order = of(group, "by-" + group, Fixture.limit("1000", "1.1"));
            assertThat(assess(order).refusal()).isNull();
            assertThat(fixture.command(order)).isInstanceOf(Outcome.Accepted.class);
            assertReused(assess(order).refusal());
            PlaceForAccounts other = of(group, "by-" + group, Fixture.limit("2000", "1.1"));
            assertThat(assess(other).refusal()).isEqualTo(fixture.command(other));
        }
    }

    private static void assertReused(Outcome.Refused refusal) {
        assertThat(refusal).isNotNull();
        assertThat(refusal.code()).isEqualTo(DenialCode.CLIENT_ORDER_ID_REUSED);
    }

    @Test
    void anIdThatAnOrderOfAMemberHasIsNotThatOfANewOne() {
        shares();
        fixture.command(BalancedDesk.single(B, "x", Side.BUY, "1000"));
        fixture.command(BalancedDesk.single(B, "y~2", Side.BUY, "1000"));
        assertReused(assess(of(Balance.ROUND_ROBIN.name(), "x", Fixture.limit("1000", "1.1")))
                .refusal());
        assertReused(refusalOf(BalancedDesk.single(B, "x", Side.BUY, "1000")));
        Command.PlaceOrder other = BalancedDesk.single(B, "x", Side.BUY, "2000");
        assertThat(refusalOf(other)).isEqualTo(fixture.command(other));

        PlaceForAccounts sharedOut = of("shared", "y", Fixture.limit("1000", "1.1"));
        GroupAssessment assessment = assess(sharedOut);
        assertThat(assessment.refusal()).as("A takes it").isNull();
        fixture.command(sharedOut);
        assertThat(assessment.members().get(1).assessment().refusal())
                .isEqualTo(desk.parent("y").refusal(B, Asked.PLACE));
    }

    @Test
    void anIdOfLongAgoIsToldAsWhenItIsPlaced() {
        shares();
        PlaceForAccounts order = of("shared", "old", Fixture.limit("1000", "1.1"));
        Outcome.Accepted placed = (Outcome.Accepted) fixture.command(order);
        for (OrderId id : placed.orders()) {
            fixture.sent(id);
            fixture.report(fixture.order(id), ExecType.REJECTED);
        }
        fixture.now += 25 * 3_600_000_000_000L;
        for (int i = 0; i < 6; i++) {
            fixture.now += 2_000_000_000L;
            fixture.core.onTick(fixture.now);
        }
        assertThat(fixture.state.parents.find(order.parent())).isNull();
        assertReused(assess(order).refusal());
        assertThat(assess(order).refusal()).isEqualTo(fixture.command(order));
    }

    /// The known limit: nothing is placed by asking, so the second share is not told what the first would use up.
    @Test
    void sharesAreJudgedAlone() {
        shares();
        fixture.core.define(List.of(Limit.of(Scope.gateway(), LimitKind.MAX_OPEN_ORDERS, "1")), fixture.now);
        PlaceForAccounts order = of("shared", "x", Fixture.limit("1000", "1.1"));
        assertThat(assess(order).members())
                .hasSize(2)
                .allSatisfy(each -> assertThat(each.assessment().refusal()).isNull());
        assertThat(((Outcome.Accepted) fixture.command(order)).orders()).hasSize(1);
        assertThat(desk.parent("x").refusal(B, Asked.PLACE)).isNotNull();
    }
}
