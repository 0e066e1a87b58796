package io.fairlead.core;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.HeldEvent;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.group.Group;
import io.fairlead.core.halt.Kill;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.PendingRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides on changes and cancels of one order. Owned by the engine thread.
final class Changing {
    private final Desk desk;
    private final Placing placing;
    private final Inquiries inquiries;

    Changing(Desk desk, Placing placing, Inquiries inquiries) {
        this.desk = desk;
        this.inquiries = inquiries;
        this.placing = placing;
    }

    Outcome cancel(Command.CancelOrder command, long nowNanos) {
        LiveOrder order = desk.state().orders().findEver(command.order());
        return order == null ? Refusals.orderUnknown(command.order()) : cancel(order, command.origin(), nowNanos);
    }

    /// Idempotent while a cancel is under way; one that is in doubt may be sent again, as a second cancel harms nobody.
    Outcome cancel(LiveOrder order, Origin origin, long nowNanos) {
        if (order.status().isTerminal()) {
            return Refusals.notLive(order);
        }
        PendingRequest cancel = order.pendingCancel();
        if (cancel != null && cancel.stage() != PendingRequest.Stage.IN_DOUBT) {
            return new Outcome.Repeated(order.id());
        }
        return send(order, origin, nowNanos);
    }

    /// Sends a cancel although one is under way: the venue showed that it does not have that one, and a second harms
    /// nobody.
    Outcome cancelAgain(LiveOrder order, Origin origin, long nowNanos) {
        return order.status().isTerminal() ? Refusals.notLive(order) : send(order, origin, nowNanos);
    }

    private Outcome send(LiveOrder order, Origin origin, long nowNanos) {
        if (order.status() == OrderStatus.HELD) {
            return HeldStops.end(desk, order, origin, HeldEvent.How.CANCELED, "cancelled while it was held", nowNanos);
        }
        if (!desk.state().isUp(order.account().venue())) {
            return Refusals.venueDown(order.account().venue());
        }
        OrderId request = desk.newRequestId(order.id());
        Event event = new Event.CancelAccepted(nowNanos, origin, order.id(), request, order.status());
        if (!desk.record(event, EventSink.Lane.RESERVED)) {
            return Desk.JOURNAL_FULL;
        }
        desk.port(order.account().venue()).cancel(order, request);
        return new Outcome.Accepted(List.of(order.id()));
    }

    Outcome replace(Command.ReplaceOrder command, long nowNanos) {
        LiveOrder order = desk.state().orders().findEver(command.order());
        if (order == null) {
            return Refusals.orderUnknown(command.order());
        }
        Outcome obstacle = obstacle(order);
        if (obstacle != null) {
            return obstacle;
        }
        OrderTerms after = after(order, command);
        if (after == null) {
            return Refusals.tooLarge(Objects.requireNonNull(command.quantity()), order.instrument());
        }
        return replace(order, command, after, false, nowNanos);
    }

    /// Changes what a leg of a group may still fill. `reducing` marks one that only closes a position.
    Outcome resize(LiveOrder order, Decimal leaves, boolean reducing, long nowNanos) {
        Outcome obstacle = obstacle(order);
        if (obstacle != null) {
            return obstacle;
        }
        OrderTerms after = order.terms().changed(order.cumQty().plus(leaves), null, null);
        Command.ReplaceOrder command =
                new Command.ReplaceOrder(Group.ORIGIN, order.id(), Quantity.units(after.units()), null, null);
        return replace(order, command, after, reducing, nowNanos);
    }

    private Outcome replace(
            LiveOrder order, Command.ReplaceOrder command, OrderTerms after, boolean reducing, long nowNanos) {
        Outcome refusal = refusal(order, command, after, reducing, nowNanos);
        if (refusal != null) {
            return refusal;
        }
        OrderId request = desk.newRequestId(order.id());
        boolean held = order.status() == OrderStatus.HELD;
        Event event = held
                ? new HeldEvent.HeldChanged(nowNanos, order.id(), command.origin(), after)
                : new Event.ReplaceAccepted(nowNanos, command.origin(), order.id(), request, order.terms(), after);
        EventSink.Lane lane = reducing ? EventSink.Lane.RESERVED : EventSink.Lane.NORMAL;
        if (!desk.record(event, lane)) {
            return Desk.JOURNAL_FULL;
        }
        placing.passed();
        if (!held) {
            desk.port(order.account().venue()).replace(order, request);
        }
        placing.recordChecks(order.id(), request);
        return new Outcome.Accepted(List.of(order.id()));
    }

    private static @Nullable Outcome obstacle(LiveOrder order) {
        if (order.status().isTerminal()) {
            return Refusals.notLive(order);
        }
        if (order.pendingReplace() != null || order.pendingCancel() != null) {
            return Refusals.pending(order, "a change of it is under way");
        }
        return switch (order.status()) {
            case ACCEPTED, SENT, PENDING_NEW -> Refusals.pending(order, "the venue has not acknowledged it");
            case UNKNOWN -> Refusals.pending(order, "where it stands is not known");
            case PENDING_CANCEL, PENDING_REPLACE -> Refusals.pending(order, "the venue is changing it");
            case NEW, PARTIALLY_FILLED, STOPPED, SUSPENDED, CALCULATED, DONE_FOR_DAY, HELD -> null;
            case FILLED, CANCELED, EXPIRED, REJECTED, NOT_SENT, NEVER_ARRIVED -> Refusals.notLive(order);
        };
    }

    /// Null if the quantity does not fit a decimal.
    private static @Nullable OrderTerms after(LiveOrder order, Command.ReplaceOrder command) {
        OrderTerms old = order.terms();
        Quantity asked = command.quantity();
        Decimal units = asked == null ? old.units() : Placing.unitsOrNull(asked, order.instrument());
        return units == null ? null : old.changed(units, command.price(), command.stopPx());
    }

    private @Nullable Outcome refusal(
            LiveOrder order, Command.ReplaceOrder command, OrderTerms after, boolean reducing, long nowNanos) {
        if (after.equals(order.terms())) {
            return new Outcome.Refused(
                    DenialCode.NOTHING_TO_CHANGE,
                    "order",
                    order.id().value(),
                    "send a quantity, price or stop price that differs from what stands");
        }
        Kill kill = isReduction(order.terms(), after)
                ? null
                : desk.killOf(order.account(), order.instrument(), order.strategy());
        if (kill != null) {
            return Refusals.killed(kill);
        }
        if (after.units().compareTo(order.cumQty()) <= 0) {
            return new Outcome.Refused(
                    DenialCode.QUANTITY_BELOW_FILLED,
                    "quantity",
                    String.valueOf(command.quantity()),
                    order.cumQty() + " units are filled: send a total above that, or cancel the rest");
        }
        AccountState account =
                Objects.requireNonNull(desk.state().account(order.account().id()));
        return placing.firstRefusal(
                placing.proposal(account, order.instrument(), after, order.terms(), reducing, nowNanos)
                        .trade(order.side(), order.strategy(), order));
    }

    private static boolean isReduction(OrderTerms before, OrderTerms after) {
        return after.units().compareTo(before.units()) < 0
                && Objects.equals(after.price(), before.price())
                && Objects.equals(after.stopPx(), before.stopPx());
    }

    Outcome query(Command.QueryOrder command, long nowNanos) {
        LiveOrder order = desk.state().orders().findEver(command.order());
        if (order == null) {
            return Refusals.orderUnknown(command.order());
        }
        if (desk.state().orders().find(command.order()) == null) {
            return Refusals.notLive(order); // it left, and a copy can't be asked about
        }
        if (!desk.state().isUp(order.account().venue())) {
            return Refusals.venueDown(order.account().venue());
        }
        Event event = new Event.QueryAccepted(nowNanos, command.origin(), order.id());
        if (!desk.record(event, EventSink.Lane.NORMAL)) {
            return Desk.JOURNAL_FULL;
        }
        inquiries.ask(order, nowNanos);
        return new Outcome.Accepted(List.of(order.id()));
    }
}
