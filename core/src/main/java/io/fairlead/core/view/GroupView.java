package io.fairlead.core.view;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GroupPlan;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A group of orders as it stood at log position `position`. Quantities in units.
///
/// Every group is `emulated`: the gateway keeps it together, and while the gateway is away from the venue nobody does.
///
/// @param status `ACTIVE`, `HELD` while a leg is in doubt, `STOPPING` or `ENDED`
/// @param isProtected whether what was entered and not closed has its stop loss at the venue, and the venue is there
/// @param entered what the legs are for; `exited` of it the legs have filled, `open` is the rest
public record GroupView(
        GroupPlan plan,
        Status status,
        boolean isProtected,
        @Nullable OrderId entry,
        Decimal entered,
        Decimal exited,
        Decimal open,
        List<Leg> legs,
        String text,
        Times times,
        long position) {

    /// Where it is.
    public enum Status {
        ACTIVE,
        HELD,
        STOPPING,
        ENDED
    }

    /// One leg: `order` is the newest placed for it, null if none was.
    public record Leg(
            GroupPlan.Leg plan,
            @Nullable OrderId order,
            @Nullable OrderStatus orderStatus,
            Decimal leaves,
            Decimal filled,
            String refusal) {}

    /// Epoch nanoseconds.
    public record Times(long startedNanos, long changedNanos) {}

    public GroupView {
        legs = List.copyOf(legs);
    }

    /// Kept together by the gateway and not by the venue.
    public boolean emulated() {
        return true;
    }
}
