package io.fairlead.venues.tradelocker.live;

import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.ExecutionRow;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import io.fairlead.venues.tradelocker.rest.PositionRow;

/// Who hears what accounts look like at the venue, in the same words whether it was polled or streamed. Called within
/// a poll of `TradeLockerLive`, on its thread; may call it back.
///
/// An order that is in `gone` is open no more: what became of it follows by `onHistory`, which is asked for by itself.
/// A position that changed is followed by history too, as the order that changed it stands there alone.
public interface LiveListener {
    /// Orders that are open; an order that the stream told to be over stands in `rows` as it ended, and in `gone`.
    void onOrders(AccountRef account, Told<OrderRow> told);

    void onPositions(AccountRef account, Told<PositionRow> told);

    /// Orders that are final.
    void onHistory(AccountRef account, HistoryTold told);

    /// Executions of what the venue calls the current session, told where a fill was looked for in haste; `changed`
    /// holds those that were not told before.
    void onExecutions(AccountRef account, Told<ExecutionRow> told);

    /// At most one a second for each source.
    void onMoney(AccountRef account, Money money);

    /// How an account is followed has changed.
    void onMode(AccountRef account, LiveMode mode);
}
