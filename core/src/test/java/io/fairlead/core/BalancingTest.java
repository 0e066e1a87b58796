package io.fairlead.core;

import static io.fairlead.core.BalancedDesk.A;
import static io.fairlead.core.BalancedDesk.ALL;
import static io.fairlead.core.BalancedDesk.B;
import static io.fairlead.core.BalancedDesk.C;
import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.MemberChoice;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Balance;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.GuardLimit;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.LossLimit;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.model.TradingDay;
import io.fairlead.core.order.LiveOrder;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which one member of a group an order goes to, what passes a member over, and that no order goes to two.
final class BalancingTest {
    private final BalancedDesk desk = new BalancedDesk();
    private final Fixture fixture = desk.fixture;

    @AfterEach
    void theLogGivesTheSameState() {
        assertThat(fixture.replayed().stateHash()).isEqualTo(fixture.state.stateHash());
        CoreState restored = SnapshotTest.restored(fixture.state);
        assertThat(restored.stateHash()).isEqualTo(fixture.state.stateHash());
        assertThat(restored.parents.all()).containsExactlyElementsOf(fixture.state.parents.all());
        assertThat(restored.parents.turns()).isEqualTo(fixture.state.parents.turns());
    }

    private static DenialCode denial(Outcome outcome) {
        return ((Outcome.Refused) outcome).code();
    }

    private List<AccountId> chosen(Balance by, int times) {
        List<AccountId> chosen = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            chosen.add(desk.chosen(by, Side.BUY, "1000"));
        }
        return chosen;
    }

    @Test
    void eachMemberGetsOneInItsTurn() {
        assertThat(chosen(Balance.ROUND_ROBIN, 5)).containsExactly(A, B, C, A, B);
        assertThat(chosen(Balance.FEWEST_ORDERS, 1))
                .as("another group, other turns")
                .containsExactly(C);
    }

    @Test
    void whoseTurnItIsOutlivesARestartAndOtherMembers() {
        chosen(Balance.ROUND_ROBIN, 2);
        BalancedDesk restarted = new BalancedDesk(fixture.log, fixture.now + 1).up();
        assertThat(restarted.chosen(Balance.ROUND_ROBIN, Side.BUY, "1000")).isEqualTo(C);
        restarted.fixture.core.group(
                List.of(AccountGroup.balancing(Balance.ROUND_ROBIN.name(), Balance.ROUND_ROBIN, List.of(B, A))),
                restarted.fixture.now);
        assertThat(restarted.chosen(Balance.ROUND_ROBIN, Side.BUY, "2000"))
                .as("the last one is no member any more: from the first on")
                .isEqualTo(B);
    }

    @Test
    void theLeastExposedOnTheOrdersSideGetsIt() {
        assertThat(desk.chosen(Balance.LEAST_EXPOSURE, Side.BUY, "3000")).isEqualTo(A);
        assertThat(desk.chosen(Balance.LEAST_EXPOSURE, Side.BUY, "1000")).isEqualTo(B);
        assertThat(desk.chosen(Balance.LEAST_EXPOSURE, Side.BUY, "2000")).isEqualTo(C);
        desk.filled();
        assertThat(desk.chosen(Balance.LEAST_EXPOSURE, Side.BUY, "1000"))
                .as("b has 1000 ordered, c holds 2000, a has 3000 ordered")
                .isEqualTo(B);
        assertThat(desk.chosen(Balance.LEAST_EXPOSURE, Side.SELL, "1000"))
                .as("only c holds anything that a sale would make smaller")
                .isEqualTo(C);
        assertThat(desk.newestChoice().candidates())
                .extracting(MemberChoice.Candidate::figure)
                .containsExactly(Decimal.of(1000), Decimal.of(1000), Decimal.of(-1000));
    }

    @Test
    void theOneWithTheMostFreeMarginGetsIt() {
        desk.margin(A, "USD", "90000", "1000");
        desk.margin(B, "USD", "50000", null);
        desk.margin(C, "USD", "40000", "40000");
        assertThat(chosen(Balance.MOST_HEADROOM, 2)).containsExactly(B, B);
        desk.margin(B, "USD", "50000", "500");
        assertThat(chosen(Balance.MOST_HEADROOM, 1)).containsExactly(C);
    }

    @Test
    void whoseHeadroomIsNotKnownIsPassedOver() {
        desk.margin(A, "USD", "90000", "90000");
        fixture.now += Worth.FRESH_NANOS;
        desk.margin(B, "USD", "100", "100");
        desk.margin(C, "EUR", "80000", "80000");
        assertThat(chosen(Balance.MOST_HEADROOM, 1)).containsExactly(B);
        assertThat(desk.against(A)).isEqualTo(DenialCode.ACCOUNT_EQUITY_MISSING);
        assertThat(desk.against(C)).isEqualTo(DenialCode.ACCOUNT_EQUITY_MISSING);
    }

    @Test
    void theOneWithTheFewestLiveOrdersGetsIt() {
        assertThat(chosen(Balance.FEWEST_ORDERS, 4)).containsExactly(A, B, C, A);
        desk.filled();
        assertThat(chosen(Balance.FEWEST_ORDERS, 2)).containsExactly(B, C);
        assertThat(chosen(Balance.FEWEST_ORDERS, 1))
                .as("a has one, b and c have two")
                .containsExactly(A);
    }

    @Test
    void aMemberThatIsKilledIsPassedOver() {
        fixture.command(new HaltCommand.Kill(Fixture.ANNA, Scope.of(A), false, "looks odd"));
        assertThat(chosen(Balance.ROUND_ROBIN, 2)).containsExactly(B, C);
        assertThat(desk.against(A)).isEqualTo(DenialCode.KILLED);
    }

    @Test
    void aMemberThatTheGuardLockedIsPassedOver() {
        guard(A, true);
        desk.margin(A, "USD", "90000", "90000");
        assertThat(fixture.state.guards().ledger(A).lock(GuardLimit.DAILY_LOSS)).isNotNull();
        assertThat(chosen(Balance.ROUND_ROBIN, 1)).containsExactly(B);
        assertThat(desk.against(A)).isEqualTo(DenialCode.GUARD_LOCKED);
    }

    private void guard(AccountId account, boolean opposites) {
        GuardRules rules = new GuardRules(
                "rules",
                "firm",
                Decimal.of(100_000),
                true,
                new TradingDay(ZoneOffset.UTC, LocalTime.MIDNIGHT),
                new GuardRules.DailyLoss(LossLimit.parse("5%"), GuardRules.Base.BALANCE, true),
                null,
                new GuardRules.Caps(null, null, opposites),
                GuardRules.Locking.STANDARD,
                GuardRules.Trust.STANDARD,
                GuardRules.Windows.NONE);
        fixture.core.guard(account, rules, fixture.now);
        desk.margin(account, "USD", "100000", "100000");
        fixture.tick();
    }

    @Test
    void neverOpensTheOtherSideOfAnotherAccountOfTheFirm() {
        ALL.forEach(account -> guard(account, false));
        assertThat(desk.chosen(Balance.ROUND_ROBIN, Side.BUY, "5000")).isEqualTo(A);
        desk.filled();
        assertThat(desk.chosen(Balance.ROUND_ROBIN, Side.SELL, "2000"))
                .as("b and c would be short where a is long")
                .isEqualTo(A);
        assertThat(desk.against(B)).isEqualTo(DenialCode.GUARD_OPPOSITE_POSITION);
        assertThat(desk.chosen(Balance.ROUND_ROBIN, Side.BUY, "1000"))
                .as("the same side may be anywhere")
                .isEqualTo(B);
    }

    @Test
    void aMemberAtItsLimitIsPassedOver() {
        fixture.core.define(
                List.of(
                        Limit.of(Scope.of(A), LimitKind.MAX_ORDER_LOTS, "0.01"),
                        Limit.of(Scope.of(B), LimitKind.MAX_OPEN_ORDERS, "1")),
                fixture.now);
        assertThat(desk.chosen(Balance.ROUND_ROBIN, Side.BUY, "2000")).isEqualTo(B);
        assertThat(desk.against(A)).isEqualTo(DenialCode.ORDER_QUANTITY_LIMIT);
        assertThat(desk.chosen(Balance.ROUND_ROBIN, Side.BUY, "3000")).isEqualTo(C);
        assertThat(desk.chosen(Balance.ROUND_ROBIN, Side.BUY, "4000")).isEqualTo(C);
        assertThat(desk.against(B)).isEqualTo(DenialCode.OPEN_ORDER_LIMIT);
    }

    @Test
    void aMemberWhoseLoginIsGoneOrOutOfRoomIsPassedOver() {
        fixture.port.obstacles.put(A, "login one is REFUSED: 401");
        assertThat(chosen(Balance.ROUND_ROBIN, 3)).containsExactly(B, C, B);
        assertThat(desk.against(A)).isEqualTo(DenialCode.VENUE_DOWN);
    }

    @Test
    void whenAllRefuseEachReasonIsToldAndTheIdStaysFree() {
        fixture.port.obstacles.put(A, "login one is REFUSED: 401");
        fixture.port.spent = new Outcome.Refused(DenialCode.RATE_BUDGET_SPENT, "venue", "lp", "again in 40 ms");
        Outcome refused = desk.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000");
        assertThat(denial(refused)).isEqualTo(DenialCode.EVERY_MEMBER_REFUSED);
        assertThat(((Outcome.Refused) refused).remedy())
                .contains("a: RATE_BUDGET_SPENT", "b: RATE_BUDGET_SPENT", "c: RATE_BUDGET_SPENT", "again in 40 ms");
        assertThat(fixture.state.parents.all()).isEmpty();
        assertThat(fixture.log).hasAtLeastOneElementOfType(ParentEvent.NoMemberFit.class);
        fixture.port.spent = null;
        assertThat(desk.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000")).isInstanceOf(Outcome.Accepted.class);
        assertThat(desk.newest().account().id()).isEqualTo(B);
    }

    @Test
    void theReasonsOfManyMembersAreBounded() {
        MemberReasons reasons = new MemberReasons();
        for (int i = 0; i < MemberReasons.TOLD + 3; i++) {
            reasons.add(new AccountId("m" + i), Desk.JOURNAL_FULL);
        }
        assertThat(reasons.refusal("all").remedy())
                .contains("m7: ")
                .doesNotContain("m8: ")
                .endsWith("; and 3 more");
    }

    @Test
    void aVenueThatIsDownOrAnAccountThatRecoversIsPassedOver() {
        fixture.down();
        assertThat(denial(desk.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000")))
                .isEqualTo(DenialCode.EVERY_MEMBER_REFUSED);
        assertThat(desk.against(A)).isEqualTo(DenialCode.VENUE_DOWN);
        desk.link();
        desk.told(B);
        assertThat(chosen(Balance.ROUND_ROBIN, 2)).containsExactly(B, B);
        assertThat(desk.against(A)).isEqualTo(DenialCode.ACCOUNT_RECOVERING);
    }

    private Outcome reduce(Balance by, String id, Side side, String units) {
        return fixture.command(new ParentCommand.PlaceForAccounts(
                Fixture.ANNA,
                by.name(),
                new ClientOrderId(id),
                Fixture.EURUSD,
                side,
                new Command.Request(
                        OrdType.MARKET,
                        TimeInForce.IMMEDIATE_OR_CANCEL,
                        Quantity.units(Decimal.of(units)),
                        null,
                        null,
                        null,
                        new OrderTerms.Flags(false, true),
                        null,
                        null,
                        RoutingTags.NONE),
                Fixture.MANUAL));
    }

    @Test
    void anOrderThatReducesGoesToWhoeverHoldsThatMuch() {
        assertThat(denial(reduce(Balance.MOST_HEADROOM, "r0", Side.SELL, "1000")))
                .isEqualTo(DenialCode.EVERY_MEMBER_REFUSED);
        chosen(Balance.ROUND_ROBIN, 1);
        assertThat(desk.chosen(Balance.ROUND_ROBIN, Side.BUY, "4000")).isEqualTo(B);
        desk.filled();
        assertThat(reduce(Balance.MOST_HEADROOM, "r1", Side.SELL, "3000"))
                .as("b's headroom is not known, its position is")
                .isInstanceOf(Outcome.Accepted.class);
        assertThat(desk.newest().account().id()).isEqualTo(B);
        assertThat(desk.against(A)).isEqualTo(DenialCode.NO_POSITION);
        assertThat(denial(reduce(Balance.MOST_HEADROOM, "r2", Side.SELL, "2000")))
                .as("3000 of the 4000 are being closed")
                .isEqualTo(DenialCode.EVERY_MEMBER_REFUSED);
        assertThat(denial(reduce(Balance.ROUND_ROBIN, "r3", Side.BUY, "1000")))
                .isEqualTo(DenialCode.EVERY_MEMBER_REFUSED);
    }

    @Test
    void cancelAndReplaceGoToTheOneOrder() {
        desk.place(Balance.ROUND_ROBIN, "x", Side.BUY, "10000");
        LiveOrder order = desk.newest();
        fixture.sent(order.id());
        fixture.report(order, ExecType.NEW);
        assertThat(denial(fixture.command(replace("10500")))).isEqualTo(DenialCode.QUANTITY_OFF_LOT);
        assertThat(fixture.command(replace("20000"))).isEqualTo(new Outcome.Accepted(List.of(order.id())));
        assertThat(fixture.command(new ParentCommand.CancelParent(Fixture.ANNA, new ClientOrderId("x"))))
                .isEqualTo(new Outcome.Accepted(List.of(order.id())));
    }

    private static ParentCommand replace(String units) {
        return new ParentCommand.ReplaceParent(
                Fixture.ANNA, new ClientOrderId("x"), Quantity.units(Decimal.of(units)), null, null);
    }

    @Test
    void whatWasNotPlacedBeforeTheGatewayEndedIsNotPlacedLater() {
        desk.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000");
        List<Event> log = fixture.log.stream()
                .filter(each -> !(each instanceof Event.OrderAccepted))
                .toList();
        BalancedDesk restarted = new BalancedDesk(log, fixture.now + 1).up();
        assertThat(denial(restarted.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000")))
                .isEqualTo(DenialCode.EVERY_MEMBER_REFUSED);
        assertThat(restarted.fixture.state.orders().all()).isEmpty();
    }

    @Test
    void theEventNamesTheOrderThatFollows() {
        desk.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000");
        assertThat(desk.parent("x").balanced())
                .satisfies(balanced ->
                        assertThat(order(balanced)).isEqualTo(desk.newest().id()));
    }

    private static @Nullable OrderId order(ParentEvent.@Nullable ParentBalanced balanced) {
        return balanced == null ? null : balanced.order();
    }

    @Test
    void nothingHappensWhereTheLogHasNoRoom() {
        fixture.refused = EventSink.Lane.NORMAL;
        assertThat(denial(desk.place(Balance.ROUND_ROBIN, "x", Side.BUY, "1000")))
                .isEqualTo(DenialCode.JOURNAL_FULL);
        assertThat(fixture.state.parents.all()).isEmpty();
        fixture.refused = null;
    }
}
