package io.fairlead.core;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Share;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.parent.Parent;
import io.fairlead.core.parent.ParentViews;
import io.fairlead.core.view.OrderView;
import org.jspecify.annotations.Nullable;

/// Draws the orders of a state for the views of parents.
record DrawnOrders(CoreState state) implements ParentViews.OrderViews {
    @Override
    public @Nullable OrderView order(AccountId account, ClientOrderId client) {
        LiveOrder order = state.orders().find(account, client);
        return order == null ? null : Views.of(order, 1);
    }

    @Override
    public @Nullable OrderView adopted(Parent parent, Share share) {
        for (LiveOrder order : state.orders().adopted()) {
            if (parent.isAdopted(share, order.id())) {
                return Views.of(order, 1);
            }
        }
        return null;
    }
}
