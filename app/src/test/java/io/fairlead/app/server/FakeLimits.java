package io.fairlead.app.server;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.OrderChecked;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.limit.LimitValue;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Scope;
import io.fairlead.core.risk.Assessment;
import io.fairlead.core.risk.LimitUsage;
import io.fairlead.core.risk.StandingLimit;
import io.fairlead.gateway.LimitDesk;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Two limits, one of them changed; an order of more than five lots would be refused.
public final class FakeLimits implements LimitDesk {
    private static final LimitValue FIVE = LimitKind.MAX_ORDER_LOTS.parse("5");

    public FakeLimits() {}

    @Override
    public CompletableFuture<Assessment> whatIf(Command.PlaceOrder order) {
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
