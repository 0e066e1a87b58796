package io.fairlead.gateway;

import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.Position;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What the records of one batch changed, drawn once when they are all applied: an order that goes from accepted to
/// filled within a batch is one picture, not four. Owned by the follower thread.
final class Touched {
    private final Set<LiveOrder> orders = new LinkedHashSet<>();
    private final Set<Execution> executions = new LinkedHashSet<>();
    private final Set<LiveOrder> moving = new LinkedHashSet<>();

    /// Each end of a doubt is counted by what it was drawn as before, so such an order can't wait for the batch.
    static boolean wasInDoubt(LiveOrder order) {
        return order.status() == OrderStatus.UNKNOWN || order.evidence() != null;
    }

    void order(LiveOrder order) {
        orders.add(order);
    }

    /// It is new or changed, and so is the position that it made.
    void execution(Execution execution) {
        executions.add(execution);
        moving.add(execution.order());
    }

    /// Its executions may all count differently now.
    void restated(LiveOrder order) {
        executions.addAll(order.executions());
        moving.add(order);
    }

    /// Draws it all, as of a log position.
    void draw(Gallery views, Resolutions resolutions, List<Position> positions, long position) {
        for (LiveOrder order : orders) {
            resolutions.note(views.order(order.id()), order);
            views.order(order, position);
        }
        executions.forEach(execution -> views.execution(execution, position));
        moving.forEach(order -> views.positions(order, positions, position));
        orders.clear();
        executions.clear();
        moving.clear();
    }
}
