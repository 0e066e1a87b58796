package io.fairlead.core;

import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.group.Group;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.RetiredOrders;
import java.util.ArrayList;
import java.util.List;

/// Applies what leaves the live state, and what comes back, to the state that it is given. Stateless.
final class RetentionApplying {
    private RetentionApplying() {}

    static void apply(CoreState state, RetentionEvent event) {
        switch (event) {
            case RetentionEvent.Retired e -> retired(state, e);
            case RetentionEvent.Recalled e ->
                state.listener.orderChanged(state.orders().recall(e.order()), e);
        }
    }

    private static void retired(CoreState state, RetentionEvent.Retired e) {
        state.copies().left(e.orders());
        List<LiveOrder> leaving = new ArrayList<>(e.orders().size());
        for (int i = 0; i < e.orders().size(); i++) {
            leaving.add(state.known(e.orders().get(i)));
        }
        RetiredOrders remembered = state.orders().retired();
        e.groups().forEach(id -> {
            Group group = state.groups().forget(id);
            state.listener.groupRetired(group, e);
            remembered.use(group.plan().account(), group.plan().client(), e.atNanos());
        });
        e.parents().forEach(id -> {
            state.parents.forget(id);
            state.listener.parentRetired(id, e);
            remembered.use(id, e.atNanos());
        });
        if (state.breaks.left(e.orders(), e.atNanos())) {
            state.listener.breaksChanged(e);
        }
        state.positions().settle(leaving);
        state.orders().retire(leaving, e.atNanos(), (order, packed) -> state.listener.orderRetired(order, packed, e));
        remembered.forget(e.horizon());
    }
}
