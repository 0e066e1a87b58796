package io.fairlead.core.port;

import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.TimeInForce;
import java.util.Set;

/// What one venue declares of itself: data that the core reads before it lets a command pass.
public record Capabilities(Set<OrdType> ordTypes, Set<TimeInForce> timesInForce, Set<Capability> others) {
    public boolean has(Capability capability) {
        return others.contains(capability);
    }
}
