package io.fairlead.core;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.MemberChoice;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.event.ParentEvent.Asked;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Share;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.parent.Parent;
import io.fairlead.core.risk.Assessment;
import io.fairlead.core.risk.GroupAssessment;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Decides on orders for several accounts: logs how one is shared out, then places a child for each member through all
/// checks. Owned by the engine thread.
///
/// All of it is one decision. Where the gateway ends in the middle, the rest is not placed later: its prices are old.
final class Parenting {
    private final Desk desk;
    private final Placing placing;
    private final Grouping grouping;
    private final Changing changing;
    private final Sharing sharing;
    private final Balancing balancing;
    private final Supposing supposing;
    private final Children children;
    private List<Parent> undecided = new ArrayList<>();

    Parenting(Desk desk, Placing placing, Grouping grouping, Changing changing, Worth worth) {
        this.desk = desk;
        this.placing = placing;
        this.grouping = grouping;
        this.changing = changing;
        this.sharing = new Sharing(worth);
        this.children = new Children(desk);
        this.balancing = new Balancing(desk, placing, grouping, worth);
        this.supposing = new Supposing(desk.state(), placing, grouping, sharing, balancing);
    }

    /// What would become of an order for an account now; nothing is done.
    Assessment assess(Command.PlaceOrder command, long nowNanos) {
        return supposing.assess(command, nowNanos);
    }

    /// The same of one for a group.
    GroupAssessment assess(ParentCommand.PlaceForAccounts command, long nowNanos) {
        return supposing.assess(command, nowNanos);
    }

    Outcome decide(ParentCommand command, long nowNanos) {
        if (command instanceof ParentCommand.PlaceForAccounts place) {
            return place(place, nowNanos);
        }
        Parent parent = desk.state().parents.find(command.parent());
        if (parent == null) {
            return new Outcome.Refused(
                    DenialCode.PARENT_UNKNOWN, "parent", command.parent().value(), "list the parents");
        }
        return switch (command) {
            case ParentCommand.PlaceForAccounts c -> place(c, nowNanos);
            case ParentCommand.CancelParent c ->
                each(parent, Asked.CANCEL, (order, _) -> changing.cancel(order, c.origin(), nowNanos), nowNanos);
            case ParentCommand.ReplaceParent c -> replace(parent, c, nowNanos);
        };
    }

    private Outcome place(ParentCommand.PlaceForAccounts command, long nowNanos) {
        Parent earlier = desk.state().parents.find(command.parent());
        if (earlier != null) {
            return earlier.started().isFor(command) ? repeated(earlier, nowNanos) : Refusals.reused(earlier);
        }
        if (desk.state().orders().retired().isUsed(command.parent())) {
            return Refusals.usedBefore(command.parent());
        }
        return switch (GroupWish.of(command, desk.state())) {
            case GroupWish.Refused(Outcome.Refused why) -> why;
            case GroupWish.Clear(AccountGroup group, Instrument instrument, Decimal units) ->
                group.balance() == null
                        ? shared(command, group, units, instrument, nowNanos)
                        : balanced(command, group, units, instrument, nowNanos);
        };
    }

    private Outcome shared(
            ParentCommand.PlaceForAccounts command,
            AccountGroup group,
            Decimal units,
            Instrument instrument,
            long nowNanos) {
        List<Share> shares = sharing.shares(command.parent(), group, units, instrument, nowNanos);
        return desk.record(started(command, shares, nowNanos), EventSink.Lane.NORMAL)
                ? children(command, shares, instrument, nowNanos)
                : Desk.JOURNAL_FULL;
    }

    /// To one member. Refused by all, the id stays free: as with any order that was refused, there is none.
    private Outcome balanced(
            ParentCommand.PlaceForAccounts command,
            AccountGroup group,
            Decimal units,
            Instrument instrument,
            long nowNanos) {
        Outcome known = balancing.known(command, group);
        if (known != null) {
            return known;
        }
        MemberChoice choice = balancing.choose(command, group, units, instrument, nowNanos);
        AccountState member = choice.chosen() == null ? null : desk.state().account(choice.chosen());
        if (member == null) {
            desk.record(
                    new ParentEvent.NoMemberFit(nowNanos, command.origin(), command.parent(), group.name(), choice),
                    EventSink.Lane.NORMAL);
            return MemberReasons.of(choice).refusal(group.name());
        }
        List<Share> all = List.of(Sharing.whole(member.account().id(), command.parent(), units));
        ParentEvent balanced = new ParentEvent.ParentBalanced(
                started(command, all, nowNanos), desk.newId(member.account(), command.parent()), choice);
        return desk.record(balanced, EventSink.Lane.NORMAL)
                ? children(command, all, instrument, nowNanos)
                : Desk.JOURNAL_FULL;
    }

    private static ParentEvent.ParentStarted started(
            ParentCommand.PlaceForAccounts command, List<Share> shares, long nowNanos) {
        return new ParentEvent.ParentStarted(
                nowNanos,
                command.origin(),
                command.parent(),
                command.group(),
                command.symbol(),
                command.side(),
                command.strategy(),
                command.request(),
                shares);
    }

    private Outcome children(
            ParentCommand.PlaceForAccounts command, List<Share> shares, Instrument instrument, long nowNanos) {
        for (Share share : shares) {
            Decimal units = share.units();
            Outcome outcome = units == null || units.isZero()
                    ? Sharing.refusal(share, instrument)
                    : place(command, share, units, instrument, nowNanos);
            if (outcome instanceof Outcome.Refused refused) {
                refused(command.parent(), share.account(), Asked.PLACE, refused, nowNanos);
            }
        }
        Parent parent = desk.state().parents.find(command.parent());
        List<OrderId> orders = parent == null ? List.of() : orders(parent);
        return parent == null || orders.isEmpty() ? noneTookIt(parent) : new Outcome.Accepted(orders);
    }

    /// Through the same door as any order.
    private Outcome place(
            ParentCommand.PlaceForAccounts command, Share share, Decimal units, Instrument instrument, long nowNanos) {
        Command.PlaceOrder order = Sharing.order(command, share, units, instrument);
        Outcome outcome =
                grouping.isBracketOfOurs(order) ? grouping.bracket(order, nowNanos) : placing.place(order, nowNanos);
        return outcome instanceof Outcome.Repeated(OrderId other) ? Refusals.taken(other, share.client()) : outcome;
    }

    private Outcome replace(Parent parent, ParentCommand.ReplaceParent command, long nowNanos) {
        Instrument instrument = desk.state().knownInstrument(parent.started().symbol());
        Quantity quantity = command.quantity();
        Decimal whole = quantity == null ? null : Placing.unitsOrNull(quantity, instrument);
        if (quantity != null && whole == null) {
            return Refusals.tooLarge(quantity, instrument);
        }
        List<Share> shares = whole == null ? parent.shares() : Sharing.again(parent.shares(), whole, instrument);
        return each(
                parent,
                Asked.REPLACE,
                (order, index) -> {
                    Share share = shares.get(index);
                    Decimal units = whole == null || Sharing.isFixed(share)
                            ? order.terms().units()
                            : share.units();
                    return units == null || units.isZero()
                            ? Sharing.refusal(share, instrument)
                            : changing.replace(replacing(command, order, units), nowNanos);
                },
                nowNanos);
    }

    private static Command.ReplaceOrder replacing(ParentCommand.ReplaceParent command, LiveOrder order, Decimal units) {
        Quantity changed = units.equals(order.terms().units()) ? null : Quantity.units(units);
        return new Command.ReplaceOrder(command.origin(), order.id(), changed, command.price(), command.stopPx());
    }

    private interface Change {
        Outcome of(LiveOrder order, int index);
    }

    /// Asks the same of every live child. Accepted with those that took it; refused if none did.
    private Outcome each(Parent parent, Asked asked, Change change, long nowNanos) {
        List<OrderId> taken = new ArrayList<>();
        Outcome.Refused first = null;
        for (int i = 0; i < parent.shares().size(); i++) {
            Share share = parent.shares().get(i);
            LiveOrder order = children.find(parent, share);
            if (order == null
                    ? !children.isUndecided(parent, share)
                    : order.status().isTerminal()) {
                continue;
            }
            Outcome outcome = order == null ? Sharing.untold(share) : change.of(order, i);
            if (outcome instanceof Outcome.Refused refused) {
                refused(parent.id(), share.account(), asked, refused, nowNanos);
                first = first == null ? refused : first;
            } else if (order != null) {
                taken.add(order.id());
            }
        }
        if (!taken.isEmpty()) {
            return new Outcome.Accepted(taken);
        }
        return first != null
                ? first
                : new Outcome.Refused(
                        DenialCode.ORDER_NOT_LIVE, "parent", parent.id().value(), "none of its orders is live");
    }

    private void refused(ClientOrderId parent, AccountId account, Asked asked, Outcome.Refused refused, long nowNanos) {
        Parent known = desk.state().parents.find(parent);
        if (known == null || !refused.equals(known.refusal(account, asked))) {
            desk.record(
                    new ParentEvent.ChildRefused(nowNanos, parent, account, asked, refused), EventSink.Lane.RESERVED);
        }
    }

    /// What was being placed when the gateway ended stays as it is.
    void recovered(long nowNanos) {
        undecided = new ArrayList<>(desk.state().parents.all());
        decideAll(nowNanos);
    }

    /// Decides where a venue has told meanwhile what the log lost.
    void onTick(long nowNanos) {
        if (!undecided.isEmpty()) {
            decideAll(nowNanos);
        }
    }

    private void decideAll(long nowNanos) {
        undecided.removeIf(each -> {
            Parent parent = desk.state().parents.find(each.id());
            return parent == null || decide(parent, nowNanos);
        });
    }

    /// Says of each member that has no order, and whose venue may tell of none any more, that its placing was
    /// interrupted. Returns whether it is known of all of them now if they have one.
    private boolean decide(Parent parent, long nowNanos) {
        boolean decided = true;
        for (Share share : parent.shares()) {
            if (!children.isUndecided(parent, share)) {
                continue;
            }
            if (children.mayBeTold(share)) {
                decided = false;
            } else {
                refused(parent.id(), share.account(), Asked.PLACE, Sharing.interrupted(share), nowNanos);
            }
        }
        return decided;
    }

    /// Why nothing can be said of an order yet; null if of each share it is known what became of it.
    private Outcome.@Nullable Refused untold(Parent parent) {
        for (Share share : parent.shares()) {
            if (children.isUndecided(parent, share)) {
                return Sharing.untold(share);
            }
        }
        return null;
    }

    private List<OrderId> orders(Parent parent) {
        List<OrderId> orders = new ArrayList<>();
        for (Share share : parent.shares()) {
            LiveOrder order = children.find(parent, share);
            if (order != null) {
                orders.add(order.id());
            }
        }
        return orders;
    }

    private Outcome repeated(Parent parent, long nowNanos) {
        decide(parent, nowNanos);
        Parent now = Objects.requireNonNull(desk.state().parents.find(parent.id()));
        Outcome.Refused untold = untold(now);
        if (untold != null) {
            return untold;
        }
        List<OrderId> orders = orders(now);
        return orders.isEmpty() ? noneTookIt(now) : new Outcome.Repeated(orders.getFirst());
    }

    private static Outcome.Refused noneTookIt(@Nullable Parent parent) {
        MemberReasons reasons = new MemberReasons();
        if (parent != null) {
            parent.refusals().forEach(each -> reasons.add(each.account(), each.refusal()));
        }
        return reasons.refusal(parent == null ? "" : parent.started().group());
    }
}
