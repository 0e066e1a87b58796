package io.fairlead.core.port;

import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.TimeInForce;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What one venue declares of itself: data that the core reads before it lets a command pass. `routing` are the routing
/// tags that it takes of an order.
public record Capabilities(
        Set<OrdType> ordTypes, Set<TimeInForce> timesInForce, Set<Capability> others, List<RoutingDemand> routing) {
    public Capabilities {
        routing = List.copyOf(routing);
    }

    /// Those of a venue that takes no routing tags.
    public Capabilities(Set<OrdType> ordTypes, Set<TimeInForce> timesInForce, Set<Capability> others) {
        this(ordTypes, timesInForce, others, List.of());
    }

    public boolean has(Capability capability) {
        return others.contains(capability);
    }

    /// What the venue does with a routing tag; null if nothing.
    public @Nullable RoutingDemand routing(String name) {
        for (int i = 0; i < routing.size(); i++) {
            if (routing.get(i).name().equals(name)) {
                return routing.get(i);
            }
        }
        return null;
    }

    /// The same with this capability, or without it.
    public Capabilities with(Capability capability, boolean offered) {
        Set<Capability> changed = EnumSet.noneOf(Capability.class);
        changed.addAll(others);
        if (offered) {
            changed.add(capability);
        } else {
            changed.remove(capability);
        }
        return new Capabilities(ordTypes, timesInForce, changed, routing);
    }

    /// The same with other routing tags.
    public Capabilities withRouting(List<RoutingDemand> demands) {
        return new Capabilities(ordTypes, timesInForce, others, demands);
    }
}
