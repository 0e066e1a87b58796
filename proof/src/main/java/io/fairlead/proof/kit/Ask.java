package io.fairlead.proof.kit;

import io.fairlead.core.event.Command;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import org.jspecify.annotations.Nullable;

/// An order that a case asks for, in units. Immutable.
record Ask(Side side, OrderTerms terms) {

    static Ask market(Side side, Decimal units, TimeInForce timeInForce) {
        return of(side, OrdType.MARKET, timeInForce, units).priced(null, null);
    }

    static Ask limit(Side side, Decimal units, Decimal price, TimeInForce timeInForce) {
        return of(side, OrdType.LIMIT, timeInForce, units).priced(price, null);
    }

    /// Without prices.
    static Ask of(Side side, OrdType type, TimeInForce timeInForce, Decimal units) {
        return new Ask(
                side, new OrderTerms(type, timeInForce, units, null, null, null, OrderTerms.Flags.NONE, null, null));
    }

    Ask priced(@Nullable Decimal price, @Nullable Decimal stopPx) {
        return new Ask(
                side,
                new OrderTerms(
                        terms.type(),
                        terms.timeInForce(),
                        terms.units(),
                        price,
                        stopPx,
                        terms.expireNanos(),
                        terms.flags(),
                        terms.stopLoss(),
                        terms.takeProfit()));
    }

    /// One that ends at a time, epoch nanoseconds.
    Ask until(@Nullable Long expireNanos) {
        return new Ask(
                side,
                new OrderTerms(
                        terms.type(),
                        terms.timeInForce(),
                        terms.units(),
                        terms.price(),
                        terms.stopPx(),
                        expireNanos,
                        terms.flags(),
                        terms.stopLoss(),
                        terms.takeProfit()));
    }

    Ask with(OrderTerms.Flags flags) {
        return exiting(flags, terms.stopLoss(), terms.takeProfit());
    }

    Ask with(Instructions instructions) {
        return with(new OrderTerms.Flags(terms.flags().postOnly(), terms.flags().reduceOnly(), instructions));
    }

    /// One with a stop loss and a take profit.
    Ask exiting(Decimal stopLoss, Decimal takeProfit) {
        return exiting(terms.flags(), stopLoss, takeProfit);
    }

    private Ask exiting(OrderTerms.Flags flags, @Nullable Decimal stopLoss, @Nullable Decimal takeProfit) {
        return new Ask(
                side,
                new OrderTerms(
                        terms.type(),
                        terms.timeInForce(),
                        terms.units(),
                        terms.price(),
                        terms.stopPx(),
                        terms.expireNanos(),
                        flags,
                        stopLoss,
                        takeProfit));
    }

    Command.Request request() {
        return new Command.Request(
                terms.type(),
                terms.timeInForce(),
                Quantity.units(terms.units()),
                terms.price(),
                terms.stopPx(),
                terms.expireNanos(),
                terms.flags(),
                terms.stopLoss(),
                terms.takeProfit(),
                RoutingTags.NONE);
    }

    @Override
    public String toString() {
        return terms.type() + " " + terms.timeInForce() + " " + side + " " + terms.units();
    }
}
