package io.fairlead.gateway;

import io.fairlead.core.Views;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Share;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.parent.Parent;
import io.fairlead.core.parent.ParentViews;
import io.fairlead.core.view.FillView;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.ParentView;
import io.fairlead.gateway.ReadSide.FillFilter;
import io.fairlead.gateway.ReadSide.OrderFilter;
import io.fairlead.gateway.ReadSide.Page;
import io.fairlead.gateway.history.OrderArchive;
import io.fairlead.gateway.history.OrderArchive.Leaving;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The views of orders that left the live state, behind the pictures of those that did not. The follower thread lets
/// orders go; any thread reads.
final class Past implements ParentViews.OrderViews {
    private final OrderArchive archive;
    private final Gallery views;
    private final HistoryPages<OrderView> orders;
    private final HistoryPages<FillView> fills;
    private final ArrayDeque<Leaving> waiting = new ArrayDeque<>();
    private long leaving = -1;
    private int left;
    private volatile String problem = "";

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

    /// An order left by the event that ends at this position. Its picture goes when the archive has it, not before.
    void left(LiveOrder order, byte[] packed, long position) {
        left = position == leaving ? left + 1 : 0;
        leaving = position;
        waiting.add(new Leaving(position, left, order, packed));
    }

    /// Archives those that left since. To be called before a position is taken for reached, and before one comes back
    /// that left. What the disk did not take is tried again first: the archive knows by the last what it has.
    void archive() {
        if (waiting.isEmpty()) {
            return;
        }
        try {
            archive.add(waiting);
            waiting.forEach(each -> views.forget(each.order()));
            waiting.clear();
            problem = "";
        } catch (IOException e) {
            problem = "closed orders can't be archived, and stay in memory: " + e.getMessage();
        }
    }

    /// What has left survives a power cut from now on. To be called before a snapshot takes the place of the log.
    void force() throws IOException {
        archive();
        if (!waiting.isEmpty()) {
            throw new IOException(problem);
        }
        archive.force();
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

    @Override
    public @Nullable OrderView order(AccountId account, ClientOrderId client) {
        OrderView shown = views.order(account, client);
        return shown == null ? view(() -> archive.find(account, client)) : shown;
    }

    @Override
    public @Nullable OrderView adopted(Parent parent, Share share) {
        OrderView shown = views.adopted(id -> parent.isAdopted(share, id));
        OrderView left = shown == null ? order(share.account(), share.client()) : shown;
        return left != null && left.identity().adopted() ? left : null;
    }

    Page<ParentView> parents(boolean liveOnly, @Nullable String cursor, int limit, long position) {
        Page<Parent> page = views.parents()
                .page(
                        parent -> !liveOnly
                                || ParentViews.of(parent, this, position).isLive(),
                        cursor,
                        limit);
        return new Page<>(
                page.items().stream()
                        .map(parent -> ParentViews.of(parent, this, position))
                        .toList(),
                page.next());
    }

    @Nullable
    ParentView parent(ClientOrderId id, long position) {
        Parent parent = views.parent(id);
        return parent == null ? null : ParentViews.of(parent, this, position);
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
