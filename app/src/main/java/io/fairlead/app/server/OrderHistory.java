package io.fairlead.app.server;

import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import java.util.List;

/// What the log says of one order: the causal chain behind `why`. Any thread; may read the disk.
public interface OrderHistory {
    /// Every event of the order, oldest first; empty if the log knows no such order.
    List<EventRecord> of(OrderId order);

    /// The refusals of what a client called by this id, on whatever account, oldest first.
    List<EventRecord> refusals(ClientOrderId client);
}
