package io.fairlead.core;

import io.fairlead.core.event.Break;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.GroupCommand;
import io.fairlead.core.event.GroupEvent;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.PositionCommand;
import io.fairlead.core.group.Group;
import io.fairlead.core.group.GroupRules;
import io.fairlead.core.group.Picture;
import io.fairlead.core.group.Step;
import io.fairlead.core.halt.Kill;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GroupPlan;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.port.Capability;
import io.fairlead.core.position.Position;
import io.fairlead.core.risk.Assessment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Keeps groups of orders together: does what `GroupRules` say. Owned by the engine thread.
///
/// A step that did not help is repeated at growing intervals; any other is taken at once.
final class Grouping {
    private static final long SWEEP_NANOS = 100_000_000;

    private final Desk desk;
    private final Placing placing;
    private final Changing changing;
    private final GroupOrders orders;
    private final CoreSettings settings;
    private final Map<Group, Map<Step, Backoff>> tried = new HashMap<>();
    private long sweepDueNanos;

    Grouping(Desk desk, Placing placing, Changing changing, CoreSettings settings) {
        this.desk = desk;
        this.placing = placing;
        this.changing = changing;
        this.orders = new GroupOrders(desk, placing);
        this.settings = settings;
    }

    /// Whether an order asks for exits that its venue has not, so that we have to place them.
    boolean isBracketOfOurs(Command.PlaceOrder command) {
        return orders.isBracketOfOurs(command);
    }

    Outcome bracket(Command.PlaceOrder command, long nowNanos) {
        return started(orders.bracket(command, nowNanos), nowNanos);
    }

    /// What stands against an order, which may become a bracket of ours; null if nothing does. Changes nothing.
    @Nullable
    Outcome objection(Command.PlaceOrder command, long nowNanos) {
        return orders.isBracketOfOurs(command)
                ? orders.objectionToBracket(command, nowNanos)
                : placing.objection(command, false, nowNanos);
    }

    /// What would become of an order, which may become a bracket of ours, and how near it comes to each limit.
    Assessment assess(Command.PlaceOrder command, long nowNanos) {
        return orders.isBracketOfOurs(command)
                ? orders.assessBracket(command, nowNanos)
                : placing.assess(command, nowNanos);
    }

    /// Closes a position by the entry of a group, whose one leg opens as much on the same side as the close.
    Outcome reverse(PositionCommand.ReversePosition command, Closing closing, long nowNanos) {
        AccountState account = desk.state().account(command.account());
        Instrument instrument = desk.state().instrument(command.symbol());
        if (account == null || instrument == null) {
            return account == null
                    ? Refusals.accountUnknown(command.account())
                    : Refusals.symbolUnknown(command.symbol());
        }
        Outcome repeated = repeated(command);
        if (repeated != null) {
            return repeated;
        }
        return switch (closing.target(account.account(), instrument, command.position(), nowNanos)) {
            case Closing.Target.None(Outcome.Refused refused) -> refused;
            case Closing.Target.Of(OpenPosition open) -> reverse(command, closing, open, nowNanos);
        };
    }

    private @Nullable Outcome repeated(PositionCommand.ReversePosition command) {
        Group earlier = desk.state().groups().find(command.account(), command.clientOrderId());
        LiveOrder first = earlier == null ? null : earlier.first();
        if (earlier == null || first == null) {
            return null;
        }
        boolean same = earlier.plan().shape() == GroupPlan.Shape.REVERSE
                && earlier.plan().symbol().equals(command.symbol())
                && (command.position() == null || command.position().equals(first.closes()));
        return same ? new Outcome.Repeated(first.id()) : Refusals.reused(first, command.clientOrderId());
    }

    private Outcome reverse(
            PositionCommand.ReversePosition command, Closing closing, OpenPosition open, long nowNanos) {
        Decimal rest = closing.rest(open);
        if (rest.signum() <= 0) {
            return closing.nothingLeft(open, nowNanos);
        }
        Command.PlaceOrder close = closing.order(
                open, command.origin(), command.clientOrderId(), Quantity.units(rest), command.strategy());
        GroupPlan.Leg opening = new GroupPlan.Leg(
                GroupPlan.Role.THEN,
                close.side(),
                OrdType.MARKET,
                close.request().timeInForce(),
                null,
                null,
                null,
                false);
        GroupCommand.PlaceGroup group = new GroupCommand.PlaceGroup(
                command.origin(), close, GroupPlan.Shape.REVERSE, List.of(opening), GroupPlan.OnRace.REPORT);
        return started(orders.place(group, nowNanos), nowNanos);
    }

    Outcome decide(GroupCommand command, long nowNanos) {
        return switch (command) {
            case GroupCommand.PlaceGroup c -> started(orders.place(c, nowNanos), nowNanos);
            case GroupCommand.CancelGroup c -> cancel(c, nowNanos);
            case GroupCommand.ChangeLeg c -> change(c, nowNanos);
        };
    }

    private Outcome started(Outcome outcome, long nowNanos) {
        proceed(nowNanos);
        return outcome;
    }

    private Outcome cancel(GroupCommand.CancelGroup command, long nowNanos) {
        Group group = desk.state().groups().find(command.group());
        if (group == null) {
            return GroupOrders.unknown(command.group());
        }
        if (!group.isActive()) {
            return GroupOrders.notActive(group);
        }
        stopAll(command.origin(), each -> each == group, "cancelled", nowNanos);
        LiveOrder first = group.first();
        return new Outcome.Accepted(first == null ? List.of() : List.of(first.id()));
    }

    private Outcome change(GroupCommand.ChangeLeg command, long nowNanos) {
        Group group = desk.state().groups().find(command.group());
        if (group == null) {
            return GroupOrders.unknown(command.group());
        }
        int index = GroupOrders.indexOf(group, command.role());
        if (group.phase() != Group.Phase.ACTIVE || index < 0) {
            return index < 0 ? GroupOrders.noLeg(command) : GroupOrders.notActive(group);
        }
        LiveOrder order = group.order(index);
        if (order != null && order.status().isLive()) {
            return changing.replace(
                    new Command.ReplaceOrder(command.origin(), order.id(), null, command.price(), command.stopPx()),
                    nowNanos);
        }
        Outcome objection = orders.objection(group, index, command, nowNanos);
        if (objection != null) {
            return objection;
        }
        Event event = new GroupEvent.LegChanged(
                nowNanos, command.origin(), command.group(), command.role(), command.price(), command.stopPx());
        return desk.record(event, EventSink.Lane.NORMAL) ? new Outcome.Accepted(List.of()) : Desk.JOURNAL_FULL;
    }

    /// Places nothing more for these groups, and cancels what is live of them.
    void stopAll(Origin origin, Predicate<Group> which, String why, long nowNanos) {
        for (Group group : desk.state().groups().active()) {
            if (group.phase() == Group.Phase.ACTIVE && which.test(group)) {
                Event event = new GroupEvent.GroupStopped(
                        nowNanos, origin, group.plan().id(), why);
                desk.record(event, EventSink.Lane.RESERVED);
            }
        }
        proceed(nowNanos);
    }

    /// Groups that were being placed when the gateway ended are given up: their prices are old.
    void recovered(long nowNanos) {
        for (Group group : desk.state().groups().active()) {
            boolean entryLess = group.plan().shape().hasEntry()
                    ? group.entry() == null
                    : group.order(0) == null || group.order(1) == null;
            boolean halfReversed = group.plan().shape() == GroupPlan.Shape.REVERSE && group.order(0) == null;
            if ((entryLess || halfReversed) && group.phase() == Group.Phase.ACTIVE) {
                desk.record(
                        new GroupEvent.GroupStopped(
                                nowNanos,
                                Origin.GATEWAY,
                                group.plan().id(),
                                "the gateway ended while it was being placed"),
                        EventSink.Lane.RESERVED);
            }
        }
    }

    /// Looks at all groups now and then: venues come back, and pauses end.
    void onTick(long nowNanos) {
        if (nowNanos < sweepDueNanos) {
            return;
        }
        sweepDueNanos = nowNanos + SWEEP_NANOS;
        sweep(nowNanos);
    }

    /// Looks at all groups now.
    void sweep(long nowNanos) {
        for (Group group : desk.state().groups().active()) {
            proceed(group, nowNanos);
        }
        proceed(nowNanos);
    }

    /// Looks at the groups that something happened to.
    void proceed(long nowNanos) {
        List<Group> touched = desk.state().groups().takeTouched();
        while (!touched.isEmpty()) {
            boolean any = false;
            for (Group group : touched) {
                any |= proceed(group, nowNanos);
            }
            touched = any ? desk.state().groups().takeTouched() : List.of();
        }
    }

    /// Whether anything was done.
    private boolean proceed(Group group, long nowNanos) {
        if (!group.isActive()) {
            tried.remove(group);
            return false;
        }
        stopIfKilled(group, nowNanos);
        Picture picture = group.picture(caps(group));
        boolean settled = race(group, picture, nowNanos);
        List<Step> steps = new ArrayList<>(GroupRules.next(picture));
        steps.removeIf(step -> !settled && step instanceof Step.End);
        Map<Step, Backoff> before = tried.computeIfAbsent(group, _ -> new HashMap<>());
        before.keySet().retainAll(steps);
        boolean any = false;
        for (Step step : steps) {
            Backoff pause = before.computeIfAbsent(step, _ -> new Backoff(settings));
            if (pause.isOver(nowNanos) && isPossible(group, step)) {
                pause.lengthen(nowNanos);
                any |= take(group, step, nowNanos);
            }
        }
        return any;
    }

    /// The kill switch takes a group as one: it cancels what is live, and nothing of the group follows.
    private void stopIfKilled(Group group, long nowNanos) {
        GroupPlan plan = group.plan();
        AccountState account = Objects.requireNonNull(desk.state().account(plan.account()));
        Instrument instrument = Objects.requireNonNull(desk.state().instrument(plan.symbol()));
        Kill kill = desk.killOf(account.account(), instrument, plan.strategy());
        if (kill != null && group.phase() == Group.Phase.ACTIVE) {
            String why = "killed: " + kill.because();
            desk.record(new GroupEvent.GroupStopped(nowNanos, kill.by(), plan.id(), why), EventSink.Lane.RESERVED);
        }
    }

    private boolean isPossible(Group group, Step step) {
        LiveOrder first = group.first();
        return step instanceof Step.End
                || (first != null && desk.state().isUp(first.account().venue()));
    }

    private boolean take(Group group, Step step, long nowNanos) {
        Outcome outcome = switch (step) {
            case Step.Place place -> orders.placeLeg(group, place.leg(), place.units(), nowNanos);
            case Step.Resize resize -> resize(group, resize, nowNanos);
            case Step.Cancel cancel ->
                changing.cancel(Objects.requireNonNull(group.order(cancel.leg())), Group.ORIGIN, nowNanos);
            case Step.CancelEntry _ -> changing.cancel(Objects.requireNonNull(group.entry()), Group.ORIGIN, nowNanos);
            case Step.End end -> {
                desk.record(new GroupEvent.GroupEnded(nowNanos, group.plan().id(), end.how()), EventSink.Lane.RESERVED);
                yield new Outcome.Accepted(List.of());
            }
        };
        if (outcome instanceof Outcome.Refused refused) {
            refused(group, step, refused, nowNanos);
        }
        return outcome instanceof Outcome.Accepted;
    }

    /// Where a venue can't change an order, it is cancelled first and then placed anew.
    private Outcome resize(Group group, Step.Resize step, long nowNanos) {
        LiveOrder order = Objects.requireNonNull(group.order(step.leg()));
        boolean replaces = desk.port(order.account().venue()).capabilities().has(Capability.REPLACE);
        return replaces
                ? changing.resize(order, step.units(), group.leg(step.leg()).reduceOnly(), nowNanos)
                : changing.cancel(order, Group.ORIGIN, nowNanos);
    }

    /// Tells a refusal once, until the leg has another order.
    private void refused(Group group, Step step, Outcome.Refused refused, long nowNanos) {
        int leg = switch (step) {
            case Step.Place place -> place.leg();
            case Step.Resize resize -> resize.leg();
            case Step.Cancel cancel -> cancel.leg();
            case Step.CancelEntry _, Step.End _ -> -1;
        };
        String why = refused.field() + " " + refused.value() + ": " + refused.remedy();
        if (leg >= 0 && !group.refusal(leg).equals(refused.code() + ": " + why)) {
            GroupPlan.Role role = group.leg(leg).role();
            desk.record(
                    new GroupEvent.LegRefused(nowNanos, group.plan().id(), role, refused.code(), why),
                    EventSink.Lane.RESERVED);
        }
        if (group.plan().shape() == GroupPlan.Shape.REVERSE && group.phase() == Group.Phase.ACTIVE) {
            String stopped = "the position is closed, the order behind it was refused: " + refused.code();
            desk.record(
                    new GroupEvent.GroupStopped(
                            nowNanos, Group.ORIGIN, group.plan().id(), stopped),
                    EventSink.Lane.RESERVED);
        }
    }

    /// More was executed than the group was for: a break, and if the client wants it so, traded back once nothing of
    /// the group is live any more. Whether nothing is left to do about it.
    private boolean race(Group group, Picture picture, long nowNanos) {
        LiveOrder first = group.first();
        if (picture.excess().isZero() || first == null) {
            return true;
        }
        Break what = new Break(
                Break.Kind.GROUP_RACED,
                first.id(),
                picture.exited() + " executed by the legs of group "
                        + group.plan().id() + ", which was for " + picture.entered());
        if (!what.equals(desk.state().breakOf(what.kind(), first.id()))) {
            desk.record(new Event.BreakRaised(nowNanos, what), EventSink.Lane.RESERVED);
        }
        if (group.plan().onRace() == GroupPlan.OnRace.REPORT) {
            return true;
        }
        boolean live = picture.legs().stream().anyMatch(leg -> leg.standing().isLive());
        return !live && orders.tradeBack(group, picture.excess(), nowNanos);
    }

    /// What each leg may work at most: a reduce-only one what is held against it, less what older groups have of that.
    private List<@Nullable Decimal> caps(Group group) {
        List<@Nullable Decimal> caps = new ArrayList<>();
        for (GroupPlan.Leg leg : group.plan().legs()) {
            caps.add(leg.reduceOnly() ? heldFor(group, leg.side()) : null);
        }
        return caps;
    }

    private Decimal heldFor(Group group, Side side) {
        GroupPlan plan = group.plan();
        Position position = desk.state().positions().find(plan.account(), plan.symbol(), side.opposite());
        Decimal units = position == null ? Decimal.ZERO : position.units();
        Decimal held = side == Side.SELL ? units : Decimal.ZERO.minus(units);
        for (Group older : desk.state().groups().active()) {
            if (older == group || held.signum() <= 0) {
                break;
            }
            if (takesFrom(older, plan, side)) {
                held = held.minus(
                        older.picture(List.of(Decimal.ZERO, Decimal.ZERO)).rest());
            }
        }
        return held.max(Decimal.ZERO);
    }

    private static boolean takesFrom(Group older, GroupPlan plan, Side side) {
        return older.plan().account().equals(plan.account())
                && older.plan().symbol().equals(plan.symbol())
                && older.plan().legs().stream().anyMatch(leg -> leg.reduceOnly() && leg.side() == side);
    }
}
