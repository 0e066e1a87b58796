package io.fairlead.core.order;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Our live orders on one symbol at one venue, of all accounts, by side. Owned by the thread that owns the state.
/// Nothing depends on their order. The one nearest to the market is remembered until it leaves.
public final class RestingOrders {
    private final Half buys = new Half(1);
    private final Half sells = new Half(-1);

    RestingOrders() {}

    /// The order of a side, other than `except`, that an opposite order of a price would meet; a null price meets any.
    /// Stop orders rest unseen, and meet nobody before their time.
    public @Nullable LiveOrder met(Side side, @Nullable Decimal price, @Nullable LiveOrder except) {
        Half half = half(side);
        LiveOrder nearest = half.nearest(except);
        Decimal own = nearest == null ? null : nearest.terms.price();
        return own != null && (price == null || !half.isFurther(own, price)) ? nearest : null;
    }

    /// Whether an order of a type stands in the book for others to see.
    public static boolean rests(OrdType type) {
        return switch (type) {
            case LIMIT, LIMIT_OR_BETTER, LIMIT_WITH_OR_WITHOUT, MARKET_WITH_LEFTOVER_AS_LIMIT -> true;
            case FUNARI, ON_BASIS, PEGGED -> true;
            case MARKET, STOP, STOP_LIMIT, MARKET_IF_TOUCHED, WITH_OR_WITHOUT, PREVIOUSLY_QUOTED -> false;
            case PREVIOUSLY_INDICATED, FOREX_SWAP -> false;
            case PREVIOUS_FUND_VALUATION_POINT, NEXT_FUND_VALUATION_POINT -> false;
        };
    }

    void add(LiveOrder order) {
        half(order.side).add(order);
    }

    void remove(LiveOrder order) {
        half(order.side).remove(order);
    }

    /// Something about an order that rests changed.
    void changed(LiveOrder order) {
        half(order.side).changed(order);
    }

    private Half half(Side side) {
        return side == Side.BUY ? buys : sells;
    }

    private static final class Half {
        private final int sign;
        private @Nullable LiveOrder[] orders = new LiveOrder[8];
        private int count;
        private @Nullable LiveOrder nearest;
        private @Nullable Decimal nearestPrice;
        private boolean known = true;

        /// `sign` is 1 where the highest price is the nearest to the market, else -1.
        Half(int sign) {
            this.sign = sign;
        }

        boolean isFurther(Decimal price, Decimal than) {
            return sign * price.compareTo(than) < 0;
        }

        void add(LiveOrder order) {
            if (count == orders.length) {
                orders = Arrays.copyOf(orders, 2 * count);
            }
            order.restingAt = count;
            orders[count++] = order;
            offer(order);
        }

        /// The last one takes its place.
        void remove(LiveOrder order) {
            LiveOrder last = orders[--count];
            orders[count] = null;
            if (last != null && last != order) {
                orders[order.restingAt] = last;
                last.restingAt = order.restingAt;
            }
            order.restingAt = LiveOrder.NOT_RESTING;
            known &= order != nearest;
        }

        /// Its price may be another.
        @SuppressWarnings("ReferenceEquality") // another object makes it look again, no more
        void changed(LiveOrder order) {
            if (order != nearest) {
                offer(order);
            } else if (order.terms.price() != nearestPrice) {
                known = false;
            }
        }

        private void offer(LiveOrder order) {
            Decimal price = order.terms.price();
            if (known && price != null && rests(order.terms.type())) {
                Decimal before = nearestPrice;
                if (before == null || isFurther(before, price)) {
                    nearest = order;
                    nearestPrice = price;
                }
            }
        }

        @Nullable
        LiveOrder nearest(@Nullable LiveOrder except) {
            if (!known || (except != null && except == nearest)) {
                find(except);
                known = except == null;
                LiveOrder found = nearest;
                if (!known) {
                    nearest = null;
                    nearestPrice = null;
                }
                return found;
            }
            return nearest;
        }

        private void find(@Nullable LiveOrder except) {
            known = true;
            nearest = null;
            nearestPrice = null;
            for (int i = 0; i < count; i++) {
                LiveOrder order = orders[i];
                if (order != null && order != except) {
                    offer(order);
                }
            }
        }
    }
}
