package io.fairlead.venues.tradelocker.live;

import io.fairlead.venues.tradelocker.rest.OrderRow;
import io.fairlead.venues.tradelocker.rest.PositionRow;
import java.util.List;

/// What the stream told of one account until it said that this was all. Immutable.
///
/// @param askedNanos when it was subscribed to
record StreamPicture(List<PositionRow> positions, List<OrderRow> orders, long askedNanos) {
    StreamPicture {
        positions = List.copyOf(positions);
        orders = List.copyOf(orders);
    }
}
