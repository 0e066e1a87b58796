package io.fairlead.gateway;

import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Side;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.position.Position;
import io.fairlead.core.position.Positions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the records of one batch changed, drawn once when they are all applied: an order that goes from accepted to
/// filled within a batch is one picture, not four, and a position that a hundred fills moved is one, too. Owned by the
/// follower thread.
final class Touched {
    private final Marked<LiveOrder> orders = new Marked<>();
    private final Marked<Execution> executions = new Marked<>();
    private final Set<Position> moved = Collections.newSetFromMap(new IdentityHashMap<>());

    /// Objects in the order in which they were first added.
    private static final class Marked<T> {
        private final List<T> inOrder = new ArrayList<>();
        private final Set<T> known = Collections.newSetFromMap(new IdentityHashMap<>());

        void add(T one) {
            if (known.add(one)) {
                inOrder.add(one);
            }
        }

        void clear() {
            if (!inOrder.isEmpty()) {
                inOrder.clear();
                known.clear();
            }
        }
    }

    /// Each end of a doubt is counted by what it was drawn as before, so such an order can't wait for the batch.
    static boolean wasInDoubt(LiveOrder order) {
        return order.status() == OrderStatus.UNKNOWN || order.evidence() != null;
    }

    void order(LiveOrder order) {
        orders.add(order);
    }

    /// It is new or changed.
    void execution(Execution execution) {
        executions.add(execution);
    }

    /// Its executions may all count differently now.
    void restated(LiveOrder order) {
        order.executions().forEach(executions::add);
    }

    /// Draws it all, with the positions that executions made, as of a log position.
    void draw(Gallery views, Resolutions resolutions, Positions positions, long position) {
        for (LiveOrder order : orders.inOrder) {
            resolutions.note(views.order(order.id()), order);
            views.order(order, position);
        }
        LiveOrder last = null;
        for (Execution execution : executions.inOrder) {
            views.execution(execution, position);
            if (last == null || !isOfSamePosition(last, execution.order())) {
                last = execution.order();
                moves(last, positions);
            }
        }
        if (!moved.isEmpty()) {
            views.positions(moved::contains, positions.all(), position);
        }
        orders.clear();
        executions.clear();
        moved.clear();
    }

    private static boolean isOfSamePosition(LiveOrder one, LiveOrder other) {
        return one.instrument().symbol().equals(other.instrument().symbol())
                && one.account().id().equals(other.account().id());
    }

    private void moves(LiveOrder order, Positions positions) {
        for (Side side : Side.values()) {
            moves(positions.find(order.account().id(), order.instrument().symbol(), side));
        }
    }

    private void moves(@Nullable Position held) {
        if (held != null) {
            moved.add(held);
        }
    }
}
