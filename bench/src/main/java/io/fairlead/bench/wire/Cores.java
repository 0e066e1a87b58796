package io.fairlead.bench.wire;

import io.fairlead.app.run.OwnCore;

/// Gives the thread that spins a core of its own, as `engine.core` does for a gateway. Stateless.
public final class Cores {
    private Cores() {}

    /// Moves the calling thread to this core and the others of its process off it; a negative one stands for any. Where
    /// the system can't do that, all stays as it is, which costs every contender the same.
    public static void take(int core) {
        if (core < 0) {
            return;
        }
        try {
            OwnCore.of(core).take();
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            System.err.println("not on a core of its own: " + e.getMessage());
        }
    }
}
