package io.fairlead.core.event;

import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Origin;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.StrategyId;
import io.fairlead.core.model.Symbol;
import org.jspecify.annotations.Nullable;

/// What is asked of several accounts at once. A parent goes by the client order id that it was placed with, which is
/// unique among parents.
public sealed interface ParentCommand extends Command {
    ClientOrderId parent();

    /// An order for each account of a group, sized as the group says. The same request under the same id gives the
    /// same children.
    record PlaceForAccounts(
            Origin origin,
            String group,
            ClientOrderId parent,
            Symbol symbol,
            Side side,
            Command.Request request,
            StrategyId strategy)
            implements ParentCommand {
        /// Leaves room for what tells the children's ids from it.
        public static final int LONGEST_ID = 60;
    }

    /// Cancels every child that is live.
    record CancelParent(Origin origin, ClientOrderId parent) implements ParentCommand {}

    /// Other terms for every child that is live; null keeps what stands. A new quantity is shared out by the values
    /// of the first time, and leaves fixed sizes alone.
    record ReplaceParent(
            Origin origin,
            ClientOrderId parent,
            @Nullable Quantity quantity,
            @Nullable Decimal price,
            @Nullable Decimal stopPx)
            implements ParentCommand {}
}
