package io.fairlead.core;

import static io.fairlead.core.BalancedDesk.A;
import static io.fairlead.core.BalancedDesk.B;
import static io.fairlead.core.BalancedDesk.C;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.MemberChoice;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand.PlaceForAccounts;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.Balance;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
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
}
