package io.fairlead.core.view;

import io.fairlead.core.model.OrderId;

/// How an order in doubt is asked about: `queries` so far in this doubt, and the epoch nanoseconds of the next, 0 while
/// nobody can be asked.
public record DoubtView(OrderId order, int queries, long nextNanos) {}
