package io.fairlead.core.order;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Our live orders on one symbol at one venue, of all accounts, by side. Owned by the thread that owns the state.
/// Nothing depends on their order.
public final class RestingOrders {
    private final Half buys = new Half();
    private final Half sells = new Half();

    RestingOrders() {}

    /// The order of a side, other than `except`, that an opposite order of a price would meet; a null price meets any.
    /// Stop orders rest unseen, and meet nobody before their time.
    public @Nullable LiveOrder met(Side side, @Nullable Decimal price, @Nullable LiveOrder except) {
        Half half = half(side);
        for (int i = 0; i < half.count; i++) {
            LiveOrder order = half.orders[i];
            Decimal own = order == null ? null : order.terms.price();
            if (own != null && order != except && rests(order.terms.type()) && crosses(side, own, price)) {
                return order;
            }
        }
        return null;
    }

    private static boolean crosses(Side resting, Decimal own, @Nullable Decimal price) {
        return price == null || (resting == Side.BUY ? own.compareTo(price) >= 0 : own.compareTo(price) <= 0);
    }

    private static boolean rests(OrdType type) {
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

    private Half half(Side side) {
        return side == Side.BUY ? buys : sells;
    }

    private static final class Half {
        private @Nullable LiveOrder[] orders = new LiveOrder[8];
        private int count;

        void add(LiveOrder order) {
            if (count == orders.length) {
                orders = Arrays.copyOf(orders, 2 * count);
            }
            order.restingAt = count;
            orders[count++] = order;
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
        }
    }
}
