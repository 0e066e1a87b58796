package io.fairlead.core.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Orders in the order in which they came into the chain; the links are in the orders themselves. An order is in one
/// chain at a time. Owned by the thread that owns the state.
final class OrderChain {
    private @Nullable LiveOrder first;
    private @Nullable LiveOrder last;
    private int size;

    @Nullable
    LiveOrder first() {
        return first;
    }

    int size() {
        return size;
    }

    void addTo(List<LiveOrder> list) {
        for (LiveOrder order = first; order != null; order = order.next) {
            list.add(order);
        }
    }

    @SuppressWarnings("ReferenceEquality") // this very chain
    boolean holds(LiveOrder order) {
        return order.chain == this;
    }

    /// At the end, unless it is in this chain.
    void link(LiveOrder order) {
        if (holds(order)) {
            return;
        }
        if (order.chain != null) {
            order.chain.unlink(order);
        }
        order.chain = this;
        order.previous = last;
        if (last == null) {
            first = order;
        } else {
            last.next = order;
        }
        last = order;
        size++;
    }

    void unlink(LiveOrder order) {
        if (!holds(order)) {
            return;
        }
        LiveOrder before = order.previous;
        LiveOrder after = order.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        order.chain = null;
        order.previous = null;
        order.next = null;
        size--;
    }
}
