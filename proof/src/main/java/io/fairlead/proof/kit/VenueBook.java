package io.fairlead.proof.kit;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.proof.truth.Standing;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the venue's own log has of one account and instrument, in the order in which it happened. Immutable.
///
/// @param massCancels how many mass cancels the venue was asked for
/// @param closes the closes of positions by their ids that it took
public record VenueBook(List<Placed> orders, List<Fill> fills, int massCancels, List<Close> closes) {
    /// An order. `ids` are all that it was ever called by us, `terms` what it asks for now; `enteredNanos` is when the
    /// venue took it, epoch nanoseconds. An `exit` is one that the venue made itself, to protect a position.
    public record Placed(
            String venueOrder,
            Set<String> ids,
            Side side,
            OrderTerms terms,
            Standing standing,
            Decimal cumUnits,
            long enteredNanos,
            boolean exit) {
        public Placed {
            ids = Set.copyOf(ids);
        }
    }

    /// A position to be closed, or so much of it; all of it where no units are told.
    public record Close(VenuePositionId position, @Nullable Decimal units) {}

    /// Without closes by id.
    public VenueBook(List<Placed> orders, List<Fill> fills, int massCancels) {
        this(orders, fills, massCancels, List.of());
    }

    /// An execution that counts.
    public record Fill(String exec, String venueOrder, Side side, Decimal units, Decimal price) {}

    public VenueBook {
        orders = List.copyOf(orders);
        fills = List.copyOf(fills);
        closes = List.copyOf(closes);
    }

    /// The order that goes by one of these ids; null if there is none.
    @Nullable
    Placed find(OrderId id, @Nullable VenueOrderId venueOrder) {
        for (Placed each : orders) {
            if (each.ids.contains(id.value()) || (venueOrder != null && each.venueOrder.equals(venueOrder.value()))) {
                return each;
            }
        }
        return null;
    }

    /// How many orders go by an id of ours: more than one is one too many.
    long count(OrderId id) {
        return orders.stream().filter(each -> each.ids.contains(id.value())).count();
    }

    List<Fill> fillsOf(Placed order) {
        return fills.stream()
                .filter(each -> each.venueOrder.equals(order.venueOrder))
                .toList();
    }

    /// Whether it has an order that can still execute.
    boolean hasLive() {
        return orders.stream().anyMatch(each -> each.standing == Standing.LIVE);
    }

    /// Everything that was ever executed, signed.
    Decimal position() {
        Decimal sum = Decimal.ZERO;
        for (Fill each : fills) {
            sum = each.side == Side.BUY ? sum.plus(each.units) : sum.minus(each.units);
        }
        return sum;
    }
}
