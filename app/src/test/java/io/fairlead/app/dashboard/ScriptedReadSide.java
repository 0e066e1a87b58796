package io.fairlead.app.dashboard;

import io.fairlead.core.breaker.Circuits;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.GroupId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.view.BreakView;
import io.fairlead.core.view.GroupView;
import io.fairlead.core.view.ParentView;
import io.fairlead.core.view.VenuePositionView;
import io.fairlead.gateway.ReadSide;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the read side of the script's gateway shows of trouble; its orders stand for themselves.
interface ScriptedReadSide extends ReadSide {
    ScriptedTrouble trouble();

    @Override
    default List<VenuePositionView> venuePositions() {
        return List.of();
    }

    @Override
    default List<BreakView> breaks() {
        return trouble().breaks();
    }

    @Override
    default List<Circuits.Standing> circuits() {
        return trouble().circuits();
    }

    @Override
    default List<VenueBudget> budgets() {
        return trouble().budgets();
    }

    @Override
    default Page<GroupView> groups(GroupFilter filter, @Nullable String cursor, int limit) {
        return new Page<>(trouble().groups(), null);
    }

    @Override
    default Page<ParentView> parents(boolean liveOnly, @Nullable String cursor, int limit) {
        return new Page<>(trouble().parents(), null);
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
