package io.fairlead.core.model;

import org.jspecify.annotations.Nullable;

/// What an order asks of the venue. Prices are in quote currency per unit; `expireNanos` is ExpireTime(126) in epoch
/// nanoseconds and belongs to GOOD_TILL_DATE alone.
public record OrderTerms(
        OrdType type,
        TimeInForce timeInForce,
        Decimal units,
        @Nullable Decimal price,
        @Nullable Decimal stopPx,
        @Nullable Long expireNanos,
        Flags flags,
        @Nullable Decimal stopLoss,
        @Nullable Decimal takeProfit) {

    /// Restrictions on how the order may execute.
    public record Flags(boolean postOnly, boolean reduceOnly) {
        public static final Flags NONE = new Flags(false, false);
    }
}
