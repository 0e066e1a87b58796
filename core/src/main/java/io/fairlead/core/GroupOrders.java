package io.fairlead.core;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.GroupCommand;
import io.fairlead.core.event.GroupEvent;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.group.Group;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.GroupPlan;
import io.fairlead.core.model.GroupPlan.Leg;
import io.fairlead.core.model.GroupPlan.Role;
import io.fairlead.core.model.GroupPlan.Shape;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import io.fairlead.core.risk.Assessment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Checks groups as a whole before anything of them leaves, and places their orders. Owned by the engine thread.
final class GroupOrders {
    private final Desk desk;
    private final Placing placing;

    GroupOrders(Desk desk, Placing placing) {
        this.desk = desk;
        this.placing = placing;
    }

    /// Whether an order asks for exits that its venue does not attach itself, or its id names a group.
    boolean isBracketOfOurs(Command.PlaceOrder command) {
        Command.Request request = command.request();
        if (request.stopLoss() == null && request.takeProfit() == null) {
            return desk.state().groups().find(command.account(), command.clientOrderId()) != null;
        }
        AccountState account = desk.state().account(command.account());
        return account != null && !capabilities(account).has(Capability.ATTACHED_BRACKETS);
    }

    private Capabilities capabilities(AccountState account) {
        return desk.port(account.account().venue()).capabilities();
    }

    Outcome bracket(Command.PlaceOrder command, long nowNanos) {
        GroupCommand.PlaceGroup bracket = bracketOf(command);
        return bracket == null ? reused(command) : place(bracket, nowNanos);
    }

    /// What stands against an order that becomes a bracket of ours, or what became of it before; null if nothing does.
    /// Changes nothing.
    @Nullable
    Outcome objectionToBracket(Command.PlaceOrder command, long nowNanos) {
        GroupCommand.PlaceGroup bracket = bracketOf(command);
        return bracket == null ? reused(command) : objection(bracket, nowNanos);
    }

    /// What would become of such an order: how near its entry comes to each limit, and what stands against the whole.
    Assessment assessBracket(Command.PlaceOrder command, long nowNanos) {
        GroupCommand.PlaceGroup bracket = bracketOf(command);
        if (bracket == null) {
            return Assessment.refused(reused(command));
        }
        Outcome objection = objection(bracket, nowNanos);
        return placing.assess(bracket.order(), nowNanos).unless(Refusals.ofNew(objection, command.clientOrderId()));
    }

    /// Null if it asks for no exits: then its id names a group.
    private GroupCommand.@Nullable PlaceGroup bracketOf(Command.PlaceOrder command) {
        AccountState account = Objects.requireNonNull(desk.state().account(command.account()));
        Command.Request request = command.request();
        boolean cancels = capabilities(account).timesInForce().contains(TimeInForce.GOOD_TILL_CANCEL);
        TimeInForce lasting = cancels ? TimeInForce.GOOD_TILL_CANCEL : TimeInForce.DAY;
        Side exit = command.side().opposite();
        List<Leg> legs = new ArrayList<>();
        if (request.stopLoss() != null) {
            legs.add(new Leg(Role.STOP_LOSS, exit, OrdType.STOP, lasting, null, request.stopLoss(), null, true));
        }
        if (request.takeProfit() != null) {
            legs.add(new Leg(Role.TAKE_PROFIT, exit, OrdType.LIMIT, lasting, request.takeProfit(), null, null, true));
        }
        if (legs.isEmpty()) {
            return null;
        }
        Command.PlaceOrder entry = new Command.PlaceOrder(
                command.origin(),
                command.account(),
                command.clientOrderId(),
                command.symbol(),
                command.side(),
                without(request),
                command.strategy());
        return new GroupCommand.PlaceGroup(command.origin(), entry, Shape.BRACKET, legs, GroupPlan.OnRace.REPORT);
    }

    private static Command.Request without(Command.Request request) {
        return new Command.Request(
                request.type(),
                request.timeInForce(),
                request.quantity(),
                request.price(),
                request.stopPx(),
                request.expireNanos(),
                request.flags(),
                null,
                null,
                request.routing());
    }

    private Outcome.Refused reused(Command.PlaceOrder command) {
        return Refusals.reused(
                Objects.requireNonNull(desk.state().groups().find(command.account(), command.clientOrderId())));
    }

    Outcome place(GroupCommand.PlaceGroup command, long nowNanos) {
        Outcome objection = objection(command, nowNanos);
        return objection == null ? start(command, plan(command), nowNanos) : objection;
    }

    private @Nullable Outcome objection(GroupCommand.PlaceGroup command, long nowNanos) {
        Command.PlaceOrder order = command.order();
        if (order.clientOrderId().value().length() > GroupPlan.LONGEST_CLIENT_ID) {
            return new Outcome.Refused(
                    DenialCode.CLIENT_ORDER_ID_TOO_LONG,
                    "clientOrderId",
                    order.clientOrderId().value(),
                    "the id of a group has at most " + GroupPlan.LONGEST_CLIENT_ID + " characters");
        }
        Group known = desk.state().groups().find(order.account(), order.clientOrderId());
        Outcome objection = placing.objection(order, isReducing(command), nowNanos);
        if (objection instanceof Outcome.Refused refused) {
            return refused;
        }
        GroupPlan plan = plan(command);
        if (objection instanceof Outcome.Repeated repeated) {
            boolean same = known != null && plan.asksSameAs(known.plan());
            LiveOrder earlier = Objects.requireNonNull(desk.state().orders().findEver(repeated.order()));
            return same ? repeated : Refusals.reused(earlier, order.clientOrderId());
        }
        return firstRefusal(command, plan, nowNanos);
    }

    private static boolean isReducing(GroupCommand.PlaceGroup command) {
        return command.shape() == Shape.REVERSE
                || (command.shape() == Shape.ONE_CANCELS_OTHER
                        && command.order().request().flags().reduceOnly());
    }

    private GroupPlan plan(GroupCommand.PlaceGroup command) {
        Command.PlaceOrder order = command.order();
        AccountState account = Objects.requireNonNull(desk.state().account(order.account()));
        Instrument instrument = Objects.requireNonNull(desk.state().instrument(order.symbol()));
        Decimal units = instrument.toUnits(order.request().quantity());
        List<Leg> legs = new ArrayList<>();
        if (!command.shape().hasEntry()) {
            Command.Request request = order.request();
            legs.add(new Leg(
                    Role.FIRST,
                    order.side(),
                    request.type(),
                    request.timeInForce(),
                    request.price(),
                    request.stopPx(),
                    request.expireNanos(),
                    request.flags().reduceOnly()));
        }
        legs.addAll(command.legs());
        return new GroupPlan(
                new GroupId(desk.newId(account.account(), order.clientOrderId()).value()),
                command.shape(),
                order.account(),
                order.clientOrderId(),
                order.symbol(),
                order.side(),
                order.strategy(),
                units,
                legs,
                command.onRace());
    }

    /// What could not be placed later is refused now: an entry must not be left without its exits.
    private @Nullable Outcome firstRefusal(GroupCommand.PlaceGroup command, GroupPlan plan, long nowNanos) {
        AccountState account = Objects.requireNonNull(desk.state().account(plan.account()));
        boolean byId = account.account().mode() == PositionMode.HEDGING
                && capabilities(account).has(Capability.POSITION_IDS);
        boolean exits = plan.legs().stream().anyMatch(Leg::reduceOnly) || plan.onRace() == GroupPlan.OnRace.FLATTEN;
        if (byId && exits) {
            return Refusals.positionNotNamed(account.account());
        }
        Outcome wrongSide = wrongSide(plan, command.order().request().price());
        if (wrongSide != null) {
            return wrongSide;
        }
        for (int i = plan.shape().hasEntry() ? 0 : 1; i < plan.legs().size(); i++) {
            Leg leg = plan.legs().get(i);
            RoutingTags routing = command.order().request().routing();
            Outcome objection =
                    placing.objection(order(plan, i, leg, plan.units(), routing), leg.reduceOnly(), nowNanos);
            if (objection != null) {
                return objection instanceof Outcome.Refused refused ? named(leg.role(), refused) : objection;
            }
        }
        return null;
    }

    /// The stop loss of a long position is below, its take profit above, and both on their side of the entry's price.
    private static @Nullable Outcome wrongSide(GroupPlan plan, @Nullable Decimal entryPx) {
        Decimal loss = null;
        Decimal profit = null;
        for (Leg leg : plan.legs()) {
            loss = leg.role() == Role.STOP_LOSS ? leg.stopPx() : loss;
            profit = leg.role() == Role.TAKE_PROFIT ? leg.price() : profit;
        }
        Outcome first = wrongSide(plan.side(), "stopLoss", loss, entryPx == null ? profit : entryPx);
        return first != null ? first : wrongSide(plan.side().opposite(), "takeProfit", profit, entryPx);
    }

    /// Whether an exit is not below what it should be below, for a long position; above for a short one.
    private static @Nullable Outcome wrongSide(
            Side below, String field, @Nullable Decimal exit, @Nullable Decimal limit) {
        if (exit == null || limit == null) {
            return null;
        }
        int order = exit.compareTo(limit);
        boolean right = below == Side.BUY ? order < 0 : order > 0;
        return right
                ? null
                : new Outcome.Refused(
                        DenialCode.LEG_ON_WRONG_SIDE,
                        field,
                        exit.toString(),
                        "it must be " + (below == Side.BUY ? "below " : "above ") + limit);
    }

    private static Outcome.Refused named(Role role, Outcome.Refused refused) {
        return new Outcome.Refused(refused.code(), role + "." + refused.field(), refused.value(), refused.remedy());
    }

    private Outcome start(GroupCommand.PlaceGroup command, GroupPlan plan, long nowNanos) {
        GroupEvent started = new GroupEvent.GroupStarted(nowNanos, command.origin(), plan);
        if (!desk.record(started, EventSink.Lane.NORMAL)) {
            return Desk.JOURNAL_FULL;
        }
        Outcome outcome = placing.place(command.order(), isReducing(command), nowNanos);
        if (outcome instanceof Outcome.Accepted && !plan.shape().hasEntry()) {
            Group group = Objects.requireNonNull(desk.state().groups().find(plan.id()));
            Outcome second = placeLeg(group, 1, plan.units(), nowNanos);
            outcome = second instanceof Outcome.Accepted ? both(outcome, second) : second;
        }
        if (outcome instanceof Outcome.Refused refused) {
            desk.record(
                    new GroupEvent.GroupStopped(nowNanos, Origin.GATEWAY, plan.id(), "refused: " + refused.code()),
                    EventSink.Lane.RESERVED);
        }
        return outcome;
    }

    private static Outcome both(Outcome first, Outcome second) {
        return first instanceof Outcome.Accepted one && second instanceof Outcome.Accepted other
                ? new Outcome.Accepted(
                        List.of(one.orders().getFirst(), other.orders().getFirst()))
                : second;
    }

    /// Places the next order of a leg.
    Outcome placeLeg(Group group, int index, Decimal units, long nowNanos) {
        Leg leg = group.leg(index);
        LiveOrder first = group.first();
        RoutingTags routing = first == null ? RoutingTags.NONE : first.routing();
        Command.PlaceOrder order = order(group.plan(), index, leg, units, routing);
        ClientOrderId client = desk.state().groups().nextClient(group, index);
        return placing.place(named(order, client), leg.reduceOnly(), nowNanos);
    }

    private static Command.PlaceOrder named(Command.PlaceOrder order, ClientOrderId client) {
        return new Command.PlaceOrder(
                order.origin(),
                order.account(),
                client,
                order.symbol(),
                order.side(),
                order.request(),
                order.strategy());
    }

    private Command.PlaceOrder order(GroupPlan plan, int index, Leg leg, Decimal units, RoutingTags routing) {
        AccountState account = Objects.requireNonNull(desk.state().account(plan.account()));
        boolean reduceOnly = leg.reduceOnly() && capabilities(account).has(Capability.REDUCE_ONLY);
        Command.Request request = new Command.Request(
                leg.type(),
                leg.timeInForce(),
                Quantity.units(units),
                leg.price(),
                leg.stopPx(),
                leg.expireNanos(),
                reduceOnly ? new OrderTerms.Flags(false, true) : OrderTerms.Flags.NONE,
                null,
                null,
                routing);
        return new Command.PlaceOrder(
                Group.ORIGIN,
                plan.account(),
                plan.clientOf(index, 0),
                plan.symbol(),
                leg.side(),
                request,
                plan.strategy());
    }

    /// What stands against other prices of a leg that has no order.
    @Nullable
    Outcome objection(Group group, int index, GroupCommand.ChangeLeg change, long nowNanos) {
        Leg changed = group.leg(index).at(change.price(), change.stopPx());
        Command.PlaceOrder order =
                order(group.plan(), index, changed, group.plan().units(), RoutingTags.NONE);
        ClientOrderId client = desk.state().groups().nextClient(group, index);
        return placing.objection(named(order, client), true, nowNanos);
    }

    /// Trades back what was executed too much, once; where the legs are of both sides there is nothing to trade back.
    /// Whether that is settled.
    boolean tradeBack(Group group, Decimal units, long nowNanos) {
        GroupPlan plan = group.plan();
        Side side = plan.legs().getFirst().side();
        if (plan.legs().stream().anyMatch(leg -> leg.side() != side)) {
            return true;
        }
        AccountState account = Objects.requireNonNull(desk.state().account(plan.account()));
        Command.Request request = new Command.Request(
                OrdType.MARKET,
                Closing.timeInForce(capabilities(account)),
                Quantity.units(units),
                null,
                null,
                null,
                OrderTerms.Flags.NONE,
                null,
                null,
                RoutingTags.NONE);
        Outcome outcome = placing.place(
                new Command.PlaceOrder(
                        Group.ORIGIN,
                        plan.account(),
                        plan.clientOfExcess(),
                        plan.symbol(),
                        side.opposite(),
                        request,
                        Closing.CLOSE),
                true,
                nowNanos);
        boolean otherExcess =
                outcome instanceof Outcome.Refused refused && refused.code() == DenialCode.CLIENT_ORDER_ID_REUSED;
        return otherExcess || !(outcome instanceof Outcome.Refused);
    }

    static int indexOf(Group group, Role role) {
        List<Leg> legs = group.plan().legs();
        for (int i = 0; i < legs.size(); i++) {
            if (legs.get(i).role() == role) {
                return i;
            }
        }
        return -1;
    }

    static Outcome.Refused unknown(GroupId group) {
        return new Outcome.Refused(
                DenialCode.GROUP_UNKNOWN, "group", group.value(), "use the id that placing the group returned");
    }

    static Outcome.Refused notActive(Group group) {
        return new Outcome.Refused(
                DenialCode.GROUP_NOT_ACTIVE,
                "group",
                group.plan().id().value(),
                "it is " + group.phase() + ": " + group.text());
    }

    static Outcome.Refused noLeg(GroupCommand.ChangeLeg command) {
        return new Outcome.Refused(
                DenialCode.LEG_UNKNOWN, "role", command.role().name(), "the group has no such leg");
    }
}
