package io.fairlead.gateway;

import io.fairlead.core.event.BreakerCommand;
import io.fairlead.core.event.Command;
import io.fairlead.core.event.GroupCommand;
import io.fairlead.core.event.GuardCommand;
import io.fairlead.core.event.HaltCommand;
import io.fairlead.core.event.LimitCommand;
import io.fairlead.core.event.ParentCommand;
import io.fairlead.core.event.PositionCommand;
import io.fairlead.venues.desk.MpscQueue;
import org.jspecify.annotations.Nullable;

/// Where other threads leave work for the engine: commands with their answer, and operator's actions. Any thread
/// offers, the engine thread takes. Bounded: "full" is an answer.
///
/// The last eighth is kept for what must get through when a client floods: cancels, queries and operator's actions. The
/// kill switch overtakes everything else.
final class Inbox {
    private static final int RESERVED_SHARE = 8;

    private static final int URGENT = 64;

    private final MpscQueue<Work> queue;
    private final MpscQueue<Work> urgent = new MpscQueue<>(URGENT);
    private final int ordinaryLimit;

    /// What the engine finds in its inbox.
    sealed interface Work permits Submitted, Work.Action {
        /// Something to be done on the engine thread.
        record Action(Runnable body) implements Work {}
    }

    Inbox(int capacity) {
        queue = new MpscQueue<>(capacity);
        ordinaryLimit = capacity - capacity / RESERVED_SHARE;
    }

    boolean offer(Work work) {
        if (work instanceof Submitted submitted && submitted.command() instanceof HaltCommand) {
            return urgent.offer(work) || queue.offer(work);
        }
        return (mayUseReserve(work) || queue.size() < ordinaryLimit) && queue.offer(work);
    }

    private static boolean mayUseReserve(Work work) {
        return switch (work) {
            case Work.Action _ -> true;
            case Submitted submitted ->
                switch (submitted.command()) {
                    case Command.PlaceOrder _, Command.ReplaceOrder _, Command.ClosePosition _ -> false;
                    case HaltCommand _, GroupCommand.CancelGroup _, ParentCommand.CancelParent _ -> true;
                    case GroupCommand.PlaceGroup _, GroupCommand.ChangeLeg _ -> false;
                    case ParentCommand.PlaceForAccounts _, ParentCommand.ReplaceParent _ -> false;
                    case PositionCommand.ReversePosition _ -> false;
                    case PositionCommand.ModifyPosition _, PositionCommand.CloseAll _ -> true;
                    case Command.CancelOrder _,
                            Command.CancelAll _,
                            Command.Flatten _,
                            Command.ArmAccount _,
                            Command.DisarmAccount _,
                            Command.QueryOrder _,
                            Command.ResolveOrder _,
                            Command.RefuseNewOrders _,
                            Command.AllowNewOrders _,
                            BreakerCommand _,
                            LimitCommand _,
                            GuardCommand _ -> true;
                };
        };
    }

    @Nullable
    Work poll() {
        Work first = urgent.poll();
        return first == null ? queue.poll() : first;
    }

    int size() {
        return urgent.size() + queue.size();
    }
}
