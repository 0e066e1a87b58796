package io.fairlead.core.event;

import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.OrderId;
import java.util.List;

/// What leaves the live state as nothing more is expected of it, and what comes back as something came after all.
public sealed interface RetentionEvent extends Event {

    /// Closed orders leave, and the groups and orders for several accounts that are over with them. Of those that left
    /// earlier, only what is within the horizon is remembered from now on.
    record Retired(
            long atNanos, List<OrderId> orders, List<GroupId> groups, List<ClientOrderId> parents, Horizon horizon)
            implements RetentionEvent {
        public Retired {
            orders = List.copyOf(orders);
            groups = List.copyOf(groups);
            parents = List.copyOf(parents);
        }
    }

    /// The venue told something new of an order that had left: it is back as it was when it left.
    record Recalled(long atNanos, OrderId order, String why) implements RetentionEvent {}

    /// How much is remembered of what left, by the settings in force: so many orders whole, so many ids against their
    /// second use, and neither if it left before `sinceNanos`.
    record Horizon(int orders, int ids, long sinceNanos) {
        public Horizon {
            if (orders < 0 || ids < 0) {
                throw new IllegalArgumentException(
                        "a horizon must hold 0 or more, were " + orders + " orders and " + ids + " ids");
            }
        }
    }
}
