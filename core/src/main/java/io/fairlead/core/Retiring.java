package io.fairlead.core;

import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.group.Group;
import io.fairlead.core.halt.Kill;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Share;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.parent.Parent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Decides which closed orders leave the live state: those of which nothing more is expected, once they are old or too
/// many. Owned by the engine thread; a step at a time, so that no turn gets long.
///
/// Nothing leaves while a kill is not confirmed or an account is being emptied: both look back at what has closed.
final class Retiring {
    static final int STEP = 64;

    private static final long PAUSE_NANOS = 1_000_000_000;

    private final Desk desk;
    private final Inquiries inquiries;
    private final RetentionSettings settings;
    private long ageDueNanos = Long.MIN_VALUE;
    private long roomDueNanos = Long.MIN_VALUE;

    Retiring(Desk desk, Inquiries inquiries, RetentionSettings settings) {
        this.desk = desk;
        this.inquiries = inquiries;
        this.settings = settings;
    }

    void onTick(long nowNanos) {
        int closed = desk.state().orders().all().size()
                - desk.state().orders().exposures().live();
        if (closed >= settings.closedOrders() + STEP && nowNanos >= roomDueNanos) {
            roomDueNanos = retire(nowNanos, nowNanos) ? nowNanos : nowNanos + PAUSE_NANOS;
        } else if (nowNanos >= ageDueNanos) {
            ageDueNanos = retire(nowNanos - settings.keepNanos(), nowNanos) ? nowNanos : nowNanos + PAUSE_NANOS;
        }
    }

    /// Those that have not changed since `sinceNanos`, oldest first, a step at most; whether there were any.
    private boolean retire(long sinceNanos, long nowNanos) {
        if (isLookedBackAt()) {
            return false;
        }
        Leaving leaving = new Leaving(sinceNanos);
        for (LiveOrder order : desk.state().orders().all()) {
            if (leaving.orders.size() >= STEP) {
                break;
            }
            leaving.consider(order);
        }
        desk.state().groups().all().forEach(leaving::consider);
        desk.state().parents.all().forEach(leaving::consider);
        if (leaving.isEmpty()) {
            return false;
        }
        RetentionEvent.Horizon horizon = new RetentionEvent.Horizon(
                settings.rememberedOrders(), settings.rememberedIds(), nowNanos - settings.rememberNanos());
        List<OrderId> orders = leaving.orders.stream().map(LiveOrder::id).toList();
        return desk.record(
                new RetentionEvent.Retired(nowNanos, orders, leaving.groups, leaving.parents, horizon),
                EventSink.Lane.NORMAL);
    }

    private boolean isLookedBackAt() {
        boolean killing = false;
        for (Kill kill : desk.state().halts().inForce()) {
            killing |= !kill.isConfirmed();
        }
        return killing || desk.state().isAnyFlattening();
    }

    /// What leaves in one step.
    private final class Leaving {
        final long sinceNanos;
        final Set<LiveOrder> orders = new LinkedHashSet<>();
        final List<GroupId> groups = new ArrayList<>();
        final List<ClientOrderId> parents = new ArrayList<>();

        Leaving(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }

        boolean isEmpty() {
            return orders.isEmpty() && groups.isEmpty() && parents.isEmpty();
        }

        /// An order of a group leaves with the group.
        void consider(LiveOrder order) {
            if (isDone(order) && desk.state().groups().of(order) == null) {
                orders.add(order);
            }
        }

        void consider(Group group) {
            if (orders.size() >= STEP || group.isActive() || group.changedNanos() > sinceNanos) {
                return;
            }
            List<LiveOrder> all = group.orders();
            if (all.stream().allMatch(this::isDone)) {
                orders.addAll(all);
                groups.add(group.plan().id());
            }
        }

        void consider(Parent parent) {
            ParentEvent.ParentStarted started = parent.started();
            if (parents.size() < STEP && started.atNanos() <= sinceNanos && isDone(parent)) {
                parents.add(parent.id());
            }
        }

        private boolean isDone(Parent parent) {
            for (Share share : parent.shares()) {
                LiveOrder child = desk.state().orders().find(share.account(), share.client());
                if (child != null && !orders.contains(child)) {
                    return false;
                }
            }
            return true;
        }

        private boolean isDone(LiveOrder order) {
            return order.status().isTerminal()
                    && order.changedNanos() <= sinceNanos
                    && !order.isInFlight()
                    && order.missing().isZero()
                    && !order.hasInferred()
                    && !desk.state().breakBook().holds(order.id())
                    && !inquiries.isAbout(order)
                    && !(order.isAdopted() && mayBeLookAlike(order));
        }

        /// Until the other order's fate is known, this one may be it.
        private boolean mayBeLookAlike(LiveOrder adopted) {
            for (LiveOrder order : desk.state().orders().live()) {
                if (order.status() == OrderStatus.UNKNOWN && order.account().equals(adopted.account())) {
                    return true;
                }
            }
            return false;
        }
    }
}
