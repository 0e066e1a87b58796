package io.fairlead.core.order;

import io.fairlead.core.event.ByteWriter;
import io.fairlead.core.event.RetentionEvent.Horizon;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.snapshot.Capsule;
import io.fairlead.core.snapshot.Section;
import io.fairlead.core.snapshot.SectionReader;
import io.fairlead.core.snapshot.SectionWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What is remembered of orders that left the live state, oldest first. Owned by the thread that owns the state.
///
/// Each is packed into a few hundred bytes that hold all that was known of it, so that a late word of the venue finds
/// the order as it was. When those are forgotten, the hash of account and client order id stays a while longer, against
/// its second use.
///
/// Taking orders in, and forgetting them, may be done aside: a replay does not wait for it. Whoever looks does.
public final class RetiredOrders {
    private final LongTable byOrigin = new LongTable();
    private final LongTable byName = new LongTable();
    private final UsedIds used = new UsedIds();
    private final PackedQueue queue = new PackedQueue();
    private final Capsule capsule = PackedOrder.capsule();
    private Aside aside = Aside.AT_ONCE;

    RetiredOrders() {}

    /// Who takes orders in from now on.
    public void workBy(Aside next) {
        aside.settle();
        aside = next;
    }

    /// How many are remembered whole.
    public int size() {
        aside.settle();
        return queue.size();
    }

    /// How many ids are kept from being used again.
    public int usedIds() {
        aside.settle();
        return used.size();
    }

    /// A copy of the order that a request belonged to.
    public @Nullable LiveOrder find(@Nullable OrderId request) {
        PackedOrder order = request == null ? null : opened(byName, IdKeys.of(request));
        return order != null && order.isNamed(request) ? order.order() : null;
    }

    /// A copy of the order that a client order id named; of one that only the venue knew, that it may have named: its
    /// id tells of the account, its report may not have.
    public @Nullable LiveOrder find(AccountId account, ClientOrderId client) {
        PackedOrder found = opened(byOrigin, IdKeys.origin(account, client));
        LiveOrder order = found == null ? null : found.order();
        boolean same = order != null
                && (order.isAdopted() || (order.account.id().equals(account) && order.clientOrderId.equals(client)));
        return same ? order : null;
    }

    /// A copy of the order that a venue knew by this id.
    public @Nullable LiveOrder find(VenueId venue, @Nullable VenueOrderId venueOrder) {
        PackedOrder found = venueOrder == null ? null : opened(byName, IdKeys.of(venue, venueOrder));
        return found != null && Objects.equals(venueOrder, found.order().indexedAs) ? found.order() : null;
    }

    private @Nullable PackedOrder opened(LongTable table, long key) {
        aside.settle();
        return opened(table.get(key));
    }

    private @Nullable PackedOrder opened(int number) {
        return number == LongTable.NOTHING ? null : PackedOrder.open(queue.packed(number));
    }

    /// Whether an order of this client order id left, remembered whole or not.
    public boolean isUsed(AccountId account, ClientOrderId client) {
        aside.settle();
        return used.contains(IdKeys.origin(account, client));
    }

    /// Whether an order for several accounts of this id left.
    public boolean isUsed(ClientOrderId parent) {
        aside.settle();
        return used.contains(IdKeys.origin(parent));
    }

    /// Whether a wire id is of an order that left, remembered whole or not.
    public boolean isUsed(@Nullable OrderId request) {
        aside.settle();
        return request != null && used.contains(IdKeys.origin(request));
    }

    /// When the newest of those left of which not even the id is remembered; 0 if there are none.
    public long forgottenNanos() {
        aside.settle();
        return used.forgottenNanos();
    }

    /// A copy of each that is remembered whole, oldest first.
    public List<LiveOrder> all() {
        aside.settle();
        List<LiveOrder> all = new ArrayList<>(queue.size());
        for (int each = queue.oldest(); each != queue.end(); each = queue.following(each)) {
            all.add(PackedOrder.open(queue.packed(each)).order());
        }
        return all;
    }

    /// A copy of each that is remembered whole and left at this time or later, oldest first.
    public List<LiveOrder> leftSince(long nanos) {
        aside.settle();
        List<LiveOrder> since = new ArrayList<>();
        for (int each = queue.oldest(); each != queue.end(); each = queue.following(each)) {
            if (queue.leftNanos(each) >= nanos) {
                since.add(PackedOrder.open(queue.packed(each)).order());
            }
        }
        return since;
    }

    /// Takes an order, and returns what tells its bytes. Ask during this call: later the chunk may hold
    /// another order.
    Supplier<byte[]> add(PackedOrder order, long atNanos) {
        Addition addition = new Addition(order, atNanos);
        aside.run(addition);
        return addition;
    }

    /// Packs an order that nothing else changes any more.
    private final class Addition implements Runnable, Supplier<byte[]> {
        private final PackedOrder order;
        private final long atNanos;
        private int number;

        Addition(PackedOrder order, long atNanos) {
            this.order = order;
            this.atNanos = atNanos;
        }

        @Override
        public void run() {
            ByteWriter packed = order.packedInto(capsule);
            long origin = IdKeys.origin(order.order());
            number = append(atNanos, origin, order.names(), packed.buffer(), packed.length());
            used.add(origin, atNanos);
        }

        @Override
        public byte[] get() {
            aside.settle();
            return queue.packed(number);
        }
    }

    private int append(long atNanos, long origin, long[] names, byte[] packed, int length) {
        int number = queue.add(atNanos, origin, names, packed, length);
        byOrigin.put(origin, number);
        for (long name : names) {
            byName.put(name, number);
        }
        return number;
    }

    /// A group, under whose client order id no order was placed, left.
    public void use(AccountId account, ClientOrderId client, long atNanos) {
        aside.run(() -> used.add(IdKeys.origin(account, client), atNanos));
    }

    /// An order for several accounts left.
    public void use(ClientOrderId parent, long atNanos) {
        aside.run(() -> used.add(IdKeys.origin(parent), atNanos));
    }

    /// Takes an order out again.
    PackedOrder take(OrderId id) {
        aside.settle();
        int number = byName.get(IdKeys.of(id));
        PackedOrder taken = opened(number);
        if (taken == null) {
            throw new IllegalStateException("the log recalls order " + id + ", which had not left");
        }
        remove(number);
        return taken;
    }

    private void remove(int number) {
        byOrigin.remove(queue.origin(number), number);
        for (long name : queue.names(number)) {
            byName.remove(name, number);
        }
        queue.remove(number);
    }

    /// Keeps only what is within a horizon.
    public void forget(Horizon horizon) {
        aside.run(() -> forgetBehind(horizon));
    }

    private void forgetBehind(Horizon horizon) {
        while (queue.size() > horizon.orders()
                || (queue.size() > 0 && queue.leftNanos(queue.oldest()) < horizon.sinceNanos())) {
            remove(queue.oldest());
        }
        used.forget(horizon);
    }

    /// Tells numbers that are the same for the same content.
    public void addUp(LongConsumer told) {
        aside.settle();
        for (int each = queue.oldest(); each != queue.end(); each = queue.following(each)) {
            told.accept(queue.leftNanos(each));
            told.accept(Arrays.hashCode(queue.packed(each)));
        }
        used.forEach(told);
    }

    /// The parts of a snapshot that hold them.
    public List<Section> sections() {
        return List.of(new Section(Section.RETIRED, 1, this::write, this::read), used.section());
    }

    private void write(SectionWriter to) {
        aside.settle();
        for (int each = queue.oldest(); each != queue.end(); each = queue.following(each)) {
            long[] names = queue.names(each);
            byte[] packed = queue.packed(each);
            to.out().signed(queue.leftNanos(each));
            to.out().signed(queue.origin(each));
            to.out().unsigned(names.length);
            for (long name : names) {
                to.out().signed(name);
            }
            to.out().bytes(packed, 0, packed.length);
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
            byte[] packed = from.in().bytes();
            if (PackedOrder.isOfThisForm(packed)) {
                append(leftNanos, origin, names, packed, packed.length);
            } else {
                ByteWriter anew = PackedOrder.open(packed).packedInto(capsule);
                append(leftNanos, origin, names, anew.buffer(), anew.length());
            }
        }
    }
}
