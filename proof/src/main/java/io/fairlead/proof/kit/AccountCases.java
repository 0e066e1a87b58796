package io.fairlead.proof.kit;

import io.fairlead.core.ReportedValues;
import io.fairlead.core.event.AccountValues;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.port.Capability;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// 100 to 102: what an account is worth, and what does not get as far as the venue.
final class AccountCases {
    private static final Need LIMIT = new Need.Type(OrdType.LIMIT);

    private AccountCases() {}

    static List<KitCase> all() {
        return List.of(
                KitCase.of(100, "the account is worth what the venue says", AccountCases::isWorth)
                        .needing(new Need.Can(Capability.ACCOUNT_VALUES)),
                KitCase.of(101, "an order beyond a limit never gets to the venue", AccountCases::isLimited)
                        .needing(LIMIT),
                KitCase.of(102, "the same request twice is one order", AccountCases::isOne)
                        .needing(LIMIT)
                        .safeAnywhere());
    }

    private static void isWorth(Stand stand) {
        stand.soon(
                () -> isSame(stand),
                () -> "the venue says " + stand.venue().worth() + ", the gateway has "
                        + stand.reads().accountValues(stand.account().id()));
    }

    /// Whether the gateway knows what the venue says that the account is worth.
    static boolean isSame(Stand stand) {
        ReportedValues values = stand.reads().accountValues(stand.account().id());
        return values != null && same(values.said().figures(), stand.venue().worth());
    }

    private static boolean same(AccountValues.Figures ours, AccountValues.Figures theirs) {
        return same(ours.balance(), theirs.balance()) && same(ours.equity(), theirs.equity());
    }

    private static boolean same(@Nullable Decimal ours, @Nullable Decimal theirs) {
        return ours != null && theirs != null && ours.compareTo(theirs) == 0;
    }

    private static void isLimited(Stand stand) {
        int before = stand.there().book().orders().size();
        Decimal lots = Decimal.of(KitLimits.MOST_LOTS)
                .plus(stand.instrument().contract().lotStep());
        Ask ask = Ask.limit(
                Side.BUY,
                lots.times(stand.instrument().contract().contractSize()),
                stand.resting(Side.BUY),
                TimeInForce.GOOD_TILL_CANCEL);
        Outcome.Refused refused = stand.refused(stand.order(ask));
        Stand.holds(refused.code() == DenialCode.ORDER_QUANTITY_LIMIT, "refused for " + refused);
        Stand.holds(stand.there().book().orders().size() == before, "the venue has heard of it");
    }

    private static void isOne(Stand stand) {
        int before = stand.there().book().orders().size();
        Command.PlaceOrder order = stand.order(LifecycleCases.resting(stand, Side.BUY));
        List<OrderId> first = stand.accepted(order);
        Outcome again = stand.tell(order);
        Stand.holds(
                again instanceof Outcome.Repeated(OrderId same) && first.contains(same),
                "the second time it was " + again);
        stand.there().becomes(first.getFirst(), _ -> true, "there");
        Stand.holds(stand.there().book().orders().size() == before + 1, "the venue has not got one order more");
    }
}
