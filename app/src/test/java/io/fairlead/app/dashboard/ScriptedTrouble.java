package io.fairlead.app.dashboard;

import io.fairlead.core.breaker.Circuit;
import io.fairlead.core.breaker.Circuits;
import io.fairlead.core.event.Break;
import io.fairlead.core.event.BreakerCommand;
import io.fairlead.core.event.BreakerEvent.Endpoint;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.LimitCommand;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.GroupPlan;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Share;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.view.BreakView;
import io.fairlead.core.view.GroupView;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.ParentView;
import io.fairlead.gateway.ReadSide.VenueBudget;
import io.fairlead.venues.rate.BudgetView;
import io.fairlead.venues.rate.Lane;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// One of everything that the control view watches: a break that stands and one that ended, a bracket, an order for two
/// accounts, a breaker that tripped and a budget that is nearly spent. Nothing moves but time.
final class ScriptedTrouble {
    private static final long SECOND = 1_000_000_000L;
    private static final Symbol EURUSD = new Symbol("EURUSD");
    private static final AccountId SIM = new AccountId("sim-1");
    private static final AccountId DEMO = new AccountId("demo-4");
    private static final StrategyId MANUAL = new StrategyId("manual");
    private static final Decimal LOT = Decimal.of(100_000);

    private final LongSupplier now;
    private final long began;
    private final List<String> changes = new CopyOnWriteArrayList<>();

    ScriptedTrouble(LongSupplier now) {
        this.now = now;
        began = now.getAsLong();
    }

    /// What an admin had changed, in words.
    List<String> changes() {
        return changes;
    }

    Outcome note(LimitCommand command) {
        changes.add(
                switch (command) {
                    case LimitCommand.SetLimit set ->
                        "set " + set.limit().kind().key() + " " + set.limit().value() + ": " + set.because();
                    case LimitCommand.ResetLimit reset ->
                        "reset " + reset.kind().key() + ": " + reset.because();
                });
        return new Outcome.Accepted(List.of());
    }

    Outcome note(BreakerCommand command) {
        changes.add(
                switch (command) {
                    case BreakerCommand.ResetBreaker reset ->
                        "reset " + reset.venue() + " " + reset.endpoint() + ": " + reset.because();
                });
        return new Outcome.Accepted(List.of());
    }

    List<BreakView> breaks() {
        BreakView missing = new BreakView(
                Break.Kind.POSITION_DIFFERS,
                new BreakView.Subject(SIM, null, EURUSD, null),
                new BreakView.Values("100000", "150000", "the venue holds more than our executions add up to"),
                new BreakView.Times(began - 125 * SECOND, began, 3, 0, ""));
        BreakView adopted = new BreakView(
                Break.Kind.ADOPTED,
                new BreakView.Subject(SIM, new OrderId("A-77"), EURUSD, Side.BUY),
                new BreakView.Values("", "V-77", "an order made elsewhere"),
                new BreakView.Times(began - 600 * SECOND, began - 600 * SECOND, 1, began - 540 * SECOND, "the venue"));
        return List.of(missing, adopted);
    }

    List<Circuits.Standing> circuits() {
        return List.of(new Circuits.Standing(
                ScriptedInstrument.VENUE,
                Endpoint.ORDERS,
                new Circuit.Open("10 failures in a row, no credit", began, now.getAsLong() + 30 * SECOND, 1)));
    }

    List<VenueBudget> budgets() {
        BudgetView.Limit second = new BudgetView.Limit("orders-per-second", 50, 45, SECOND, 5, 25, 0);
        BudgetView.Limit day =
                new BudgetView.Limit("day", 2_000, 1_800, 86_400 * SECOND, 1_800, 0, now.getAsLong() + 3_600 * SECOND);
        return List.of(new VenueBudget(
                ScriptedInstrument.VENUE,
                new BudgetView(
                        "alpha-orders", List.of(second, day), 0, Map.of(Lane.NEW, 1_800L), Map.of(Lane.NEW, 4L))));
    }

    List<GroupView> groups() {
        GroupPlan.Leg stop = leg(GroupPlan.Role.STOP_LOSS, OrdType.STOP, null, Decimal.of("0.99"));
        GroupPlan.Leg profit = leg(GroupPlan.Role.TAKE_PROFIT, OrdType.LIMIT, Decimal.of("1.20"), null);
        GroupPlan plan = new GroupPlan(
                new GroupId("G-1"),
                GroupPlan.Shape.BRACKET,
                SIM,
                new ClientOrderId("bracket-1"),
                EURUSD,
                Side.BUY,
                MANUAL,
                LOT,
                List.of(stop, profit),
                GroupPlan.OnRace.REPORT);
        return List.of(new GroupView(
                plan,
                GroupView.Status.ACTIVE,
                false,
                new OrderId("A-80"),
                LOT,
                Decimal.ZERO,
                LOT,
                List.of(
                        new GroupView.Leg(stop, null, null, LOT, Decimal.ZERO, "PRICE_OFF_TICK"),
                        new GroupView.Leg(profit, null, null, LOT, Decimal.ZERO, "")),
                "",
                new GroupView.Times(began, began),
                1));
    }

    private static GroupPlan.Leg leg(
            GroupPlan.Role role, OrdType type, @Nullable Decimal price, @Nullable Decimal stopPx) {
        return new GroupPlan.Leg(role, Side.SELL, type, TimeInForce.GOOD_TILL_CANCEL, price, stopPx, null, true);
    }

    List<ParentView> parents() {
        Share sim = share(SIM, 1);
        Share demo = share(DEMO, 2);
        Command.Request request = new Command.Request(
                OrdType.MARKET,
                TimeInForce.DAY,
                Quantity.lots(Decimal.ONE),
                null,
                null,
                null,
                OrderTerms.Flags.NONE,
                null,
                null,
                RoutingTags.NONE);
        ParentEvent.ParentStarted started = new ParentEvent.ParentStarted(
                began,
                Origin.GATEWAY,
                new ClientOrderId("P-1"),
                "both",
                EURUSD,
                Side.SELL,
                MANUAL,
                request,
                List.of(sim, demo));
        Outcome.Refused denial =
                new Outcome.Refused(DenialCode.LEVERAGE_LIMIT, "quantity", "31", "send less, or raise max-leverage");
        return List.of(new ParentView(
                started,
                null,
                ParentView.Status.PARTLY,
                LOT.plus(LOT),
                LOT,
                LOT,
                Decimal.of("1.0998"),
                List.of(
                        new ParentView.Child(sim, (@Nullable OrderView) null, null, null, null),
                        new ParentView.Child(demo, null, denial, null, null)),
                1));
    }

    private static Share share(AccountId account, int number) {
        return new Share(
                account,
                new ClientOrderId("P-1~" + number),
                new AccountGroup.Sizing.Multiplier(Decimal.ONE),
                null,
                "",
                LOT,
                Decimal.ZERO);
    }
}
