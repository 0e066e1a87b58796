package io.fairlead.core.testing;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.EventType;
import io.fairlead.core.event.GroupEvent;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.GroupPlan;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.TimeInForce;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Any events of groups, sensible or not.
final class RandomGroups {
    private final Generator random;

    RandomGroups(Generator random) {
        this.random = random;
    }

    GroupEvent ofType(int type, long at) {
        return switch (type) {
            case EventType.GROUP_STARTED -> new GroupEvent.GroupStarted(at, origin(), plan());
            case EventType.GROUP_STOPPED -> new GroupEvent.GroupStopped(at, origin(), group(), random.text());
            case EventType.GROUP_ENDED -> new GroupEvent.GroupEnded(at, group(), random.text());
            case EventType.LEG_CHANGED ->
                new GroupEvent.LegChanged(
                        at, origin(), group(), random.constant(GroupPlan.Role.class), price(), price());
            case EventType.LEG_REFUSED ->
                new GroupEvent.LegRefused(
                        at,
                        group(),
                        random.constant(GroupPlan.Role.class),
                        random.constant(DenialCode.class),
                        random.text());
            default -> throw new IllegalArgumentException("event type " + type + " is none of a group");
        };
    }

    private Origin origin() {
        return new Origin(random.text(), random.text(), random.text());
    }

    private GroupId group() {
        return new GroupId(random.id(18));
    }

    private @Nullable Decimal price() {
        return random.chance(50) ? null : random.decimal();
    }

    private GroupPlan plan() {
        GroupPlan.Leg leg = new GroupPlan.Leg(
                random.constant(GroupPlan.Role.class),
                random.constant(Side.class),
                random.constant(OrdType.class),
                random.constant(TimeInForce.class),
                price(),
                price(),
                random.chance(50) ? null : random.anyLong(),
                random.chance(50));
        return new GroupPlan(
                group(),
                random.constant(GroupPlan.Shape.class),
                new AccountId(random.word(32)),
                new ClientOrderId(random.id(GroupPlan.LONGEST_CLIENT_ID)),
                new Symbol(random.word(12)),
                random.constant(Side.class),
                new StrategyId(random.id(32)),
                random.decimal(),
                random.chance(50) ? List.of(leg) : List.of(leg, leg),
                random.constant(GroupPlan.OnRace.class));
    }
}
