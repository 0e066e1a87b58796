package io.fairlead.core.order;

import io.fairlead.core.event.RetentionEvent.Horizon;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.snapshot.Section;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// What is remembered of orders that left the live state, oldest first. Owned by the thread that owns the state.
///
/// Each is packed into a few hundred bytes that hold all that was known of it, so that a late word of the venue finds
/// the order as it was. When those are forgotten, the hash of account and client order id stays a while longer, against
/// its second use.
public final class RetiredOrders {
    private final LongTable<Retired> byOrigin = new LongTable<>();
    private final LongTable<Retired> byName = new LongTable<>();
    private final UsedIds used = new UsedIds();
    private @Nullable Retired oldest;
    private @Nullable Retired newest;
    private int size;

    /// One of them. `names` are the keys of its requests and of the venue's id.
    private static final class Retired {
        final long leftNanos;
        final long origin;
        final long[] names;
        final byte[] packed;

        @Nullable
        Retired previous;

        @Nullable
        Retired next;

        Retired(long leftNanos, long origin, long[] names, byte[] packed) {
            this.leftNanos = leftNanos;
            this.origin = origin;
            this.names = names;
            this.packed = packed;
        }
    }

    RetiredOrders() {}

    /// How many are remembered whole.
    public int size() {
        return size;
    }

    /// How many ids are kept from being used again.
    public int usedIds() {
        return used.size();
    }

    /// A copy of the order that a request belonged to.
    public @Nullable LiveOrder find(@Nullable OrderId request) {
        Retired found = size == 0 || request == null ? null : byName.get(IdKeys.of(request));
        PackedOrder order = found == null ? null : PackedOrder.open(found.packed);
        return order != null && order.isNamed(request) ? order.order() : null;
    }

    /// A copy of the order that a client order id named; of one that only the venue knew, that it may have named.
    public @Nullable LiveOrder find(AccountId account, ClientOrderId client) {
        Retired found = size == 0 ? null : byOrigin.get(IdKeys.origin(account, client));
        LiveOrder order = found == null ? null : PackedOrder.open(found.packed).order();
        boolean same = order != null
                && order.account.id().equals(account)
                && (order.isAdopted() || order.clientOrderId.equals(client));
        return same ? order : null;
    }

    /// A copy of the order that a venue knew by this id.
    public @Nullable LiveOrder find(VenueId venue, @Nullable VenueOrderId venueOrder) {
        Retired found = size == 0 || venueOrder == null ? null : byName.get(IdKeys.of(venue, venueOrder));
        LiveOrder order = found == null ? null : PackedOrder.open(found.packed).order();
        return order != null && Objects.equals(venueOrder, order.indexedAs) ? order : null;
    }

    /// Whether an order of this client order id left, remembered whole or not.
    public boolean isUsed(AccountId account, ClientOrderId client) {
        return used.contains(IdKeys.origin(account, client));
    }

    /// Whether an order for several accounts of this id left.
    public boolean isUsed(ClientOrderId parent) {
        return used.contains(IdKeys.origin(parent));
    }

    /// Whether a wire id is of an order that left, remembered whole or not.
    public boolean isUsed(@Nullable OrderId request) {
        return request != null && used.contains(IdKeys.origin(request));
    }

    /// When the newest of those left of which not even the id is remembered; 0 if there are none.
    public long forgottenNanos() {
        return used.forgottenNanos();
    }

    /// A copy of each that is remembered whole, oldest first.
    public List<LiveOrder> all() {
        List<LiveOrder> all = new ArrayList<>(size);
        for (Retired each = oldest; each != null; each = each.next) {
            all.add(PackedOrder.open(each.packed).order());
        }
        return all;
    }

    void add(PackedOrder order, byte[] packed, long atNanos) {
        Retired retired = new Retired(atNanos, IdKeys.origin(order.order()), order.names(), packed);
        append(retired);
        used.add(retired.origin, atNanos);
    }

    private void append(Retired retired) {
        retired.previous = newest;
        if (newest == null) {
            oldest = retired;
        } else {
            newest.next = retired;
        }
        newest = retired;
        size++;
        byOrigin.put(retired.origin, retired);
        for (long name : retired.names) {
            byName.put(name, retired);
        }
    }

    /// A group, under whose client order id no order was placed, left.
    public void use(AccountId account, ClientOrderId client, long atNanos) {
        used.add(IdKeys.origin(account, client), atNanos);
    }

    /// An order for several accounts left.
    public void use(ClientOrderId parent, long atNanos) {
        used.add(IdKeys.origin(parent), atNanos);
    }

    /// Takes an order out again.
    PackedOrder take(OrderId id) {
        Retired found = byName.get(IdKeys.of(id));
        if (found == null) {
            throw new IllegalStateException("the log recalls order " + id + ", which had not left");
        }
        remove(found);
        return PackedOrder.open(found.packed);
    }

    private void remove(Retired retired) {
        Retired before = retired.previous;
        Retired after = retired.next;
        if (before == null) {
            oldest = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            newest = before;
        } else {
            after.previous = before;
        }
        size--;
        byOrigin.remove(retired.origin, retired);
        for (long name : retired.names) {
            byName.remove(name, retired);
        }
    }

    /// Keeps only what is within a horizon.
    public void forget(Horizon horizon) {
        Retired last = oldest;
        while (last != null && (size > horizon.orders() || last.leftNanos < horizon.sinceNanos())) {
            remove(last);
            last = oldest;
        }
        used.forget(horizon);
    }

    /// Tells numbers that are the same for the same content.
    public void addUp(LongConsumer told) {
        for (Retired each = oldest; each != null; each = each.next) {
            told.accept(each.leftNanos);
            told.accept(Arrays.hashCode(each.packed));
        }
        used.forEach(told);
    }

    /// The parts of a snapshot that hold them.
    public List<Section> sections() {
        return List.of(new Section(Section.RETIRED, 1, this::write, this::read), used.section());
    }

    private void write(SectionWriter to) {
        for (Retired each = oldest; each != null; each = each.next) {
            to.out().signed(each.leftNanos);
            to.out().signed(each.origin);
            to.out().unsigned(each.names.length);
            for (long name : each.names) {
                to.out().signed(name);
            }
            to.out().bytes(each.packed, 0, each.packed.length);
            to.pieceEnds();
        }
    }

    private void read(SectionReader from) {
        while (!from.atEnd()) {
            long leftNanos = from.in().signed();
            long origin = from.in().signed();
            long[] names = new long[from.in().size()];
            for (int i = 0; i < names.length; i++) {
                names[i] = from.in().signed();
            }
            append(new Retired(leftNanos, origin, names, from.in().bytes()));
        }
    }
}
