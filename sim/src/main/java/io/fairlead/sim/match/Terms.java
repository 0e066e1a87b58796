package io.fairlead.sim.match;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import org.jspecify.annotations.Nullable;

/// What an order asks for. `price` and `stopPx` are null where the type has none; `expireNanos` is the end of a
/// good-till-date order in epoch nanoseconds, 0 otherwise.
public record Terms(
        Side side,
        OrdType type,
        TimeInForce tif,
        Decimal qty,
        @Nullable Decimal price,
        @Nullable Decimal stopPx,
        long expireNanos,
        Instructions instructions) {

    public static Terms market(Side side, Decimal qty, TimeInForce tif) {
        return new Terms(side, OrdType.MARKET, tif, qty, null, null, 0, Instructions.NONE);
    }

    public static Terms limit(Side side, Decimal qty, Decimal price, TimeInForce tif) {
        return new Terms(side, OrdType.LIMIT, tif, qty, price, null, 0, Instructions.NONE);
    }

    public Terms withQty(Decimal newQty) {
        return new Terms(side, type, tif, newQty, price, stopPx, expireNanos, instructions);
    }

    public Terms withPrice(@Nullable Decimal newPrice) {
        return new Terms(side, type, tif, qty, newPrice, stopPx, expireNanos, instructions);
    }

    public Terms withStopPx(@Nullable Decimal newStopPx) {
        return new Terms(side, type, tif, qty, price, newStopPx, expireNanos, instructions);
    }

    public Terms with(OrdType newType, Instructions newInstructions) {
        return new Terms(side, newType, tif, qty, price, stopPx, expireNanos, newInstructions);
    }

    /// Whether it sleeps until an auction or a valuation, rather than trading now.
    boolean waits() {
        return tif == TimeInForce.AT_THE_OPENING
                || tif == TimeInForce.AT_THE_CLOSE
                || type == OrdType.ON_BASIS
                || type == OrdType.NEXT_FUND_VALUATION_POINT;
    }
}
