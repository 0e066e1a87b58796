package io.fairlead.core.order;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The orders that are not closed, in the order in which they became so; the links are in the orders themselves. Owned
/// by the thread that owns the state.
final class LiveChain {
    private @Nullable LiveOrder first;
    private @Nullable LiveOrder last;

    @Nullable
    LiveOrder first() {
        return first;
    }

    List<LiveOrder> all() {
        List<LiveOrder> all = new ArrayList<>();
        for (LiveOrder order = first; order != null; order = order.nextLive) {
            all.add(order);
        }
        return all;
    }

    /// At the end, unless it is in the chain.
    void link(LiveOrder order) {
        if (order.previousLive != null || order == first) {
            return;
        }
        order.previousLive = last;
        if (last == null) {
            first = order;
        } else {
            last.nextLive = order;
        }
        last = order;
    }

    void unlink(LiveOrder order) {
        LiveOrder before = order.previousLive;
        LiveOrder after = order.nextLive;
        if (before == null && order != first) {
            return;
        }
        if (before == null) {
            first = after;
        } else {
            before.nextLive = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previousLive = before;
        }
        order.previousLive = null;
        order.nextLive = null;
    }
}
