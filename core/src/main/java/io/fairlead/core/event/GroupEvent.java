package io.fairlead.core.event;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.GroupPlan;
import io.fairlead.core.model.Origin;
import org.jspecify.annotations.Nullable;

/// What is decided about groups of orders. Their orders are accepted, cancelled and filled as any others; which leg an
/// order is for follows from its client order id.
public sealed interface GroupEvent extends Event {
    GroupId group();

    /// A group passed every check; its first orders follow.
    record GroupStarted(long atNanos, Origin origin, GroupPlan plan) implements GroupEvent {
        @Override
        public GroupId group() {
            return plan.id();
        }
    }

    /// Nothing more is placed for the group, and whatever is live of it is cancelled.
    record GroupStopped(long atNanos, Origin origin, GroupId group, String why) implements GroupEvent {}

    /// Nothing of the group is live any more, and nothing will be.
    record GroupEnded(long atNanos, GroupId group, String how) implements GroupEvent {}

    /// A leg has other prices from now on; null keeps what stands.
    record LegChanged(
            long atNanos,
            Origin origin,
            GroupId group,
            GroupPlan.Role role,
            @Nullable Decimal price,
            @Nullable Decimal stopPx)
            implements GroupEvent {}

    /// An order for a leg could not be placed or changed; it is tried again.
    record LegRefused(long atNanos, GroupId group, GroupPlan.Role role, DenialCode code, String why)
            implements GroupEvent {}
}
