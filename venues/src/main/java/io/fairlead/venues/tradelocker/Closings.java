package io.fairlead.venues.tradelocker;

import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Closes of positions that we asked for, until the venue shows their orders. Owned by the venue's thread.
///
/// A close carries no id of ours: the venue makes a market order of the other side that names the position. What is
/// ours of those is told by position, side and size, and by having come up behind our request. An order that the log
/// has for another close is never taken for one that looks the same. While our request is under way nobody knows yet
/// whether the venue takes it: an order that looks like it may be why it won't, and waits for the answer.
final class Closings {
    private static final long KEPT_NANOS = 600_000_000_000L;

    private final List<Closing> open = new ArrayList<>();
    private final Set<OrderId> underWay = new HashSet<>();
    private final List<OrderRow> waiting = new ArrayList<>();
    private final Map<String, OrderId> named = new HashMap<>();

    /// An order that the log knows, or that is being sent: it is in doubt, or the log has the venue's id of it. That id
    /// alone names a close, and an order that an earlier process adopted.
    void know(KnownOrder order) {
        VenueOrderId venueOrder = order.venueOrder();
        if (order.closing() != null) {
            take(order.closing());
        } else if (venueOrder != null) {
            named.put(venueOrder.value(), order.id());
        }
    }

    /// An order leaves.
    void sending(Ticket ticket, long nowNanos) {
        Closing closing = Closing.of(ticket, nowNanos);
        if (closing != null) {
            sending(closing);
        }
    }

    void sending(Closing closing) {
        take(closing);
        underWay.add(closing.order());
    }

    /// The core lets a close go when it knows how every earlier one of the position ended: what was not shown by then
    /// never arrived, and must not be taken for this one.
    private void take(Closing closing) {
        open.removeIf(earlier -> earlier.position().equals(closing.position()));
        open.add(closing);
    }

    /// It surely did not leave, or the venue refused it.
    void forget(Ticket ticket) {
        open.removeIf(closing -> closing.order().equals(ticket.id()));
    }

    /// Whether a picture looks like a close that is under way.
    boolean awaits(OrderRow row, Listed listed) {
        return !named.containsKey(row.id())
                && open.stream()
                        .anyMatch(closing -> underWay.contains(closing.order()) && closing.isShownBy(row, listed));
    }

    /// Keeps such a picture until the exchange is over, as a list may tell it only once. Returns whether it is one.
    boolean keeps(OrderRow row, Listed listed) {
        boolean waits = awaits(row, listed);
        if (waits && !waiting.contains(row)) {
            waiting.add(row);
        }
        return waits;
    }

    /// The exchange of a close is over: returns what waited, for some of it perhaps in vain.
    List<OrderRow> answered(OrderId order) {
        if (!underWay.remove(order)) {
            return List.of();
        }
        List<OrderRow> kept = List.copyOf(waiting);
        waiting.clear();
        return kept;
    }

    /// The close that a new order of the venue came from; null if it came from none of ours.
    @Nullable
    OrderId opened(OrderRow row, Listed listed) {
        OrderId owner = named.get(row.id());
        if (owner != null) {
            return owner;
        }
        Iterator<Closing> all = open.iterator();
        while (all.hasNext()) {
            Closing closing = all.next();
            if (closing.isShownBy(row, listed)) {
                all.remove();
                return closing.order();
            }
        }
        return null;
    }

    boolean isAnyOpen() {
        return !open.isEmpty();
    }

    /// What the venue has not shown in all that time, it will not show.
    void tidy(long nowNanos) {
        open.removeIf(closing -> closing.sentNanos() < nowNanos - KEPT_NANOS);
    }
}
