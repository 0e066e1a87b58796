package io.fairlead.strategy;

import io.fairlead.core.event.Command;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import org.jspecify.annotations.Nullable;

/// Where a strategy hands in its wishes. Nothing comes back: what became of them arrives as changed orders.
public interface Desk {
    void place(ClientOrderId id, Symbol symbol, Side side, Command.Request request);

    /// Null keeps what stands.
    void replace(OrderId order, @Nullable Quantity quantity, @Nullable Decimal price);

    void cancel(OrderId order);
}
