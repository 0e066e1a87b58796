package io.fairlead.proof.kit;

import io.fairlead.core.limit.Limit;
import io.fairlead.core.limit.LimitKind;
import io.fairlead.core.model.Scope;
import java.util.List;

/// The limits of the kit's gateways: one that a case breaks, and none that a case would meet by itself.
public final class KitLimits {
    /// The largest order, in lots.
    public static final int MOST_LOTS = 50;

    /// For the gateway's configuration.
    public static final List<Limit> ALL =
            List.of(Limit.of(Scope.gateway(), LimitKind.MAX_ORDER_LOTS, Integer.toString(MOST_LOTS)));

    private KitLimits() {}
}
