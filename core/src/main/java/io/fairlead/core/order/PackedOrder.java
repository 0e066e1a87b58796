package io.fairlead.core.order;

import io.fairlead.core.event.ByteWriter;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.snapshot.Capsule;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order with all that is known of it, as it is packed when it leaves the live state. The order is a copy that
/// nothing else knows: for reading, until it is recalled.
///
/// @param requests the ids of the requests about it, in their order
/// @param indexed whether the venue's id led to it
public record PackedOrder(LiveOrder order, List<OrderId> requests, boolean indexed) {
    public PackedOrder {
        requests = List.copyOf(requests);
    }

    static Capsule capsule() {
        return new Capsule(OrderSections.VERSION);
    }

    ByteWriter packedInto(Capsule capsule) {
        return capsule.pack(this::write);
    }

    private void write(SectionWriter to) {
        to.out().bool(indexed);
        to.out().unsigned(requests.size());
        for (int i = 0; i < requests.size(); i++) {
            to.values().order(requests.get(i));
        }
        OrderSections.write(order, to);
    }

    /// Of bytes that were packed by this release or an older one.
    public static PackedOrder open(byte[] packed) {
        SectionReader from = Capsule.open(packed);
        boolean indexed = from.in().bool();
        List<OrderId> requests = new ArrayList<>();
        for (int left = from.in().size(); left > 0; left--) {
            requests.add(from.values().order());
        }
        return new PackedOrder(OrderSections.read(from), requests, indexed);
    }

    /// Whether this release would pack it so. All that are alike are packed alike, whichever release did it.
    static boolean isOfThisForm(byte[] packed) {
        return packed[0] == OrderSections.VERSION;
    }

    boolean isNamed(@Nullable OrderId request) {
        return order.id.equals(request) || requests.contains(request);
    }

    /// The keys that lead to it.
    long[] names() {
        boolean byVenue = indexed && order.indexedAs != null;
        long[] names = new long[1 + requests.size() + (byVenue ? 1 : 0)];
        int i = 0;
        names[i++] = IdKeys.of(order.id);
        for (OrderId request : requests) {
            names[i++] = IdKeys.of(request);
        }
        if (order.indexedAs != null && byVenue) {
            names[i] = IdKeys.of(order.account.venue(), order.indexedAs);
        }
        return names;
    }
}
