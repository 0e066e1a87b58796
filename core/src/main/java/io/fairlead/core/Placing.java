package io.fairlead.core;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.OrderChecked;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.halt.Kill;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.QuantityUnit;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.risk.Assessment;
import io.fairlead.core.risk.Check;
import io.fairlead.core.risk.LimitChecks;
import io.fairlead.core.risk.Proposal;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Decides on new orders. Owned by the engine thread.
final class Placing {
    private final Desk desk;
    private final List<Check> checks;
    private final LimitChecks limits;
    private final Breakers breakers;
    private final Quoting quoting;
    private final Consumer<LiveOrder> onHeld;
    private final Proposal proposal = new Proposal();

    /// `limits` are checked last, so that only what would leave counts in their rates. `onHeld` takes what the gateway
    /// holds instead of sending it.
    Placing(
            Desk desk,
            List<Check> checks,
            LimitChecks limits,
            Breakers breakers,
            Quoting quoting,
            Consumer<LiveOrder> onHeld) {
        this.onHeld = onHeld;
        this.desk = desk;
        this.checks = checks;
        this.limits = limits;
        this.breakers = breakers;
        this.quoting = quoting;
    }

    Outcome place(Command.PlaceOrder command, long nowNanos) {
        return place(command, false, nowNanos);
    }

    /// What stands against a new order, or, if its client order id was used before, what became of that; null if
    /// nothing does. Changes nothing.
    @Nullable
    Outcome objection(Command.PlaceOrder command, boolean reducing, long nowNanos) {
        AccountState account = desk.state().account(command.account());
        if (account == null) {
            return Refusals.accountUnknown(command.account());
        }
        Outcome known = known(account, command);
        if (known != null) {
            return known;
        }
        Instrument instrument = desk.state().instrument(command.symbol());
        if (instrument == null) {
            return Refusals.symbolUnknown(command.symbol());
        }
        Kill kill = reducing ? null : desk.killOf(account.account(), instrument, command.strategy());
        if (kill != null) {
            return Refusals.killed(kill);
        }
        OrderTerms terms = terms(command.request(), account.account(), instrument);
        if (terms == null) {
            return Refusals.tooLarge(command.request().quantity(), instrument);
        }
        Outcome refusal = firstRefusal(proposal(account, instrument, terms, null, reducing, nowNanos)
                .trade(command.side(), command.strategy(), null)
                .routing(command.request().routing()));
        return refusal == null && !isReducing(proposal)
                ? breakers.refusal(account.account().venue(), nowNanos)
                : refusal;
    }

    /// What became of the order that has its client order id on this account already; null if none ever had it.
    @Nullable
    Outcome known(AccountState account, Command.PlaceOrder command) {
        LiveOrder earlier = desk.earlier(account.account(), command.clientOrderId());
        if (earlier != null) {
            return repeated(earlier, command);
        }
        return desk.state().orders().retired().isUsed(command.account(), command.clientOrderId())
                ? Refusals.usedBefore(command.clientOrderId())
                : null;
    }

    /// `reducing` marks an order that only closes a position: it may use the log's reserve.
    Outcome place(Command.PlaceOrder command, boolean reducing, long nowNanos) {
        Outcome objection = objection(command, reducing, nowNanos);
        return objection == null ? accept(command) : objection;
    }

    /// What `place` would answer, and how near the order comes to each limit; nothing is done. An id that an order has
    /// already is no id of a new one, whatever that order asks for.
    Assessment assess(Command.PlaceOrder command, long nowNanos) {
        AccountState account = desk.state().account(command.account());
        if (account == null) {
            return Assessment.refused(Refusals.accountUnknown(command.account()));
        }
        Outcome.Refused known = Refusals.ofNew(known(account, command), command.clientOrderId());
        if (known != null) {
            return Assessment.refused(known);
        }
        Instrument instrument = desk.state().instrument(command.symbol());
        if (instrument == null) {
            return Assessment.refused(Refusals.symbolUnknown(command.symbol()));
        }
        OrderTerms terms = terms(command.request(), account.account(), instrument);
        if (terms == null) {
            return Assessment.refused(Refusals.tooLarge(command.request().quantity(), instrument));
        }
        proposal(account, instrument, terms, null, false, nowNanos)
                .trade(command.side(), command.strategy(), null)
                .routing(command.request().routing());
        Kill kill = desk.killOf(account.account(), instrument, command.strategy());
        Assessment assessment =
                limits.assess(proposal, kill == null ? refusalOfStandardChecks(proposal) : Refusals.killed(kill));
        return assessment.refusal() == null && !isReducing(proposal)
                ? assessment.unless(breakers.refusal(account.account().venue(), nowNanos))
                : assessment;
    }

    private Outcome accept(Command.PlaceOrder command) {
        OrderId id = desk.newId(proposal.account(), command.clientOrderId());
        Event.OrderAccepted event = new Event.OrderAccepted(
                proposal.nowNanos(),
                command.origin(),
                id,
                command.account(),
                command.clientOrderId(),
                command.symbol(),
                command.side(),
                command.strategy(),
                command.request().quantity(),
                proposal.terms(),
                proposal.lots(),
                proposal.instrument().contract(),
                proposal.armedMaxUnits(),
                command.request().routing());
        EventSink.Lane lane = proposal.reducing() ? EventSink.Lane.RESERVED : EventSink.Lane.NORMAL;
        if (!quoting.record(desk, id, proposal, lane) || !desk.record(event, lane)) {
            return Desk.JOURNAL_FULL;
        }
        passed();
        leave(Objects.requireNonNull(desk.state().orders().find(id)));
        recordChecks(id, null);
        return new Outcome.Accepted(List.of(id));
    }

    private void leave(LiveOrder order) {
        if (order.status() == OrderStatus.HELD) {
            onHeld.accept(order);
            return;
        }
        breakers.accepted(order, proposal.nowNanos());
        desk.port(proposal.account().venue()).submit(order);
    }

    /// What the checks look at, for a new order or, with `before`, for a replace.
    Proposal proposal(
            AccountState account,
            Instrument instrument,
            OrderTerms terms,
            @Nullable OrderTerms before,
            boolean reducing,
            long nowNanos) {
        VenueId venue = account.account().venue();
        return proposal.order(account.account(), instrument, terms, before, reducing)
                .venue(desk.port(venue).capabilities(), desk.state().isUp(venue))
                .limits(account.armedMaxUnits(), refusing(account), nowNanos)
                .recovery(account.recovery().step());
    }

    private @Nullable String refusing(AccountState account) {
        return account.isFlattening()
                ? "the account is being flattened"
                : desk.state().refusing();
    }

    Outcome.@Nullable Refused firstRefusal(Proposal proposal) {
        return limits.refusal(proposal, refusalOfStandardChecks(proposal));
    }

    /// No decision before this moment is read from now on.
    void forgetReadings(long nowNanos) {
        limits.forget(nowNanos);
    }

    /// What the limits were compared with for the newest decision, for keeping; null if they were not looked at.
    @Nullable
    OrderChecked readings() {
        return limits.checked().isEmpty() ? null : limits.checked().copy();
    }

    private Outcome.@Nullable Refused refusalOfStandardChecks(Proposal proposal) {
        for (int i = 0; i < checks.size(); i++) {
            Outcome.Refused refusal = checks.get(i).refusal(proposal);
            if (refusal != null) {
                return refusal;
            }
        }
        return desk.port(proposal.account().venue()).objection(isReducing(proposal), proposal.nowNanos());
    }

    private static boolean isReducing(Proposal proposal) {
        OrderTerms before = proposal.before();
        return proposal.reducing()
                || proposal.terms().flags().reduceOnly()
                || (before != null && proposal.terms().units().compareTo(before.units()) < 0);
    }

    /// Logs what the limits were compared with, behind the order or the replace of it: nothing depends on that, so the
    /// bytes go first. A log whose very reserve is used up lacks it; by then the order is in there and has left.
    void recordChecks(OrderId order, @Nullable OrderId replace) {
        OrderChecked checked = limits.checked();
        if (!checked.isEmpty()) {
            checked.about(order, replace);
            desk.record(checked, EventSink.Lane.RESERVED);
        }
    }

    /// What passed leaves, and counts from now on.
    void passed() {
        limits.passed(proposal);
    }

    /// Null if the quantity in units has more digits than a decimal holds.
    private @Nullable OrderTerms terms(Command.Request request, Account account, Instrument instrument) {
        OrderTerms terms = terms(request, instrument);
        boolean holds =
                HeldStops.holds(request.type(), desk.port(account.venue()).capabilities());
        return terms == null || !holds ? terms : terms.held(true);
    }

    private static @Nullable OrderTerms terms(Command.Request request, Instrument instrument) {
        Decimal units = unitsOrNull(request.quantity(), instrument);
        OrderTerms.Flags flags = units == null ? null : flags(request, instrument);
        return units == null || flags == null
                ? null
                : new OrderTerms(
                        request.type(),
                        request.timeInForce(),
                        units,
                        request.price(),
                        request.stopPx(),
                        request.expireNanos(),
                        flags,
                        request.stopLoss(),
                        request.takeProfit());
    }

    /// With the quantities of the instructions in units.
    private static OrderTerms.@Nullable Flags flags(Command.Request request, Instrument instrument) {
        OrderTerms.Flags asked = request.flags();
        if (asked.instructions().isNone()) {
            return asked;
        }
        try {
            QuantityUnit unit = request.quantity().unit();
            Instructions inUnits = asked.instructions().convert(value -> instrument.toUnits(new Quantity(value, unit)));
            return new OrderTerms.Flags(asked.postOnly(), asked.reduceOnly(), inUnits);
        } catch (ArithmeticException tooLarge) {
            return null;
        }
    }

    static @Nullable Decimal unitsOrNull(Quantity quantity, Instrument instrument) {
        try {
            return instrument.toUnits(quantity);
        } catch (ArithmeticException tooLarge) {
            return null;
        }
    }

    private static Outcome repeated(LiveOrder earlier, Command.PlaceOrder command) {
        Event.OrderAccepted accepted = earlier.accepted();
        boolean same = accepted == null ? isAlike(earlier, command) : isSame(earlier, accepted, command);
        return same ? new Outcome.Repeated(earlier.id()) : Refusals.reused(earlier, command.clientOrderId());
    }

    private static boolean isSame(LiveOrder earlier, Event.OrderAccepted accepted, Command.PlaceOrder command) {
        Command.Request request = command.request();
        OrderTerms terms = accepted.terms();
        return accepted.symbol().equals(command.symbol())
                && accepted.side() == command.side()
                && accepted.strategy().equals(command.strategy())
                && accepted.asked().equals(request.quantity())
                && terms.type() == request.type()
                && terms.timeInForce() == request.timeInForce()
                && Objects.equals(terms.price(), request.price())
                && Objects.equals(terms.stopPx(), request.stopPx())
                && Objects.equals(terms.expireNanos(), request.expireNanos())
                && sameFlags(terms, flags(request, earlier.instrument()))
                && Objects.equals(terms.stopLoss(), request.stopLoss())
                && Objects.equals(terms.takeProfit(), request.takeProfit())
                && accepted.routing().equals(request.routing());
    }

    /// That the gateway holds an order is no part of what was asked.
    private static boolean sameFlags(OrderTerms terms, OrderTerms.@Nullable Flags asked) {
        OrderTerms.Flags flags = terms.flags();
        return flags.instructions().held()
                ? new OrderTerms.Flags(
                                flags.postOnly(),
                                flags.reduceOnly(),
                                flags.instructions().held(false))
                        .equals(asked)
                : flags.equals(asked);
    }

    /// An adopted order is known only by what the venue told of it.
    private static boolean isAlike(LiveOrder adopted, Command.PlaceOrder command) {
        return adopted.instrument().symbol().equals(command.symbol())
                && adopted.side() == command.side()
                && adopted.terms().units().equals(unitsOrNull(command.request().quantity(), adopted.instrument()));
    }
}
