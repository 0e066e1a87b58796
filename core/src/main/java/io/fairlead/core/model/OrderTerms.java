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

    /// Restrictions on how the order may execute. Orders without any share one object, as nearly all do.
    public record Flags(boolean postOnly, boolean reduceOnly, Instructions instructions) {
        public static final Flags NONE = new Flags(false, false);

        /// What names the position that it closes can do nothing else.
        public Flags {
            reduceOnly |= instructions.closes() != null;
        }

        /// Without instructions.
        public Flags(boolean postOnly, boolean reduceOnly) {
            this(postOnly, reduceOnly, Instructions.NONE);
        }
    }

    public Instructions instructions() {
        return flags.instructions();
    }

    /// The same, held by the gateway until its stop price is reached, or a limit order once it was.
    public OrderTerms held(boolean byGateway) {
        Flags marked = new Flags(flags.postOnly, flags.reduceOnly, flags.instructions.held(byGateway));
        return new OrderTerms(
                byGateway ? type : OrdType.LIMIT,
                timeInForce,
                units,
                price,
                byGateway ? stopPx : null,
                expireNanos,
                marked.equals(Flags.NONE) ? Flags.NONE : marked,
                stopLoss,
                takeProfit);
    }

    /// The same with another quantity, price and stop price; a price that is null keeps what stands.
    public OrderTerms changed(Decimal newUnits, @Nullable Decimal newPrice, @Nullable Decimal newStopPx) {
        return new OrderTerms(
                type,
                timeInForce,
                newUnits,
                newPrice == null ? price : newPrice,
                newStopPx == null ? stopPx : newStopPx,
                expireNanos,
                flags,
                stopLoss,
                takeProfit);
    }
}
