package io.fairlead.gateway;

import io.fairlead.core.Views;
import io.fairlead.core.event.RetentionEvent;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.OrderView;
import io.fairlead.gateway.ReadSide.FillFilter;
import io.fairlead.gateway.ReadSide.OrderFilter;
import io.fairlead.gateway.ReadSide.Page;
import io.fairlead.gateway.history.OrderArchive;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The views of orders that left the live state, behind the pictures of those that did not. The follower thread lets
/// orders go; any thread reads.
final class Past {
    private final OrderArchive archive;
    private final Gallery views;
    private final HistoryPages<OrderView> orders;
    private final HistoryPages<FillView> fills;
    private final ArrayDeque<Leaving> waiting = new ArrayDeque<>();
    private RetentionEvent.@Nullable Retired leaving;
    private int left;
    private volatile String problem = "";

    /// An order that is not archived yet.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Leaving(LiveOrder order, byte[] packed, long position, int ordinal) {}

    Past(OrderArchive archive, Gallery views) {
        this.archive = archive;
        this.views = views;
        orders = new HistoryPages<>(archive, this::isShown, (order, position) -> List.of(Views.of(order, position)));
        fills = new HistoryPages<>(archive, this::isShown, Past::fills);
    }

    private boolean isShown(LiveOrder order) {
        return views.order(order.id()) != null;
    }

    private static List<FillView> fills(LiveOrder order, long position) {
        List<FillView> fills = new ArrayList<>();
        order.executions().forEach(execution -> fills.add(Views.of(execution, position)));
        Collections.reverse(fills);
        return fills;
    }

    /// An order left by the event that ends at this position. Its picture goes when the archive has it, not before: one
    /// that the disk did not take is tried again before any other, as the archive knows by the last what it has.
    void left(LiveOrder order, byte[] packed, RetentionEvent.Retired cause, long position) {
        left = cause.equals(leaving) ? left + 1 : 0;
        leaving = cause;
        waiting.add(new Leaving(order, packed, position, left));
        archiveWaiting();
    }

    private void archiveWaiting() {
        try {
            for (Leaving next = waiting.peek(); next != null; next = waiting.peek()) {
                archive.add(next.position, next.ordinal, next.order, next.packed);
                views.forget(next.order);
                waiting.remove();
            }
            problem = "";
        } catch (IOException e) {
            problem = "closed orders can't be archived, and stay in memory: " + e.getMessage();
        }
    }

    /// To be called before a position is taken for reached.
    void force() {
        archiveWaiting();
        try {
            archive.force();
        } catch (IOException e) {
            problem = "the archive of closed orders can't be synced: " + e.getMessage();
        }
    }

    /// What stands in the way of archiving; empty if nothing does.
    String problem() {
        return problem;
    }

    @Nullable
    OrderView order(OrderId id) {
        OrderView shown = views.order(id);
        return shown == null ? view(() -> archive.find(id)) : shown;
    }

    @Nullable
    OrderView order(AccountId account, ClientOrderId client) {
        OrderView shown = views.order(account, client);
        return shown == null ? view(() -> archive.find(account, client)) : shown;
    }

    private static @Nullable OrderView view(HistoryPages.Search search) {
        OrderArchive.Entry found = HistoryPages.run(search);
        return found == null ? null : Views.of(found.order(), found.position());
    }

    Page<OrderView> orders(OrderFilter filter, @Nullable String cursor, int limit) {
        return filter.liveOnly() || filter.wantsLiveAlone()
                ? views.orders().page(filter::matches, cursor, limit)
                : orders.page(views.orders(), filter::matches, cursor, limit);
    }

    Page<FillView> fills(FillFilter filter, @Nullable String cursor, int limit) {
        OrderId one = filter.order();
        if (one == null) {
            return fills.page(views.fills(), filter::matches, cursor, limit);
        }
        return views.order(one) == null
                ? fills.pageOf(() -> archive.find(one), filter::matches, cursor, limit)
                : views.fills().page(filter::matches, cursor, limit);
    }

    void close() {
        try {
            archive.close();
        } catch (IOException e) {
            problem = "the archive of closed orders can't be closed: " + e.getMessage();
        }
    }
}
