package io.fairlead.proof.sessions;

import io.fairlead.fix.transport.Endpoint;
import io.fairlead.proof.virtual.Trace;
import io.fairlead.proof.virtual.WorldStage;

/// What all that lives in a world of two sessions shares. Owned by the world's thread.
final class Stage extends WorldStage<Happening, Scenario, Substitutes> {
    /// Where the acceptor listens.
    static final Endpoint DOOR = new Endpoint("venue", 9880);

    Stage(long seed, Substitutes substitutes, Trace trace) {
        super(seed, Happening.class, trace, Scenario::of, substitutes);
        network().quality(scenario().line());
    }
}
