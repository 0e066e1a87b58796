package io.fairlead.core;

import io.fairlead.core.halt.Kill;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.view.KillView;
import io.fairlead.core.view.KillView.Phase;
import io.fairlead.core.view.KillView.Unconfirmed;
import java.util.ArrayList;
import java.util.List;

/// Pictures of kills at work. Made on the engine thread.
final class KillViews {
    private final CancelAttempts attempts;
    private final Desk desk;

    KillViews(CancelAttempts attempts, Desk desk) {
        this.attempts = attempts;
        this.desk = desk;
    }

    KillView of(KillRun run) {
        Kill kill = run.kill();
        int open = kill.flatten() ? run.emptying().openPositions() : 0;
        return new KillView(
                kill.scope(),
                kill.by(),
                kill.sinceNanos(),
                kill.because(),
                kill.flatten(),
                phase(run, open),
                run.live().size(),
                open,
                kill.isConfirmed() ? List.of() : unconfirmed(run, open),
                kill.confirmedNanos(),
                kill.evidence(),
                TimeLeft.nanos(run, desk));
    }

    private static Phase phase(KillRun run, int openPositions) {
        if (run.kill().isConfirmed()) {
            return Phase.NOTHING_LIVE;
        }
        for (LiveOrder order : run.live()) {
            if (!Closing.isClosing(order)) {
                return Phase.CANCELLING;
            }
        }
        return openPositions > 0 ? Phase.FLATTENING : Phase.ASKING;
    }

    /// Orders in doubt first.
    private List<Unconfirmed> unconfirmed(KillRun run, int openPositions) {
        List<Unconfirmed> lines = new ArrayList<>();
        orders(run, lines, true);
        orders(run, lines, false);
        run.assurances().forEach((account, assurance) -> {
            String missing = assurance.missing();
            if (missing != null) {
                lines.add(new Unconfirmed(account, null, null, missing));
            }
        });
        if (openPositions > 0 && !run.emptying().problem().isEmpty()) {
            run.assurances().keySet().stream()
                    .findFirst()
                    .ifPresent(account -> lines.add(new Unconfirmed(
                            account,
                            null,
                            null,
                            "a position could not be closed: " + run.emptying().problem())));
        }
        return lines.subList(0, Math.min(lines.size(), KillView.MOST_LISTED));
    }

    private void orders(KillRun run, List<Unconfirmed> lines, boolean inDoubt) {
        for (LiveOrder order : run.live()) {
            if ((order.status() == OrderStatus.UNKNOWN) == inDoubt && lines.size() < KillView.MOST_LISTED) {
                lines.add(new Unconfirmed(order.account().id(), order.id(), order.status(), why(order)));
            }
        }
    }

    private String why(LiveOrder order) {
        if (!attempts.isReachable(order)) {
            return order.session().isEmpty()
                    ? "venue " + order.account().venue() + " is not logged on"
                    : "session " + order.session() + ", which carries it, is not logged on";
        }
        if (order.status() == OrderStatus.UNKNOWN) {
            return "where it stands is not known, and is asked for: " + order.text();
        }
        if (Closing.isClosing(order)) {
            return "it closes a position";
        }
        if (order.pendingCancel() != null) {
            return "its cancel has no answer yet";
        }
        return order.text().isEmpty() ? "its cancel is about to be sent" : order.text();
    }
}
