package io.fairlead.proof.world;

import io.fairlead.proof.virtual.SeedRun;
import io.fairlead.proof.world.happening.Happening;

/// The worlds of the gateway, for living through many of them.
public final class WorldSeeds {
    /// The gateway as it ships.
    public static final SeedRun.Kind<Happening> KIND = new SeedRun.Kind<>(
            "gateway", Happening.class, "fairlead world", (seed, trace) -> World.run(seed, Substitutes.NONE, trace));

    private WorldSeeds() {}
}
