package io.fairlead.core;

import io.fairlead.core.model.Account;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.PendingRequest;
import io.fairlead.core.port.EndingPace;
import io.fairlead.core.view.KillView;
import java.util.HashMap;
import java.util.Map;

/// How long a kill takes from now on by the limits that its venues publish. Made anew for each picture; the engine
/// thread's.
///
/// Venues work side by side, and so do the budgets of one: the slowest counts. Within a budget cancels come first, then
/// closes, then the venue's word.
final class TimeLeft {
    private final Desk desk;
    private final Map<String, Long> byBudget = new HashMap<>();
    private boolean away;

    private TimeLeft(Desk desk) {
        this.desk = desk;
    }

    /// 0 where no limit holds anything up; `KillView.NOT_KNOWN` while a venue that must act is not logged on.
    static long nanos(KillRun run, Desk desk) {
        if (run.kill().isConfirmed()) {
            return 0;
        }
        TimeLeft left = new TimeLeft(desk);
        run.assurances().keySet().forEach(id -> {
            AccountState account = desk.state().account(id);
            if (account != null) {
                left.add(account.account(), Step.TELL);
            }
        });
        for (LiveOrder order : run.live()) {
            left.add(order.account(), isToCancel(order) ? Step.CANCEL : Step.WAIT);
        }
        if (run.kill().flatten()) {
            run.emptying().open().forEach(open -> left.add(open.account(), Step.CLOSE));
        }
        return left.away
                ? KillView.NOT_KNOWN
                : left.byBudget.values().stream()
                        .mapToLong(Long::longValue)
                        .max()
                        .orElse(0);
    }

    /// A cancel that has left needs no other.
    private static boolean isToCancel(LiveOrder order) {
        PendingRequest cancel = order.pendingCancel();
        return !Closing.isClosing(order) && (cancel == null || cancel.stage() != PendingRequest.Stage.SENT);
    }

    private enum Step {
        CANCEL,
        CLOSE,
        TELL,
        /// What was asked for is on its way.
        WAIT
    }

    private void add(Account account, Step step) {
        if (!desk.hasPort(account.venue())) {
            return;
        }
        if (!desk.state().isUp(account.venue())) {
            away = true;
            return;
        }
        EndingPace pace = desk.endingPace(account);
        if (pace == null) {
            return;
        }
        String budget = pace.budget(account.venue());
        switch (step) {
            case CANCEL -> byBudget.merge(budget, pace.cancelNanos(), Long::sum);
            case CLOSE -> byBudget.merge(budget, pace.closeNanos(), Long::sum);
            case TELL -> byBudget.merge(budget, pace.tellNanos(), Long::sum);
            case WAIT -> {}
        }
    }
}
