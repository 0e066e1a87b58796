package io.fairlead.gateway.history;

import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.IdKeys;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.PackedOrder;
import io.fairlead.journal.JournalException;
import io.fairlead.journal.disk.Disk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Orders that left the live state, beside the log, for whoever asks about them later. The follower thread adds; any
/// thread reads.
///
/// Numbered from 0 in the order in which they left, in blocks of 4096; see `OrderBlock`. Only the newest block's
/// index is in memory. An order that came back and left again is here twice: the newer counts. What a crash cut off
/// is added again as the follower reads the log again; what is here already is not.
public final class OrderArchive {
    private final Disk disk;
    private OrderBlock open;
    private volatile long size;
    private long lastPosition = -1;
    private int lastOrdinal = -1;
    private boolean unsynced;

    /// An order, its number here, and the log position behind the event by which it left.
    public record Entry(long number, long position, LiveOrder order) {}

    /// Finds what is there. `end` is the log's end: what it does not have any more is dropped.
    ///
    /// @throws IOException if the files can't be read or mended
    public OrderArchive(Disk disk, long end) throws IOException {
        this.disk = disk;
        long first = 0;
        while (OrderBlock.exists(disk, first + OrderBlock.FULL)) {
            OrderBlock.sealIfNeeded(disk, first);
            first += OrderBlock.FULL;
        }
        open = OrderBlock.open(disk, first, end);
        size = first + open.count();
        OrderBlock.Kept last = open.count() > 0 ? open.newest() : newestBefore(first);
        if (last != null) {
            lastPosition = last.position();
            lastOrdinal = last.ordinal();
        }
    }

    /// The same for whoever starts a gateway.
    ///
    /// @throws JournalException if the files can't be read or mended
    public static OrderArchive open(Disk disk, long end) {
        try {
            return new OrderArchive(disk, end);
        } catch (IOException e) {
            throw new JournalException(
                    JournalException.Advice.STOP, "the archive of closed orders can't be read: " + e.getMessage(), e);
        }
    }

    private OrderBlock.@Nullable Kept newestBefore(long first) throws IOException {
        return first == 0 ? null : OrderBlock.read(disk, first - 1);
    }

    /// How many there are, those that came back included.
    public long size() {
        return size;
    }

    /// An order that left by the event which ends at this position, as the `ordinal`-th of it.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Leaving(long position, int ordinal, LiveOrder order, byte[] packed) {
        private OrderBlock.Kept kept() {
            return new OrderBlock.Kept(position, ordinal, IdKeys.of(order.id()), IdKeys.origin(order), packed);
        }
    }

    /// Adds orders, in the order in which they left; those that are here already are passed over.
    ///
    /// @throws IOException if the disk did not take them; of those before, some may be here
    public synchronized void add(Collection<Leaving> orders) throws IOException {
        List<OrderBlock.Kept> some = new ArrayList<>();
        for (Leaving order : orders) {
            if (isNew(order)) {
                if (open.count() + some.size() == OrderBlock.FULL) {
                    append(some);
                    open.seal();
                    open = OrderBlock.open(disk, size, Long.MAX_VALUE);
                }
                some.add(order.kept());
            }
        }
        append(some);
    }

    private boolean isNew(Leaving order) {
        return order.position > lastPosition || (order.position == lastPosition && order.ordinal > lastOrdinal);
    }

    private synchronized void append(List<OrderBlock.Kept> some) throws IOException {
        if (some.isEmpty()) {
            return;
        }
        open.append(some);
        unsynced = true;
        lastPosition = some.getLast().position();
        lastOrdinal = some.getLast().ordinal();
        size += some.size();
        some.clear();
    }

    /// Makes what was added survive a power cut.
    public synchronized void force() throws IOException {
        if (unsynced) {
            open.force();
            unsynced = false;
        }
    }

    /// The order of this id; null if it is not here.
    public @Nullable Entry find(OrderId id) throws IOException {
        return find(IdKeys.of(id), order -> order.id().equals(id));
    }

    /// The order that a client knows by this id; null if it is not here.
    public @Nullable Entry find(AccountId account, ClientOrderId client) throws IOException {
        return find(
                IdKeys.origin(account, client),
                order -> order.isAdopted()
                        || (order.account().id().equals(account)
                                && order.clientOrderId().equals(client)));
    }

    private @Nullable Entry find(long key, Predicate<LiveOrder> wanted) throws IOException {
        long number = number(key);
        Entry entry = number < 0 ? null : get(number);
        return entry != null && wanted.test(entry.order()) ? entry : null;
    }

    private long number(long key) throws IOException {
        long first;
        synchronized (this) {
            int place = open.find(key);
            if (place >= 0) {
                return open.first() + place;
            }
            first = open.first();
        }
        while (first > 0) {
            first -= OrderBlock.FULL;
            int place = OrderBlock.findSealed(disk, first, key);
            if (place >= 0) {
                return first + place;
            }
        }
        return -1;
    }

    /// The one of this number, 0 up to `size`.
    public Entry get(long number) throws IOException {
        OrderBlock.Kept record;
        synchronized (this) {
            record = number >= open.first() ? open.get((int) (number - open.first())) : null;
        }
        OrderBlock.Kept found = record == null ? OrderBlock.read(disk, number) : record;
        return new Entry(
                number, found.position(), PackedOrder.open(found.packed()).order());
    }

    /// Whether the order did not leave again behind this entry.
    public boolean isNewest(Entry entry) throws IOException {
        return number(IdKeys.of(entry.order().id())) == entry.number();
    }

    /// Closes its file; the follower thread, when nothing is added any more.
    public synchronized void close() throws IOException {
        force();
        open.close();
    }
}
