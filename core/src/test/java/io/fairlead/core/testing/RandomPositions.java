package io.fairlead.core.testing;

import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventType;
import io.fairlead.core.event.HeldEvent;
import io.fairlead.core.event.PositionEvent;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExitLevels;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.model.VenuePositionId;

/// Random single positions, and what is decided about them and about held orders.
final class RandomPositions {
    private final Generator random;
    private final RandomModel model;

    RandomPositions(Generator random, RandomModel model) {
        this.random = random;
        this.model = model;
    }

    Event ofType(int type, long at) {
        return switch (type) {
            case EventType.POSITION_CHANGE_ACCEPTED ->
                new PositionEvent.ChangeAccepted(
                        at, model.origin(), model.order(), model.accountId(), id(), levels(), levels());
            case EventType.POSITION_CHANGE_ENDED ->
                new PositionEvent.ChangeEnded(
                        at,
                        model.order(),
                        model.accountId(),
                        id(),
                        random.constant(PositionEvent.How.class),
                        random.text());
            case EventType.STOP_TRIGGERED ->
                new HeldEvent.StopTriggered(at, model.order(), random.decimal(), random.anyLong());
            case EventType.HELD_CHANGED -> new HeldEvent.HeldChanged(at, model.order(), model.origin(), model.terms());
            case EventType.HELD_ENDED ->
                new HeldEvent.HeldEnded(
                        at, model.order(), model.origin(), random.constant(HeldEvent.How.class), random.text());
            default -> throw new IllegalArgumentException("no event type " + type);
        };
    }

    VenuePositionId id() {
        return new VenuePositionId(random.id(40));
    }

    private ExitLevels levels() {
        boolean trails = random.chance(50);
        return new ExitLevels(
                trails ? null : model.maybe(random::decimal),
                trails ? model.maybe(random::decimal) : null,
                model.maybe(random::decimal));
    }

    VenuePosition position(Symbol symbol) {
        return new VenuePosition(
                id(),
                symbol,
                random.constant(Side.class),
                Decimal.of(random.between(1, 1_000_000)),
                model.maybe(random::decimal),
                new VenuePosition.Exits(
                        model.maybe(random::decimal),
                        model.maybe(random::decimal),
                        model.maybe(model::venueOrder),
                        model.maybe(model::venueOrder)),
                random.anyLong(),
                model.maybe(random::decimal),
                model.maybe(model::order));
    }
}
