package io.fairlead.proof.world;

import io.fairlead.proof.virtual.Census;
import io.fairlead.proof.virtual.Trace;
import io.fairlead.proof.virtual.Violations;
import io.fairlead.proof.virtual.VirtualNetwork;
import io.fairlead.proof.virtual.VirtualTime;
import java.util.random.RandomGenerator;

/// What all that lives in one world shares. Owned by the world's thread.
record Stage(
        VirtualTime time,
        VirtualNetwork network,
        RandomGenerator random,
        Trace trace,
        Census<Happening> census,
        Violations violations,
        Scenario scenario,
        Substitutes substitutes) {

    static final long MILLI = 1_000_000L;
    static final long SECOND = 1_000 * MILLI;

    long now() {
        return time.nowNanos();
    }

    /// Something happened to someone.
    void happened(Happening what, String who, String words) {
        census.count(what);
        trace.event(time.nowNanos(), who, words);
    }

    /// A time between two, by chance.
    long between(long leastNanos, long mostNanos) {
        return random.nextLong(leastNanos, mostNanos);
    }

    /// True so many times in a hundred.
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
