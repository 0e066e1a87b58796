package io.fairlead.core.group;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.GroupEvent;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.GroupPlan;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Origin;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.snapshot.Section;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Every group of orders that has not left, and which orders are theirs. Changed by events alone; owned by the
/// thread that owns the core state.
///
/// Which leg an accepted order is for follows from its client order id, which the group was waiting for: so an order
/// and its place in the group are one event, and no crash can come between.
public final class Groups {
    private static final Group.Phase[] PHASES = Group.Phase.values();

    private final Map<GroupId, Group> all = new LinkedHashMap<>();
    private final Map<GroupId, Group> active = new LinkedHashMap<>();
    private final Map<OrderId, Group> byOrder = new HashMap<>();
    private final Map<Key, Awaited> awaited = new HashMap<>();
    private final Map<Key, Group> byClient = new HashMap<>();
    private final Set<Group> touched = new LinkedHashSet<>();

    /// The place in a group of an order that is to come; `leg` is negative for the entry.
    private record Awaited(Group group, int leg) {}

    private record Key(AccountId account, ClientOrderId client) {}

    private static final int ENTRY = -1;

    private final BiConsumer<Group, Event> listener;

    /// `listener` hears of each group that an event touched.
    public Groups(BiConsumer<Group, Event> listener) {
        this.listener = listener;
    }

    public void apply(GroupEvent event) {
        if (event instanceof GroupEvent.GroupStarted started) {
            Group group = new Group(started);
            add(group);
            listener.accept(group, event);
            return;
        }
        Group group = all.get(event.group());
        if (group == null) {
            throw new IllegalStateException("the log speaks of group " + event.group() + " before it was started");
        }
        group.changedNanos = event.atNanos();
        touched.add(group);
        switch (event) {
            case GroupEvent.GroupStarted _ -> {} // as above
            case GroupEvent.GroupStopped e -> {
                group.phase = Group.Phase.STOPPING;
                group.text = e.why();
            }
            case GroupEvent.GroupEnded e -> {
                group.phase = Group.Phase.ENDED;
                group.text = group.text.isEmpty() ? e.how() : group.text;
                close(group);
            }
            case GroupEvent.LegChanged e -> {
                Group.Leg leg = leg(group, e.role());
                leg.plan = leg.plan.at(e.price(), e.stopPx());
            }
            case GroupEvent.LegRefused e -> leg(group, e.role()).refusal = e.code() + ": " + e.why();
        }
        listener.accept(group, event);
    }

    private void add(Group group) {
        index(group);
        active.put(group.plan().id(), group);
        awaitNext(group);
    }

    private void index(Group group) {
        all.put(group.plan().id(), group);
        byClient.put(new Key(group.plan().account(), group.plan().client()), group);
    }

    private void close(Group group) {
        active.remove(group.plan().id());
        awaited.values().removeIf(each -> each.group == group);
    }

    private static Group.Leg leg(Group group, GroupPlan.Role role) {
        for (Group.Leg leg : group.legs) {
            if (leg.plan.role() == role) {
                return leg;
            }
        }
        throw new IllegalStateException("group " + group.plan().id() + " has no leg " + role);
    }

    private void awaitNext(Group group) {
        if (group.plan().shape().hasEntry() && group.entry == null) {
            awaitOrder(group, ENTRY, group.plan().client());
        }
        for (int i = 0; i < group.legs.size(); i++) {
            awaitOrder(group, i, nextClient(group, i));
        }
    }

    private void awaitOrder(Group group, int leg, ClientOrderId client) {
        awaited.put(new Key(group.plan().account(), client), new Awaited(group, leg));
    }

    /// The client order id of the next order of a leg.
    public ClientOrderId nextClient(Group group, int leg) {
        return group.plan().clientOf(leg, group.legs.get(leg).orders.size());
    }

    /// An order was accepted: takes it in if a group was waiting for it.
    public void accepted(LiveOrder order) {
        Awaited place = awaited.isEmpty()
                ? null
                : awaited.remove(new Key(order.account().id(), order.clientOrderId()));
        if (place != null) {
            join(place.group, place.leg, order);
        }
    }

    private void join(Group group, int index, LiveOrder order) {
        byOrder.put(order.id(), group);
        if (index == ENTRY) {
            group.entry = order;
            return;
        }
        Group.Leg leg = group.legs.get(index);
        leg.orders.add(order);
        leg.byGroup = false;
        leg.refusal = "";
        if (group.isActive()) {
            awaitOrder(group, index, nextClient(group, index));
        }
    }

    /// Somebody asked to cancel an order of a group; `byGroup` if it was the group itself.
    public void cancelAsked(LiveOrder order, Origin by) {
        Group group = of(order);
        if (group == null) {
            return;
        }
        for (Group.Leg leg : group.legs) {
            if (leg.newest() == order) {
                leg.byGroup = by.equals(Group.ORIGIN);
            }
        }
    }

    /// Something happened to an order: its group, if it has one, has to be looked at.
    public void changed(LiveOrder order, Event cause) {
        Group group = of(order);
        if (group != null) {
            group.changedNanos = cause.atNanos();
            touched.add(group);
            listener.accept(group, cause);
        }
    }

    /// Whether a venue is there changed, and with it what is to be said of groups.
    public void linkChanged(Event cause) {
        active.values().forEach(group -> listener.accept(group, cause));
    }

    /// What is held of an instrument changed: groups that may not ask for more have to be looked at.
    public void heldChanged(LiveOrder by) {
        for (Group group : active.values()) {
            if (group.concerns(by)) {
                touched.add(group);
            }
        }
    }

    /// A group that ended leaves.
    public Group forget(GroupId id) {
        Group group = all.remove(id);
        if (group == null) {
            throw new IllegalStateException("the log speaks of group " + id + " before it was started");
        }
        byClient.remove(new Key(group.plan().account(), group.plan().client()), group);
        group.orders().forEach(order -> byOrder.remove(order.id(), group));
        touched.remove(group);
        return group;
    }

    /// The group of an order; null if it is in none.
    public @Nullable Group of(LiveOrder order) {
        return byOrder.isEmpty() ? null : byOrder.get(order.id());
    }

    public @Nullable Group find(GroupId id) {
        return all.get(id);
    }

    /// The newest group under a client order id.
    public @Nullable Group find(AccountId account, ClientOrderId client) {
        return byClient.isEmpty() ? null : byClient.get(new Key(account, client));
    }

    /// In the order in which they were started.
    public Collection<Group> all() {
        return Collections.unmodifiableCollection(all.values());
    }

    /// Those that have not ended, in the order in which they were started.
    public List<Group> active() {
        return active.isEmpty() ? List.of() : List.copyOf(active.values());
    }

    /// Those to be looked at since the last call.
    public List<Group> takeTouched() {
        if (touched.isEmpty()) {
            return List.of();
        }
        List<Group> taken = List.copyOf(touched);
        touched.clear();
        return taken;
    }

    /// Their part of a snapshot.
    public Section section(int number) {
        return new Section(number, 1, this::write, this::read);
    }

    private void write(SectionWriter to) {
        for (Group group : all.values()) {
            to.event(group.started);
            to.out().constant(group.phase);
            to.out().text(group.text);
            to.out().signed(group.changedNanos);
            write(group.entry == null ? List.of() : List.of(group.entry), to);
            for (Group.Leg leg : group.legs) {
                to.values().decimal(leg.plan.price());
                to.values().decimal(leg.plan.stopPx());
                to.out().bool(leg.byGroup);
                to.out().text(leg.refusal);
                write(leg.orders, to);
            }
            to.pieceEnds();
        }
    }

    private static void write(List<LiveOrder> orders, SectionWriter to) {
        to.out().unsigned(orders.size());
        orders.forEach(to::reference);
    }

    private void read(SectionReader from) {
        while (!from.atEnd()) {
            if (from.event() instanceof GroupEvent.GroupStarted started) {
                read(new Group(started), from);
            }
        }
    }

    private void read(Group group, SectionReader from) {
        group.phase = from.in().constant(PHASES);
        group.text = from.in().text();
        group.changedNanos = from.in().signed();
        for (LiveOrder entry : orders(from)) {
            join(group, ENTRY, entry);
        }
        for (int i = 0; i < group.legs.size(); i++) {
            Group.Leg leg = group.legs.get(i);
            leg.plan = leg.plan.at(from.values().decimalOrNull(), from.values().decimalOrNull());
            boolean byGroup = from.in().bool();
            String refusal = from.in().text();
            for (LiveOrder order : orders(from)) {
                join(group, i, order);
            }
            leg.byGroup = byGroup;
            leg.refusal = refusal;
        }
        index(group);
        if (group.isActive()) {
            active.put(group.plan().id(), group);
            awaitNext(group);
        } else {
            close(group);
        }
    }

    private static List<LiveOrder> orders(SectionReader from) {
        List<LiveOrder> orders = new ArrayList<>();
        for (int left = from.in().size(); left > 0; left--) {
            orders.add(from.reference(LiveOrder.class));
        }
        return orders;
    }
}
