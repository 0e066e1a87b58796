package io.fairlead.proof.kit;

import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What an adapter says that it can do, on an account that keeps positions in one way. Immutable.
///
/// @param ways what carries orders and news
public record Declared(Capabilities capabilities, PositionMode mode, Set<Way> ways) {
    /// What orders leave by, and news comes by.
    public enum Way {
        /// One connection that carries everything.
        CONNECTION,
        /// Each request is an exchange of its own, as over HTTP.
        EXCHANGES,
        /// News comes by a stream beside the exchanges.
        STREAM
    }

    public Declared {
        ways = Set.copyOf(ways);
    }

    /// Each thing that it declares, as what a case would need.
    List<Need> all() {
        List<Need> all = new ArrayList<>();
        for (OrdType type : OrdType.values()) {
            all.add(new Need.Type(type));
        }
        for (TimeInForce timeInForce : TimeInForce.values()) {
            all.add(new Need.InForce(timeInForce));
        }
        for (Capability capability : Capability.values()) {
            all.add(new Need.Can(capability));
        }
        all.removeIf(need -> !need.isMet(this));
        return List.copyOf(all);
    }
}
