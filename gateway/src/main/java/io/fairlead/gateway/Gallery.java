package io.fairlead.gateway;

import io.fairlead.core.CoreState;
import io.fairlead.core.Views;
import io.fairlead.core.group.Group;
import io.fairlead.core.group.GroupViews;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.Execution;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.parent.Parent;
import io.fairlead.core.position.Position;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.GroupView;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.PositionView;
import io.fairlead.core.view.VenuePositionView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Immutable pictures of orders, fills and positions. Made by the follower thread, read by any.
final class Gallery {
    private final Paged<OrderView> orders = new Paged<>();
    private final OwnLevels own = new OwnLevels();
    private final Paged<FillView> fills = new Paged<>();
    private final Paged<GroupView> groups = new Paged<>();
    private final Paged<Parent> parents = new Paged<>();
    private final Map<ClientOrderId, Long> parentNumbers = new ConcurrentHashMap<>();
    private final Map<GroupId, Long> groupNumbers = new ConcurrentHashMap<>();
    private final Map<OrderId, GroupId> groupOf = new ConcurrentHashMap<>();
    private final Map<OrderId, Long> orderNumbers = new ConcurrentHashMap<>();
    private final Map<ClientKey, Long> clientNumbers = new ConcurrentHashMap<>();
    private final Set<OrderId> adopted = ConcurrentHashMap.newKeySet();
    private final Map<Integer, PositionView> positions = new ConcurrentSkipListMap<>();
    private final Map<AccountId, List<VenuePositionView>> venuePositions =
            new ConcurrentSkipListMap<>(Comparator.comparing(AccountId::value));
    private final IdentityHashMap<Execution, Long> fillNumbers = new IdentityHashMap<>();

    private record ClientKey(AccountId account, ClientOrderId clientOrderId) {}

    /// Draws everything, as of a log position: orders in the order of their coming, executions in that in which
    /// they were applied.
    void all(CoreState state, long position) {
        List<Execution> executions = new ArrayList<>();
        List<LiveOrder> drawn = state.orders().all();
        drawn.sort(Comparator.comparingLong(LiveOrder::placedNanos));
        for (LiveOrder order : drawn) {
            order(order, position);
            executions.addAll(order.executions());
        }
        executions.sort(Comparator.comparingLong(Execution::appliedNanos));
        executions.forEach(execution -> execution(execution, position));
        Views.parents(state).forEach(this::parent);
        positions(_ -> true, state.positions().all(), position);
        state.venuePositions().all().keySet().forEach(account -> venuePositions(account, state));
    }

    /// Draws the positions of a hedging account by its venue's ids.
    void venuePositions(AccountId account, CoreState state) {
        venuePositions.put(account, Views.ofVenue(state, account));
    }

    /// Takes an order and its fills away.
    void forget(LiveOrder order) {
        Long number = orderNumbers.remove(order.id());
        if (number != null) {
            orders.remove(number);
            adopted.remove(order.id());
            clientNumbers.remove(new ClientKey(order.account().id(), order.clientOrderId()), number);
        }
        for (Execution execution : order.executions()) {
            Long fill = fillNumbers.remove(execution);
            if (fill != null) {
                fills.remove(fill);
            }
        }
    }

    /// Takes a group away.
    void forget(Group group) {
        GroupId id = group.plan().id();
        Long number = groupNumbers.remove(id);
        if (number != null) {
            groups.remove(number);
        }
        group.orders().forEach(order -> groupOf.remove(order.id(), id));
    }

    /// Takes an order for several accounts away.
    void forget(ClientOrderId parent) {
        Long number = parentNumbers.remove(parent);
        if (number != null) {
            parents.remove(number);
        }
    }

    /// Draws an order anew, as of a log position.
    void order(LiveOrder order, long position) {
        own.order(order);
        Long known = orderNumbers.get(order.id());
        long number = known == null ? orders.nextNumber() : known;
        orders.put(number, Views.of(order, position));
        if (known == null) {
            orderNumbers.put(order.id(), number);
            if (order.isAdopted()) {
                adopted.add(order.id());
            }
            clientNumbers.put(new ClientKey(order.account().id(), order.clientOrderId()), number);
        }
    }

    /// Draws an execution, new or changed.
    void execution(Execution execution, long position) {
        Long known = fillNumbers.get(execution);
        long number = known == null ? fills.nextNumber() : known;
        fillNumbers.put(execution, number);
        fills.put(number, Views.of(execution, position));
    }

    /// Draws some of all positions.
    void positions(Predicate<Position> which, List<Position> all, long position) {
        for (int i = 0; i < all.size(); i++) {
            if (which.test(all.get(i))) {
                positions.put(i, Views.of(all.get(i), position));
            }
        }
    }

    /// Draws a group anew, and notes which orders are its.
    void group(Group group, boolean up, long position) {
        GroupView view = GroupViews.of(group, up, position);
        GroupId id = view.plan().id();
        Long known = groupNumbers.get(id);
        long number = known == null ? groups.nextNumber() : known;
        groups.put(number, view);
        groupNumbers.put(id, number);
        if (view.entry() != null) {
            groupOf.put(view.entry(), id);
        }
        for (GroupView.Leg leg : view.legs()) {
            if (leg.order() != null) {
                groupOf.put(leg.order(), id);
            }
        }
    }

    /// Keeps how an order for several accounts was shared out; its children are drawn as orders.
    void parent(Parent parent) {
        Long known = parentNumbers.get(parent.id());
        long number = known == null ? parents.nextNumber() : known;
        parents.put(number, parent);
        parentNumbers.put(parent.id(), number);
    }

    Paged<Parent> parents() {
        return parents;
    }

    @Nullable
    Parent parent(ClientOrderId id) {
        Long number = parentNumbers.get(id);
        return number == null ? null : parents.get(number);
    }

    /// One that only the venue knew of.
    @Nullable
    OrderView adopted(Predicate<OrderId> which) {
        for (OrderId each : adopted) {
            if (which.test(each)) {
                return order(each);
            }
        }
        return null;
    }

    Paged<GroupView> groups() {
        return groups;
    }

    @Nullable
    GroupView group(GroupId id) {
        Long number = groupNumbers.get(id);
        return number == null ? null : groups.get(number);
    }

    @Nullable
    GroupId groupOf(OrderId order) {
        return groupOf.get(order);
    }

    @Nullable
    OrderView order(OrderId id) {
        return order(orderNumbers.get(id));
    }

    @Nullable
    OrderView order(AccountId account, ClientOrderId clientOrderId) {
        return order(clientNumbers.get(new ClientKey(account, clientOrderId)));
    }

    private @Nullable OrderView order(@Nullable Long number) {
        return number == null ? null : orders.get(number);
    }

    OwnLevels own() {
        return own;
    }

    Paged<OrderView> orders() {
        return orders;
    }

    Paged<FillView> fills() {
        return fills;
    }

    List<PositionView> positions() {
        return List.copyOf(positions.values());
    }

    List<VenuePositionView> venuePositions() {
        return venuePositions.values().stream().flatMap(List::stream).toList();
    }
}
