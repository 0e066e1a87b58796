package io.fairlead.core.group;

import io.fairlead.core.event.GroupEvent;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GroupPlan;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.PendingRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One group of orders with all that is known of it. Changed by `Groups` alone; owned by the thread that owns the core
/// state.
public final class Group {
    /// Who asks for what a group needs.
    public static final Origin ORIGIN = new Origin("group", "-", "local");

    final GroupEvent.GroupStarted started;
    final List<Leg> legs = new ArrayList<>();

    @Nullable
    LiveOrder entry;

    Phase phase = Phase.ACTIVE;
    String text = "";
    long changedNanos;

    /// Where the group as a whole is.
    public enum Phase {
        ACTIVE,
        /// It is being cancelled.
        STOPPING,
        ENDED
    }

    /// A leg, and the orders that were placed for it. `byGroup` says whether the group asked to cancel the newest.
    static final class Leg {
        GroupPlan.Leg plan;
        final List<LiveOrder> orders = new ArrayList<>(1);
        boolean byGroup;
        String refusal = "";

        Leg(GroupPlan.Leg plan) {
            this.plan = plan;
        }

        @Nullable
        LiveOrder newest() {
            return orders.isEmpty() ? null : orders.getLast();
        }
    }

    Group(GroupEvent.GroupStarted started) {
        this.started = started;
        this.changedNanos = started.atNanos();
        started.plan().legs().forEach(leg -> legs.add(new Leg(leg)));
    }

    public GroupPlan plan() {
        return started.plan();
    }

    public Phase phase() {
        return phase;
    }

    public boolean isActive() {
        return phase != Phase.ENDED;
    }

    /// Why it stopped or how it ended.
    public String text() {
        return text;
    }

    public long startedNanos() {
        return started.atNanos();
    }

    public long changedNanos() {
        return changedNanos;
    }

    /// Null before it was placed, and where the shape has none.
    public @Nullable LiveOrder entry() {
        return entry;
    }

    /// The terms of a leg as they are now: those of its newest order outweigh the plan.
    public GroupPlan.Leg leg(int index) {
        Leg leg = legs.get(index);
        LiveOrder order = leg.newest();
        return order == null
                ? leg.plan
                : leg.plan.at(order.terms().price(), order.terms().stopPx());
    }

    /// The newest order of a leg; null if none was placed.
    public @Nullable LiveOrder order(int index) {
        return legs.get(index).newest();
    }

    /// Every order placed for it.
    public List<LiveOrder> orders() {
        List<LiveOrder> all = new ArrayList<>();
        if (entry != null) {
            all.add(entry);
        }
        legs.forEach(leg -> all.addAll(leg.orders));
        return all;
    }

    /// Every order placed for a leg, oldest first.
    public List<LiveOrder> orders(int index) {
        return Collections.unmodifiableList(legs.get(index).orders);
    }

    /// Why the leg's order could not be placed or changed, empty if nothing is in the way.
    public String refusal(int index) {
        return legs.get(index).refusal;
    }

    /// The order by which the group is known: the entry or the first leg's; null before it was placed.
    public @Nullable LiveOrder first() {
        return entry != null || legs.getFirst().orders.isEmpty()
                ? entry
                : legs.getFirst().orders.getFirst();
    }

    boolean concerns(LiveOrder order) {
        Symbol symbol = plan().symbol();
        return order.account().id().equals(plan().account())
                && order.instrument().symbol().equals(symbol);
    }

    /// How a leg's order stands, for the rules.
    public Picture.Standing standing(int index) {
        LiveOrder order = order(index);
        if (order == null) {
            return Picture.Standing.NONE;
        }
        if (order.needsAsking()) {
            return Picture.Standing.IN_DOUBT;
        }
        PendingRequest cancel = order.pendingCancel();
        if (cancel != null) {
            return Picture.Standing.CANCELLING;
        }
        return switch (order.status()) {
            case ACCEPTED, SENT, PENDING_NEW, PENDING_REPLACE, PENDING_CANCEL -> Picture.Standing.BUSY;
            case HELD -> Picture.Standing.WORKING;
            case NEW, PARTIALLY_FILLED, STOPPED, SUSPENDED, CALCULATED, DONE_FOR_DAY ->
                order.pendingReplace() == null ? Picture.Standing.WORKING : Picture.Standing.BUSY;
            case UNKNOWN -> Picture.Standing.IN_DOUBT;
            case FILLED, NOT_SENT, NEVER_ARRIVED -> Picture.Standing.NONE;
            case REJECTED -> Picture.Standing.OVER;
            case CANCELED, EXPIRED -> legs.get(index).byGroup ? Picture.Standing.NONE : Picture.Standing.OVER;
        };
    }

    /// Where it stands. `caps` has for each leg what it may work at most, null if anything.
    public Picture picture(List<@Nullable Decimal> caps) {
        List<Picture.Leg> pictures = new ArrayList<>(legs.size());
        for (int i = 0; i < legs.size(); i++) {
            LiveOrder order = order(i);
            pictures.add(new Picture.Leg(
                    standing(i), order == null ? Decimal.ZERO : order.leavesQty(), filled(i), caps.get(i)));
        }
        return new Picture(phase == Phase.STOPPING, isEntryOpen(), entered(), pictures);
    }

    /// What all orders of a leg filled: by their executions or by what the venue claims, whichever is more.
    public Decimal filled(int index) {
        Decimal sum = Decimal.ZERO;
        for (LiveOrder order : legs.get(index).orders) {
            sum = sum.plus(order.cumQty().max(known(order)));
        }
        return sum;
    }

    private static Decimal known(LiveOrder order) {
        return order.cumQty().minus(order.missing());
    }

    private boolean isEntryOpen() {
        LiveOrder order = entry;
        return order != null && (!order.status().isTerminal() || order.needsAsking());
    }

    /// What the legs are for: what the entry filled beyond doubt, or everything where there is no entry.
    public Decimal entered() {
        if (!plan().shape().hasEntry()) {
            return plan().units();
        }
        LiveOrder order = entry;
        boolean waits = plan().shape() == GroupPlan.Shape.REVERSE && isEntryOpen(); // its whole fill in one order
        return order == null || waits
                ? Decimal.ZERO
                : order.cumQty().min(known(order)).max(Decimal.ZERO);
    }

    /// Whether its first orders were all placed.
    boolean isPlaced() {
        return plan().shape().hasEntry() ? entry != null : legs.stream().noneMatch(leg -> leg.orders.isEmpty());
    }

    /// Whether the newest order of a leg is at the venue, acknowledged, for at least so many units.
    boolean isCovered(int index, Decimal units) {
        LiveOrder order = order(index);
        return order != null
                && (order.status() == OrderStatus.NEW || order.status() == OrderStatus.PARTIALLY_FILLED)
                && order.leavesQty().compareTo(units) >= 0;
    }
}
