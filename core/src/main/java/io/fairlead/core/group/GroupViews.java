package io.fairlead.core.group;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GroupPlan;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.view.GroupView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Immutable pictures of groups for readers. Made on the thread that owns the state.
public final class GroupViews {
    private GroupViews() {}

    /// `up` says whether the venue can be reached.
    public static GroupView of(Group group, boolean up, long position) {
        Picture picture = group.picture(Collections.nCopies(group.legs.size(), null));
        List<GroupView.Leg> legs = new ArrayList<>();
        for (int i = 0; i < group.legs.size(); i++) {
            LiveOrder order = group.order(i);
            legs.add(new GroupView.Leg(
                    group.leg(i),
                    order == null ? null : order.id(),
                    order == null ? null : order.status(),
                    order == null ? Decimal.ZERO : order.leavesQty(),
                    group.filled(i),
                    group.refusal(i)));
        }
        LiveOrder entry = group.entry();
        return new GroupView(
                group.plan(),
                status(group, picture),
                isProtected(group, picture, up),
                entry == null ? null : entry.id(),
                picture.entered(),
                picture.exited(),
                picture.rest(),
                legs,
                group.text(),
                new GroupView.Times(group.startedNanos(), group.changedNanos()),
                position);
    }

    private static GroupView.Status status(Group group, Picture picture) {
        return switch (group.phase()) {
            case ACTIVE -> picture.isAnyInDoubt() ? GroupView.Status.HELD : GroupView.Status.ACTIVE;
            case STOPPING -> GroupView.Status.STOPPING;
            case ENDED -> GroupView.Status.ENDED;
        };
    }

    /// Nothing open needs no protection. An open rest has it if an acknowledged stop loss covers it, or where there is
    /// no entry, if both orders stand; and only while the venue is there, as the gateway must cancel the other leg.
    private static boolean isProtected(Group group, Picture picture, boolean up) {
        Decimal rest = picture.rest();
        if (rest.isZero() || !group.isActive()) {
            return rest.isZero();
        }
        boolean anyStop = false;
        for (int i = 0; i < group.legs.size(); i++) {
            boolean stop = group.legs.get(i).plan.role() == GroupPlan.Role.STOP_LOSS;
            anyStop |= stop && group.isCovered(i, rest);
        }
        if (group.plan().shape().hasEntry()) {
            return up && anyStop;
        }
        return up && picture.legs().stream().allMatch(leg -> leg.standing() == Picture.Standing.WORKING);
    }
}
