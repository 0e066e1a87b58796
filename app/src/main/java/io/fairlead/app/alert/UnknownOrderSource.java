package io.fairlead.app.alert;

import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.view.OrderView;
import io.fairlead.gateway.ReadSide;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Orders whose fate has not been known for too long. Owned by the `alerts` thread.
public final class UnknownOrderSource implements AlertSource {
    private static final ReadSide.OrderFilter UNKNOWN =
            new ReadSide.OrderFilter(null, null, Set.of(OrderStatus.UNKNOWN), true);
    private static final int PAGE = 500;

    private final Orders orders;
    private final AlertLimits limits;

    /// Where pages of orders come from.
    @FunctionalInterface
    public interface Orders {
        ReadSide.Page<OrderView> page(ReadSide.OrderFilter filter, @Nullable String cursor, int limit);
    }

    public UnknownOrderSource(Orders orders, AlertLimits limits) {
        this.orders = orders;
        this.limits = limits;
    }

    @Override
    public void find(long nowNanos, Consumer<Condition> found) {
        @Nullable String cursor = null;
        do {
            ReadSide.Page<OrderView> page = orders.page(UNKNOWN, cursor, PAGE);
            for (OrderView order : page.items()) {
                if (nowNanos - order.times().statusNanos() >= limits.unknown().toNanos()) {
                    found.accept(condition(order));
                }
            }
            cursor = page.next();
        } while (cursor != null);
    }

    private static Condition condition(OrderView order) {
        OrderView.Identity identity = order.identity();
        return new Condition(
                AlertKind.ORDER_UNKNOWN,
                identity.id().value(),
                Severity.CRITICAL,
                identity.side() + " " + order.terms().units() + " " + identity.symbol() + " at " + identity.venue()
                        + ", account " + identity.account() + ": "
                        + order.state().text());
    }
}
