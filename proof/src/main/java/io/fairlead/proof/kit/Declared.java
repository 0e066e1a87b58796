package io.fairlead.proof.kit;

import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import java.util.ArrayList;
import java.util.List;

/// What an adapter says that it can do, on an account that keeps positions in one way. Immutable.
public record Declared(Capabilities capabilities, PositionMode mode) {

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
