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
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides which closed orders leave the live state: those of which nothing more is expected, once they are old or too
/// many. Owned by the engine thread; a step at a time, so that no turn gets long.
///
/// Where there are too many, those that closed first leave with every turn of the engine, so that a flood can't outrun
/// it; old ones, groups and orders for several accounts with the ticks. Nothing leaves while a kill is not confirmed or
/// an account is being emptied: both look back at what has closed.
final class Retiring {
    static final int STEP = 16;

    private static final int STEPS_A_TURN = 32;
    private static final int LOOKED_AT_A_STEP = 256;
    private static final long PAUSE_NANOS = 1_000_000_000;

    private final Desk desk;
    private final Inquiries inquiries;
    private final RetentionSettings settings;
    private final RetentionRules rules;
    private final Children children;
    private final Walk tooMany = new Walk();
    private final Walk tooOld = new Walk();
    private long bundlesDueNanos = Long.MIN_VALUE;

    /// How far the closed orders have been looked at: up to one that had to stay. From the first again after a pause.
    private static final class Walk {
        @Nullable
        LiveOrder stayed;

        long dueNanos = Long.MIN_VALUE;
        long anewNanos = Long.MIN_VALUE;

        void pause(long nowNanos) {
            stayed = null;
            dueNanos = nowNanos + PAUSE_NANOS;
        }
    }

    Retiring(Desk desk, Inquiries inquiries, RetentionSettings settings, RetentionRules rules) {
        this.desk = desk;
        this.inquiries = inquiries;
        this.settings = settings;
        this.rules = rules;
        this.children = new Children(desk);
    }

    /// Cheap while there is room.
    void onTurn(long nowNanos) {
        for (int steps = 0; steps < STEPS_A_TURN && isOver() && nowNanos >= tooMany.dueNanos; steps++) {
            retire(tooMany, nowNanos, nowNanos);
        }
    }

    private boolean isOver() {
        return desk.state().orders().closed() >= settings.closedOrders() + STEP;
    }

    void onTick(long nowNanos) {
        onTurn(nowNanos);
        long sinceNanos = nowNanos - settings.keepNanos();
        if (nowNanos >= tooOld.dueNanos) {
            retire(tooOld, sinceNanos, nowNanos);
        }
        if (nowNanos >= bundlesDueNanos && !retireBundles(isOver() ? nowNanos : sinceNanos, nowNanos)) {
            bundlesDueNanos = nowNanos + PAUSE_NANOS;
        }
    }

    /// One step: those that have not changed since `sinceNanos`, the first that closed first.
    private void retire(Walk walk, long sinceNanos, long nowNanos) {
        if (nowNanos >= walk.anewNanos) {
            walk.anewNanos = nowNanos + PAUSE_NANOS;
            walk.stayed = null;
        }
        if (isLookedBackAt()) {
            walk.pause(nowNanos);
            return;
        }
        Leaving leaving = new Leaving(sinceNanos);
        LiveOrder order = desk.state().orders().nextClosed(walk.stayed);
        int looked = 0;
        while (order != null
                && order.statusNanos() <= sinceNanos
                && leaving.orders.size() < STEP
                && looked < LOOKED_AT_A_STEP) {
            if (!leaving.consider(order)) {
                walk.stayed = order;
            }
            looked++;
            order = desk.state().orders().nextClosed(order);
        }
        boolean isThatAll = leaving.orders.size() < STEP && looked < LOOKED_AT_A_STEP;
        if (!record(leaving, nowNanos) || isThatAll) {
            walk.pause(nowNanos);
        }
    }

    /// Groups, with their orders, and orders for several accounts; whether any left.
    private boolean retireBundles(long sinceNanos, long nowNanos) {
        if (isLookedBackAt()) {
            return false;
        }
        Leaving leaving = new Leaving(sinceNanos);
        desk.state().groups().all().forEach(leaving::consider);
        desk.state().parents.all().forEach(leaving::consider);
        return !leaving.isEmpty() && record(leaving, nowNanos);
    }

    /// False if the log is full.
    private boolean record(Leaving leaving, long nowNanos) {
        if (leaving.isEmpty()) {
            return true;
        }
        RetentionEvent.Horizon horizon = new RetentionEvent.Horizon(
                settings.rememberedOrders(), settings.rememberedIds(), nowNanos - settings.rememberNanos());
        List<OrderId> orders = new ArrayList<>(leaving.orders.size());
        for (int i = 0; i < leaving.orders.size(); i++) {
            orders.add(leaving.orders.get(i).id());
        }
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
        final List<LiveOrder> orders = new ArrayList<>(STEP);
        final List<GroupId> groups = new ArrayList<>();
        final List<ClientOrderId> parents = new ArrayList<>();

        Leaving(long sinceNanos) {
            this.sinceNanos = sinceNanos;
        }

        boolean isEmpty() {
            return orders.isEmpty() && groups.isEmpty() && parents.isEmpty();
        }

        /// Whether it leaves; an order of a group does with the group.
        boolean consider(LiveOrder order) {
            return isDone(order) && desk.state().groups().of(order) == null && orders.add(order);
        }

        void consider(Group group) {
            if (orders.size() >= STEP || group.isActive() || group.changedNanos() > sinceNanos) {
                return;
            }
            List<LiveOrder> all = group.orders();
            if (all.stream().allMatch(this::isDone)) {
                all.stream().filter(order -> !orders.contains(order)).forEach(orders::add);
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
                LiveOrder child = children.find(parent, share);
                boolean stays = child == null
                        ? children.isUndecided(parent, share)
                        : desk.state().orders().find(child.id()) == child && !orders.contains(child);
                if (stays) {
                    return false;
                }
            }
            return true;
        }

        private boolean isDone(LiveOrder order) {
            return order.changedNanos() <= sinceNanos
                    && rules.isOver(order, isDisputed(order))
                    && !(order.isAdopted() && mayBeLookAlike(order));
        }

        private boolean isDisputed(LiveOrder order) {
            return desk.state().breakBook().holds(order.id()) || inquiries.isAbout(order);
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
