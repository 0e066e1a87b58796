package io.fairlead.core;

import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.LiveOrder;
import java.util.List;

/// Lets orders go that the engine would still keep.
final class LettingGo {
    private LettingGo() {}

    /// Every closed order leaves whose figures agree, also while the venue is asked about it or a break stands.
    static void all(Fixture fixture, RetentionEvent.Horizon horizon) {
        List<OrderId> done = fixture.state.orders().all().stream()
                .filter(order -> order.status().isTerminal() && !order.isInFlight() && !order.needsAsking())
                .filter(order -> !order.hasInferred())
                .map(LiveOrder::id)
                .toList();
        RetentionEvent left = new RetentionEvent.Retired(fixture.now, done, List.of(), List.of(), horizon);
        fixture.state.apply(left);
        fixture.log.add(left);
    }
}
