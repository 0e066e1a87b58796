package io.fairlead.venues.tradelocker;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Closes of positions that we asked for and whose order the venue has not shown. Owned by the venue's thread.
///
/// A close carries no id of ours: the venue makes a market order of the other side that names the position. What is
/// ours of those is told by position, side and size, and by having come up behind our request.
final class Closings {
    private static final long KEPT_NANOS = 600_000_000_000L;
    private static final long CLOCKS_NANOS = 5_000_000_000L;

    private final List<Closing> open = new ArrayList<>();

    private record Closing(Ticket ticket, String position, Decimal lots, long sentNanos) {
        boolean isOf(OrderRow row) {
            return position.equals(row.positionId())
                    && row.side() == ticket.side()
                    && row.qty().equals(lots)
                    && "market".equalsIgnoreCase(row.type())
                    && (row.createdNanos() == 0 || row.createdNanos() >= sentNanos - CLOCKS_NANOS);
        }
    }

    void sending(Ticket ticket, String position, Decimal lots, long nowNanos) {
        open.add(new Closing(ticket, position, lots, nowNanos));
    }

    /// It surely did not leave, or the venue refused it.
    void forget(Ticket ticket) {
        open.removeIf(closing -> closing.ticket.id().equals(ticket.id()));
    }

    /// The close that a new order of the venue came from; null if it came from none of ours.
    @Nullable
    OrderId opened(OrderRow row) {
        Iterator<Closing> all = open.iterator();
        while (all.hasNext()) {
            Closing closing = all.next();
            if (closing.isOf(row)) {
                all.remove();
                return closing.ticket.id();
            }
        }
        return null;
    }

    boolean isAnyOpen() {
        return !open.isEmpty();
    }

    /// What the venue has not shown in all that time, it will not show.
    void tidy(long nowNanos) {
        open.removeIf(closing -> closing.sentNanos < nowNanos - KEPT_NANOS);
    }
}
