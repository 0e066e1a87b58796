package io.fairlead.core;

import io.fairlead.core.event.BreakerCommand;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.GroupCommand;
import io.fairlead.core.event.GuardCommand;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.LimitCommand;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.event.PositionCommand;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Origin;
import org.jspecify.annotations.Nullable;

/// What the log keeps of a refused command: its name, and what it named. Pure.
final class RefusedCommands {
    private RefusedCommands() {}

    static Event.CommandRefused event(Command command, Outcome.Refused refused, long nowNanos) {
        return switch (command) {
            case GroupCommand c -> groupRefusal(c, refused, nowNanos);
            case ParentCommand c -> refusal(c, null, c.parent(), null, refused, nowNanos);
            case PositionCommand.ReversePosition c ->
                refusal(c, c.account(), c.clientOrderId(), null, refused, nowNanos);
            case PositionCommand c -> refusal(c, c.account(), null, null, refused, nowNanos);
            case Command.PlaceOrder c -> refusal(c, c.account(), c.clientOrderId(), null, refused, nowNanos);
            case Command.CancelOrder c -> refusal(c, null, null, c.order(), refused, nowNanos);
            case Command.ReplaceOrder c -> refusal(c, null, null, c.order(), refused, nowNanos);
            case Command.CancelAll c -> refusal(c, c.account(), null, null, refused, nowNanos);
            case Command.ClosePosition c -> refusal(c, c.account(), c.clientOrderId(), null, refused, nowNanos);
            case Command.Flatten c -> refusal(c, c.account(), null, null, refused, nowNanos);
            case Command.ArmAccount c -> refusal(c, c.account(), null, null, refused, nowNanos);
            case Command.DisarmAccount c -> refusal(c, c.account(), null, null, refused, nowNanos);
            case Command.QueryOrder c -> refusal(c, null, null, c.order(), refused, nowNanos);
            case Command.ResolveOrder c -> refusal(c, null, null, c.order(), refused, nowNanos);
            case Command.RefuseNewOrders c -> refusal(c, null, null, null, refused, nowNanos);
            case Command.AllowNewOrders c -> refusal(c, null, null, null, refused, nowNanos);
            case BreakerCommand.ResetBreaker c -> refusal(c, null, null, null, refused, nowNanos);
            case HaltCommand c -> refusal(c, null, null, null, refused, nowNanos);
            case LimitCommand c -> refusal(c, null, null, null, refused, nowNanos);
            case GuardCommand c -> refusal(c, c.account(), null, null, refused, nowNanos);
        };
    }

    private static Event.CommandRefused groupRefusal(GroupCommand command, Outcome.Refused refused, long nowNanos) {
        return switch (command) {
            case GroupCommand.PlaceGroup c ->
                refusal(c, c.order().account(), c.order().clientOrderId(), null, refused, nowNanos);
            case GroupCommand.CancelGroup c -> refusal(c, null, null, null, refused, nowNanos);
            case GroupCommand.ChangeLeg c -> refusal(c, null, null, null, refused, nowNanos);
        };
    }

    private static Event.CommandRefused refusal(
            Command command,
            @Nullable AccountId account,
            @Nullable ClientOrderId client,
            @Nullable OrderId order,
            Outcome.Refused refused,
            long nowNanos) {
        Origin origin = command.origin();
        String name = command.getClass().getSimpleName();
        return new Event.CommandRefused(nowNanos, origin, name, account, client, order, refused, null);
    }
}
