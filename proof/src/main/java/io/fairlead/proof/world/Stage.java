package io.fairlead.proof.world;

import io.fairlead.proof.virtual.Trace;
import io.fairlead.proof.virtual.WorldStage;
import io.fairlead.proof.world.happening.Happening;

/// What all that lives in a world of the gateway shares. Owned by the world's thread.
final class Stage extends WorldStage<Happening, Scenario, Substitutes> {
    Stage(long seed, Substitutes substitutes, Trace trace) {
        super(seed, Happening.class, trace, random -> Scenario.of(seed, random), substitutes);
        network().quality(scenario().line());
    }
}
