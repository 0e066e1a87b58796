package io.fairlead.app.server;

import io.fairlead.core.model.OrderId;
import java.util.List;

/// What the log says of one order: the causal chain behind `why`. Any thread; may read the disk.
@FunctionalInterface
public interface OrderHistory {
    /// Every event of the order, oldest first; empty if the log knows no such order.
    List<EventRecord> of(OrderId order);
}
