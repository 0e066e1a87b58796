package io.fairlead.core.testing;

import io.fairlead.core.event.BreakerEvent;
import io.fairlead.core.event.EventType;

/// Random events of circuit breakers.
final class RandomBreakers {
    private final Generator random;
    private final RandomModel model;

    RandomBreakers(Generator random, RandomModel model) {
        this.random = random;
        this.model = model;
    }

    BreakerEvent ofType(int type, long at) {
        return switch (type) {
            case EventType.BREAKER_TRIPPED ->
                new BreakerEvent.Tripped(
                        at,
                        model.venue(),
                        random.constant(BreakerEvent.Endpoint.class),
                        random.between(0, 99),
                        random.between(0, 99),
                        random.anyLong(),
                        random.text());
            case EventType.BREAKER_PROBED ->
                new BreakerEvent.Probed(at, model.venue(), random.constant(BreakerEvent.Endpoint.class), model.order());
            case EventType.BREAKER_CLOSED ->
                new BreakerEvent.Closed(at, model.venue(), random.constant(BreakerEvent.Endpoint.class), model.order());
            case EventType.BREAKER_RESET ->
                new BreakerEvent.Reset(
                        at, model.venue(), random.constant(BreakerEvent.Endpoint.class), model.origin(), random.text());
            default -> throw new IllegalArgumentException("no event type " + type);
        };
    }
}
