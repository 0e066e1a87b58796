package io.fairlead.app.dashboard;

import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.view.GroupView;
import io.fairlead.core.view.ParentView;
import io.fairlead.gateway.ReadSide;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The read side of a gateway in which every order stands for itself.
interface SingleOrders extends ReadSide {
    @Override
    default Page<GroupView> groups(GroupFilter filter, @Nullable String cursor, int limit) {
        return new Page<>(List.of(), null);
    }

    @Override
    default Page<ParentView> parents(boolean liveOnly, @Nullable String cursor, int limit) {
        return new Page<>(List.of(), null);
    }

    @Override
    default @Nullable ParentView parent(ClientOrderId id) {
        return null;
    }

    @Override
    default @Nullable GroupView group(GroupId id) {
        return null;
    }

    @Override
    default @Nullable GroupId groupOf(OrderId order) {
        return null;
    }
}
