package io.fairlead.sim.fault;

import java.time.Duration;
import java.util.List;

/// Which faults strike without being asked for, and the seed of all their dice. Immutable, any thread.
public record FaultPlan(long seed, List<Timed> faults) {
    /// A fault and how long after the start it strikes.
    public record Timed(Duration after, Fault fault) {}

    public FaultPlan {
        faults = List.copyOf(faults);
    }

    public static FaultPlan none() {
        return new FaultPlan(1, List.of());
    }
}
