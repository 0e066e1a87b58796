package io.fairlead.proof.kit;

import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.port.Capability;
import java.util.List;

/// What a venue offers by the sheet of its public interfaces, line by line. Immutable.
///
/// @param rate how many requests of all kinds the gateway of the kit may send in a second
public record Sheet(String venue, List<Line> lines, int rate) {
    /// One thing that the venue offers, and where that is said.
    public record Line(Need need, String words) {}

    public Sheet {
        lines = List.copyOf(lines);
    }

    static Line type(OrdType type, String words) {
        return new Line(new Need.Type(type), words);
    }

    static Line inForce(TimeInForce timeInForce, String words) {
        return new Line(new Need.InForce(timeInForce), words);
    }

    static Line can(Capability capability, String words) {
        return new Line(new Need.Can(capability), words);
    }
}
