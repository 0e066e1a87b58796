package io.fairlead.proof.sessions;

import io.fairlead.proof.virtual.SeedRun;

/// The worlds of two FIX sessions, for living through many of them.
public final class SessionSeeds {
    /// Two sessions of this engine, as it ships.
    public static final SeedRun.Kind<Happening> KIND = new SeedRun.Kind<>(
            "sessions",
            Happening.class,
            "fairlead world --sessions",
            (seed, trace) -> SessionWorld.run(seed, Substitutes.NONE, trace));

    private SessionSeeds() {}
}
