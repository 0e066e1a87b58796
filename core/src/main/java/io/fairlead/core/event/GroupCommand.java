package io.fairlead.core.event;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.GroupPlan;
import io.fairlead.core.model.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is asked of groups of orders.
public sealed interface GroupCommand extends Command {

    /// A new group. `order` is the entry, or the first of two where one cancels the other; `legs` are the rest.
    record PlaceGroup(
            Origin origin,
            Command.PlaceOrder order,
            GroupPlan.Shape shape,
            List<GroupPlan.Leg> legs,
            GroupPlan.OnRace onRace)
            implements GroupCommand {
        public PlaceGroup {
            legs = List.copyOf(legs);
        }
    }

    /// Cancels every order of the group, and places no more.
    record CancelGroup(Origin origin, GroupId group) implements GroupCommand {}

    /// New prices for a leg, whether its order is at the venue or not; null keeps what stands.
    record ChangeLeg(
            Origin origin,
            GroupId group,
            GroupPlan.Role role,
            @Nullable Decimal price,
            @Nullable Decimal stopPx) implements GroupCommand {}
}
