package io.fairlead.proof.sessions;

import io.fairlead.fix.transport.Endpoint;
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

    /// Where the acceptor listens.
    static final Endpoint DOOR = new Endpoint("venue", 9880);

    static final long MILLI = 1_000_000L;
    static final long SECOND = 1_000 * MILLI;

    /// Something happened to someone.
    void happened(Happening what, String who, String words) {
        census.count(what);
        trace.event(time.nowNanos(), who, words);
    }

    /// A time between two, by chance.
    long between(long leastNanos, long mostNanos) {
        return random.nextLong(leastNanos, mostNanos);
    }
}
