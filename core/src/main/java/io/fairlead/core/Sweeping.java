package io.fairlead.core;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.group.Group;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.order.LiveOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Decides on commands that sweep over many orders: cancel all, flatten. Owned by the engine thread.
///
/// Flattening is a state of the account: its orders are cancelled, and once none of them can fill any more, its
/// positions are closed; again and again, at growing intervals, until nothing is left or new orders are allowed again.
final class Sweeping {
    private final Desk desk;
    private final Changing changing;
    private final KillRun.Closes closes;
    private final MassCancels massCancels;
    private final Grouping grouping;
    private final CancelAttempts attempts;
    private final CoreSettings settings;
    private final Map<AccountId, Backoff> pauses = new HashMap<>();

    Sweeping(Desk desk, Changing changing, KillRun.Tools tools, Grouping grouping) {
        this.desk = desk;
        this.changing = changing;
        this.grouping = grouping;
        closes = tools.closes();
        attempts = tools.attempts();
        massCancels = tools.massCancels();
        settings = tools.settings();
    }

    Outcome cancelAll(Command.CancelAll command, long nowNanos) {
        if (command.account() != null && desk.state().account(command.account()) == null) {
            return Refusals.accountUnknown(command.account());
        }
        return cancelAll(command.origin(), command.account(), command.symbol(), nowNanos);
    }

    /// Cancels whatever can be, by one request where the venue takes such and it reaches no further; refused only if
    /// orders are live and none of them could be cancelled.
    private Outcome cancelAll(Origin origin, @Nullable AccountId account, @Nullable Symbol symbol, long nowNanos) {
        grouping.stopAll(origin, group -> isIn(group, account, symbol), "cancelled with all others", nowNanos);
        List<OrderId> cancelled = new ArrayList<>();
        Set<VenueId> asked = new HashSet<>();
        Outcome.Refused refusal = null;
        for (LiveOrder order : desk.state().orders().live()) {
            if ((account != null && !order.account().id().equals(account))
                    || (symbol != null && !order.instrument().symbol().equals(symbol))) {
                continue;
            }
            VenueId venue = order.account().venue();
            if (massCancels.fits(venue, account) && asked.add(venue)) {
                massCancels.send(venue, symbol, origin, nowNanos);
            }
            if (massCancels.covers(order)) {
                cancelled.add(order.id());
                continue;
            }
            switch (changing.cancel(order, origin, nowNanos)) {
                case Outcome.Accepted _, Outcome.Repeated _ -> cancelled.add(order.id());
                case Outcome.Refused refused -> refusal = refused;
            }
        }
        return refusal != null && cancelled.isEmpty() ? refusal : new Outcome.Accepted(List.copyOf(cancelled));
    }

    private static boolean isIn(Group group, @Nullable AccountId account, @Nullable Symbol symbol) {
        return (account == null || group.plan().account().equals(account))
                && (symbol == null || group.plan().symbol().equals(symbol));
    }

    Outcome flatten(Command.Flatten command, long nowNanos) {
        if (command.account() != null && desk.state().account(command.account()) == null) {
            return Refusals.accountUnknown(command.account());
        }
        for (AccountState account : desk.state().accounts()) {
            AccountId id = account.account().id();
            if ((command.account() != null && !command.account().equals(id)) || account.isFlattening()) {
                continue;
            }
            Event event = new Event.FlattenStarted(nowNanos, command.origin(), id);
            if (!desk.record(event, EventSink.Lane.RESERVED)) {
                return Desk.JOURNAL_FULL;
            }
            pauses.remove(id);
        }
        Outcome outcome = cancelAll(command.origin(), command.account(), null, nowNanos);
        continueAll(nowNanos);
        return outcome;
    }

    /// Takes the next step wherever an account is being emptied.
    void continueAll(long nowNanos) {
        if (!desk.state().isAnyFlattening()) {
            return;
        }
        for (AccountState account : desk.state().accounts()) {
            if (account.isFlattening()) {
                proceed(account, nowNanos);
            }
        }
    }

    private void proceed(AccountState account, long nowNanos) {
        AccountId id = account.account().id();
        boolean anyLive = false;
        boolean mayStillFill = false;
        for (LiveOrder order : desk.state().orders().live()) {
            if (order.account().id().equals(id)) {
                anyLive = true;
                mayStillFill |= order.status() != OrderStatus.UNKNOWN && !Closing.isClosing(order);
            }
        }
        List<OpenPosition> open = closes.closing().open(account.account());
        if (open.isEmpty() && !anyLive) {
            desk.record(new Event.FlattenEnded(nowNanos, id), EventSink.Lane.RESERVED);
            pauses.remove(id);
            return;
        }
        Backoff pause = pauses.computeIfAbsent(id, _ -> new Backoff(settings));
        if (!desk.state().isUp(account.account().venue()) || !pause.isOver(nowNanos)) {
            return;
        }
        boolean tried = mayStillFill;
        if (closes.turns().isPaced(account.account())) {
            proceedByTurns(account.account(), mayStillFill, open, nowNanos);
            return;
        }
        if (mayStillFill) {
            cancelAll(Origin.GATEWAY, id, null, nowNanos);
        } else {
            for (OpenPosition position : open) {
                tried |= closes.closing().closeRest(position, nowNanos) != null;
            }
        }
        if (tried) {
            pause.lengthen(nowNanos);
        }
    }

    /// Where the venue's limits say how fast, one request leaves behind the other.
    private void proceedByTurns(Account account, boolean mayStillFill, List<OpenPosition> open, long nowNanos) {
        if (mayStillFill) {
            for (LiveOrder order : desk.state().orders().live()) {
                if (order.account().id().equals(account.id()) && !Closing.isClosing(order)) {
                    attempts.cancel(order, Origin.GATEWAY, nowNanos);
                }
            }
            return;
        }
        for (OpenPosition position : open) {
            if (closes.isDue(position, nowNanos)
                    && closes.closing().closeRest(position, nowNanos) instanceof Outcome.Refused) {
                pauses.computeIfAbsent(account.id(), _ -> new Backoff(settings)).lengthen(nowNanos);
            }
        }
    }

    /// Gives up emptying, wherever it is under way.
    void giveUp(long nowNanos) {
        for (AccountState account : desk.state().accounts()) {
            if (account.isFlattening()) {
                AccountId id = account.account().id();
                desk.record(new Event.FlattenEnded(nowNanos, id), EventSink.Lane.RESERVED);
            }
        }
    }
}
