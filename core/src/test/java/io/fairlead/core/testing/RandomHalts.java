package io.fairlead.core.testing;

import io.fairlead.core.event.EventType;
import io.fairlead.core.event.HaltEvent;
import io.fairlead.core.model.MassCancel;

/// Random events of kills, mass cancels and cancels on disconnect.
final class RandomHalts {
    private final Generator random;
    private final RandomModel model;

    RandomHalts(Generator random, RandomModel model) {
        this.random = random;
        this.model = model;
    }

    HaltEvent ofType(int type, long at) {
        return switch (type) {
            case EventType.KILLED ->
                new HaltEvent.Killed(at, model.origin(), model.scope(), random.chance(50), random.text());
            case EventType.RELEASED -> new HaltEvent.Released(at, model.origin(), model.scope(), random.text());
            case EventType.NOTHING_LIVE -> new HaltEvent.NothingLive(at, model.scope(), random.text());
            case EventType.NOT_CONFIRMED ->
                new HaltEvent.NotConfirmed(at, model.scope(), random.between(0, 9), random.text());
            case EventType.MASS_CANCEL_ACCEPTED ->
                new HaltEvent.MassCancelAccepted(
                        at,
                        model.origin(),
                        new MassCancel(model.order(), model.venue(), random.text(), model.maybe(model::symbol)));
            case EventType.DISCONNECT_SWEPT -> new HaltEvent.DisconnectSwept(at, model.venue(), random.text());
            default -> throw new IllegalArgumentException("no event type " + type);
        };
    }
}
