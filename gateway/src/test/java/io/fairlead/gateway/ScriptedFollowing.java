package io.fairlead.gateway;

import io.fairlead.core.model.VenueOrderId;
import io.fairlead.venues.tradelocker.Following;
import io.fairlead.venues.tradelocker.live.HistoryTold;
import io.fairlead.venues.tradelocker.live.LiveListener;
import io.fairlead.venues.tradelocker.live.LiveSource;
import io.fairlead.venues.tradelocker.live.LiveView;
import io.fairlead.venues.tradelocker.live.Told;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.HistoryQuery;
import io.fairlead.venues.tradelocker.rest.InstrumentRow;
import io.fairlead.venues.tradelocker.rest.Listing;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import io.fairlead.venues.tradelocker.rest.Priority;
import io.fairlead.venues.tradelocker.rest.Reply;
import io.fairlead.venues.tradelocker.rest.TradeLockerRest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Polls open and final orders of each account once a second, and tells all of them as changed.
final class ScriptedFollowing implements Following {
    private static final long SECOND = 1_000_000_000L;

    private final TradeLockerRest rest;
    private final LiveListener listener;
    private final Set<AccountRef> accounts = new LinkedHashSet<>();
    private long dueNanos;

    ScriptedFollowing(TradeLockerRest rest, LiveListener listener) {
        this.rest = rest;
        this.listener = listener;
    }

    @Override
    public int poll(long nowNanos) {
        if (nowNanos < dueNanos) {
            return 0;
        }
        dueNanos = nowNanos + SECOND;
        for (AccountRef account : accounts) {
            rest.orders(account, Priority.POLL, reply -> open(account, reply));
            HistoryQuery recent = new HistoryQuery((nowNanos - 120 * SECOND) / 1_000_000, nowNanos / 1_000_000);
            rest.ordersHistory(account, recent, Priority.POLL, reply -> ended(account, recent, reply));
        }
        return 1;
    }

    private void open(AccountRef account, Reply<Listing<OrderRow>> reply) {
        if (reply instanceof Reply.Ok<Listing<OrderRow>>(Listing<OrderRow> told, long sent, long answered)) {
            listener.onOrders(
                    account, new Told<>(told.rows(), told.rows(), List.of(), true, 0, LiveSource.POLL, sent, answered));
        }
    }

    private void ended(AccountRef account, HistoryQuery query, Reply<Listing<OrderRow>> reply) {
        if (reply instanceof Reply.Ok<Listing<OrderRow>>(Listing<OrderRow> told, long sent, long answered)) {
            listener.onHistory(
                    account,
                    new HistoryTold(
                            told.rows(), told.rows(), query.fromMillis(), query.toMillis(), true, sent, answered));
        }
    }

    @Override
    public void follow(AccountRef account, List<InstrumentRow> instruments, long historyFromMillis) {
        accounts.add(account);
    }

    @Override
    public void acted(AccountRef account, @Nullable VenueOrderId order) {}

    @Override
    public LiveView view() {
        return LiveView.NONE;
    }

    @Override
    public void close() {
        accounts.clear();
    }
}
