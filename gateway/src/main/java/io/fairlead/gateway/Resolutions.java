package io.fairlead.gateway;

import io.fairlead.core.event.Evidence;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.view.OrderView;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How many doubts ended by which evidence since the start. The follower thread notes, any thread reads.
final class Resolutions {
    private final Map<Evidence, Long> noted = new EnumMap<>(Evidence.class);
    private volatile Map<Evidence, Long> counts = Map.of();

    Map<Evidence, Long> counts() {
        return counts;
    }

    /// @param before the picture of the order from before it changed; null for a new one
    void note(@Nullable OrderView before, LiveOrder order) {
        Evidence evidence = order.evidence();
        boolean doubted = before != null && before.state().status() == OrderStatus.UNKNOWN;
        if (doubted && evidence != null && order.status() != OrderStatus.UNKNOWN) {
            noted.merge(evidence, 1L, Long::sum);
            counts = Map.copyOf(noted);
        }
    }
}
