package io.fairlead.core;

import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Scope;
import io.fairlead.core.order.LiveOrder;
import java.util.ArrayList;
import java.util.List;

/// Closes the positions in a kill's scope, once no order there can change them any more; again at growing intervals
/// until they are flat. Owned by the engine thread.
final class Emptying {
    private final Scope scope;
    private final KillRun.Tools tools;
    private final Backoff pause;
    private String problem = "";

    Emptying(Scope scope, KillRun.Tools tools) {
        this.scope = scope;
        this.tools = tools;
        this.pause = new Backoff(tools.settings());
    }

    /// Whether a kill leaves the order alone: it closes a position, and the venue has had little time for it.
    boolean spares(LiveOrder order, long nowNanos) {
        return Closing.isClosing(order)
                && nowNanos < order.placedNanos() + tools.settings().answerNanos();
    }

    void hurry() {
        pause.end();
    }

    void step(List<LiveOrder> live, long nowNanos) {
        if (!pause.isOver(nowNanos)) {
            return;
        }
        for (OpenPosition position : open()) {
            if (isAtRest(position, live)
                    && tools.desk().hasPort(position.account().venue())
                    && tools.desk().state().isUp(position.account().venue())
                    && tools.closes().isDue(position, nowNanos)) {
                close(position, nowNanos);
            }
        }
    }

    private void close(OpenPosition position, long nowNanos) {
        Outcome outcome = tools.closes().closing().closeRest(position, nowNanos);
        if (outcome instanceof Outcome.Refused refused) {
            problem = refused.code() + ": " + refused.remedy();
        }
        boolean paced = tools.closes().turns().isPaced(position.account());
        if (outcome instanceof Outcome.Refused || (outcome != null && !paced)) {
            pause.lengthen(nowNanos);
        }
    }

    /// Whether no order but those that close it can still change the position.
    private static boolean isAtRest(OpenPosition position, List<LiveOrder> live) {
        for (LiveOrder order : live) {
            if (order.account().id().equals(position.account().id())
                    && order.instrument().symbol().equals(position.symbol())
                    && order.status() != OrderStatus.UNKNOWN
                    && !Closing.isClosing(order)) {
                return false;
            }
        }
        return true;
    }

    /// The positions in scope that are not closed yet.
    List<OpenPosition> open() {
        List<OpenPosition> open = new ArrayList<>();
        for (AccountState each : tools.desk().state().accounts()) {
            for (OpenPosition position : tools.closes().closing().open(each.account())) {
                if (covers(position)) {
                    open.add(position);
                }
            }
        }
        return open;
    }

    private boolean covers(OpenPosition position) {
        return !(scope instanceof Scope.OfStrategy)
                && scope.covers(position.account().venue(), position.account().id(), position.symbol(), Closing.CLOSE);
    }

    /// How many are open, or may be.
    int openPositions() {
        return open().size();
    }

    /// Why a position could not be closed, the newest; empty if each could.
    String problem() {
        return problem;
    }
}
