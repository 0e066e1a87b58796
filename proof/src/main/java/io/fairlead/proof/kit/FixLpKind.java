package io.fairlead.proof.kit;

import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.core.port.Capability;
import io.fairlead.fix.transport.Link;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The reference liquidity provider over FIX 4.4, played by the simulator. Immutable.
///
/// @param around what stands in front of each link of the gateway, as a planted bug does
public record FixLpKind(UnaryOperator<Link> around) implements KitVenue.Kind {
    private static final int RATE = 100;

    /// As it is.
    public FixLpKind() {
        this(UnaryOperator.identity());
    }

    @Override
    public String name() {
        return "fixlp";
    }

    @Override
    public Set<Flavour> flavours() {
        return EnumSet.allOf(Flavour.class);
    }

    @Override
    public KitVenue start(Path folder) {
        return new FixLpKitVenue(this, around, folder);
    }

    /// FIX 4.4 with its errata, as the integration guide has it: what the reference provider takes.
    @Override
    public Sheet sheet() {
        List<Sheet.Line> lines = new ArrayList<>();
        for (OrdType type : OrdType.values()) {
            if (!type.isDeprecated()) {
                lines.add(Sheet.type(type, "OrdType(40) " + type.code()));
            }
        }
        for (TimeInForce each : TimeInForce.values()) {
            lines.add(Sheet.inForce(each, "TimeInForce(59) " + each.code()));
        }
        lines.add(Sheet.can(Capability.REPLACE, "OrderCancelReplaceRequest(G)"));
        lines.add(Sheet.can(Capability.ORDER_STATUS_QUERY, "OrderStatusRequest(H)"));
        lines.add(Sheet.can(Capability.MASS_STATUS_QUERY, "OrderMassStatusRequest(AF)"));
        lines.add(Sheet.can(Capability.MASS_CANCEL, "OrderMassCancelRequest(q)"));
        lines.add(Sheet.can(Capability.POSITION_QUERY, "RequestForPositions(AN)"));
        lines.add(Sheet.can(Capability.FILLS_QUERY, "TradeCaptureReportRequest(AD)"));
        lines.add(Sheet.can(Capability.DROP_COPY, "a session for drop copies"));
        lines.add(Sheet.can(Capability.MARKET_DATA, "MarketDataRequest(V)"));
        lines.add(Sheet.can(Capability.MAX_FLOOR, "MaxFloor(111)"));
        lines.add(Sheet.can(Capability.MIN_QTY, "MinQty(110)"));
        lines.add(Sheet.can(Capability.CANCEL_ON_DISCONNECT, "on request at logon"));
        return new Sheet("FIX 4.4 liquidity provider", lines, RATE);
    }
}
