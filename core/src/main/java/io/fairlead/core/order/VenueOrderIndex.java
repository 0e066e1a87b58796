package io.fairlead.core.order;

import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Orders by the ids that their venues gave them: each by its newest one. Owned by the thread of the core state.
final class VenueOrderIndex {
    private final Map<VenueId, OrderIndex> orders = new HashMap<>();

    @Nullable
    LiveOrder find(VenueId venue, @Nullable VenueOrderId id) {
        OrderIndex here = id == null ? null : orders.get(venue);
        return here == null || id == null ? null : here.get(id);
    }

    /// The venue may have given it an id, or another one.
    void follow(LiveOrder order) {
        VenueOrderId venueOrder = order.venueOrder;
        if (venueOrder != null && !venueOrder.equals(order.indexedAs)) {
            remove(order);
            order.indexedAs = venueOrder;
            put(order);
        }
    }

    /// Under the id by which it was here before.
    void put(LiveOrder order) {
        if (order.indexedAs != null) {
            of(order).put(order);
        }
    }

    /// Whether its id led to it.
    boolean remove(LiveOrder order) {
        return order.indexedAs != null && of(order).remove(order);
    }

    private OrderIndex of(LiveOrder order) {
        return orders.computeIfAbsent(order.account.venue(), _ -> new OrderIndex(LiveOrder::indexedKey));
    }
}
