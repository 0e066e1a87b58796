package io.fairlead.fix.session;

import java.util.List;

/// What the rules decided: the next state, and what to do in this order. Immutable.
public record Step(SessionState next, List<Action> actions) {
    private static final List<Action> COUNT = List.of(new Action.Advance());

    // The steps of a session in which nothing happens but messages in sequence; they cost no allocation.
    static final Step STAY_UP = new Step(SessionState.Up.STATE, List.of());
    static final Step COUNT_UP = new Step(SessionState.Up.STATE, COUNT);
    static final Step BEAT_UP =
            new Step(SessionState.Up.STATE, List.of(new Action.Send(new AdminMessage.Heartbeat(""))));
    private static final Step[] DELIVER_UP = new Step[16];

    static {
        for (int flags = 0; flags < DELIVER_UP.length; flags++) {
            DELIVER_UP[flags] =
                    new Step(SessionState.Up.STATE, List.of(new Action.Deliver(flags), new Action.Advance()));
        }
    }

    static Step stay(SessionState state) {
        return state instanceof SessionState.Up ? STAY_UP : new Step(state, List.of());
    }

    static Step deliverUp(int flags) {
        return DELIVER_UP[flags];
    }

    static Step of(SessionState next, Action... actions) {
        return new Step(next, List.of(actions));
    }
}
