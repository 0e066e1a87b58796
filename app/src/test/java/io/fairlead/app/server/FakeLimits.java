package io.fairlead.app.server;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.MemberChoice;
import io.fairlead.core.event.OrderChecked;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.limit.LimitValue;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountGroup.Sizing;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Balance;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Scope;
import io.fairlead.core.model.Share;
import io.fairlead.core.risk.Assessment;
import io.fairlead.core.risk.GroupAssessment;
import io.fairlead.core.risk.LimitUsage;
import io.fairlead.core.risk.StandingLimit;
import io.fairlead.gateway.LimitDesk;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/// Two limits, one of them changed; an order of more than five lots would be refused. One group that balances, whose
/// orders the first of two members gets: of the second nothing is known. Of an order for the group `all` each of them
/// would get as much.
public final class FakeLimits implements LimitDesk {
    private static final Outcome.Refused NOBODY =
            new Outcome.Refused(DenialCode.EVERY_MEMBER_REFUSED, "group", "any", "Each member has a reason.");

    private static final LimitValue FIVE = LimitKind.MAX_ORDER_LOTS.parse("5");

    final List<ClientOrderId> asked = new CopyOnWriteArrayList<>();
    private final AccountId first;
    private final AccountId second;

    public FakeLimits(AccountId first, AccountId second) {
        this.first = first;
        this.second = second;
    }

    /// The whole order on one account.
    public static Command.PlaceOrder onOne(ParentCommand.PlaceForAccounts order, AccountId account) {
        return new Command.PlaceOrder(
                order.origin(),
                account,
                order.parent(),
                order.symbol(),
                order.side(),
                order.request(),
                order.strategy());
    }

    @Override
    public CompletableFuture<List<AccountGroup>> groups() {
        return CompletableFuture.completedFuture(
                List.of(AccountGroup.balancing("any", Balance.MOST_HEADROOM, List.of(first, second))));
    }

    @Override
    public CompletableFuture<GroupAssessment> whatIf(ParentCommand.PlaceForAccounts order) {
        if (order.group().equals("all")) {
            return whatIf(onOne(order, first))
                    .thenApply(each -> new GroupAssessment(
                            each.refusal(), null, List.of(member(order, first, each), member(order, second, each))));
        }
        return whatIf(onOne(order, first)).thenApply(assessment -> {
            Outcome.Refused unknown = new Outcome.Refused(
                    DenialCode.ACCOUNT_EQUITY_MISSING, "account", second.value(), "no headroom to compare: never told");
            boolean fits = assessment.refusal() == null;
            MemberChoice choice = new MemberChoice(
                    Balance.MOST_HEADROOM,
                    List.of(
                            new MemberChoice.Candidate(first, 1, Decimal.of("98765.43"), assessment.refusal()),
                            new MemberChoice.Candidate(second, 0, null, unknown)),
                    fits ? first : null);
            return fits
                    ? new GroupAssessment(null, choice, List.of(member(order, first, assessment)))
                    : new GroupAssessment(NOBODY, choice, List.of());
        });
    }

    private static GroupAssessment.Member member(
            ParentCommand.PlaceForAccounts order, AccountId account, Assessment assessment) {
        Share whole =
                new Share(account, order.parent(), new Sizing.Whole(), null, "", Decimal.of(100_000), Decimal.ZERO);
        return new GroupAssessment.Member(whole, assessment);
    }

    @Override
    public CompletableFuture<Assessment> whatIf(Command.PlaceOrder order) {
        asked.add(order.clientOrderId());
        boolean more = order.request().quantity().value().compareTo(Decimal.of(5)) > 0;
        Outcome.Refused refused = new Outcome.Refused(
                DenialCode.ORDER_QUANTITY_LIMIT, "quantity", "6 lots", "max-order-lots of gateway is 5: send less");
        Assessment.Headroom room = new Assessment.Headroom(
                LimitKind.MAX_ORDER_LOTS,
                more ? OrderChecked.Verdict.REFUSED : OrderChecked.Verdict.PASSED,
                more ? "6" : "1",
                "5",
                more ? "-1" : "4",
                Scope.gateway());
        return CompletableFuture.completedFuture(
                new Assessment(more ? refused : null, Decimal.of("1.08"), Decimal.of("1.09"), List.of(room)));
    }

    @Override
    public CompletableFuture<List<LimitUsage>> usages() {
        StandingLimit.Change change =
                new StandingLimit.Change(FIVE, FakeGateway.START_NANOS, new Origin("anna", "t1", "here"), "less");
        LimitValue open = LimitKind.MAX_OPEN_ORDERS.parse("500");
        return CompletableFuture.completedFuture(List.of(
                new LimitUsage(
                        new StandingLimit(Scope.gateway(), LimitKind.MAX_ORDER_LOTS, FIVE, null, change), "", "", ""),
                new LimitUsage(
                        new StandingLimit(Scope.of(FakeGateway.ACCOUNT), LimitKind.MAX_OPEN_ORDERS, open, open, null),
                        "3",
                        "497",
                        "")));
    }
}
