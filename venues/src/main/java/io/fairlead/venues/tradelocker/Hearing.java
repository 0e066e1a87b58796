package io.fairlead.venues.tradelocker;

import io.fairlead.core.model.AccountId;
import io.fairlead.venues.tradelocker.live.HistoryTold;
import io.fairlead.venues.tradelocker.live.LiveListener;
import io.fairlead.venues.tradelocker.live.LiveMode;
import io.fairlead.venues.tradelocker.live.Money;
import io.fairlead.venues.tradelocker.live.Told;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.ExecutionRow;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import io.fairlead.venues.tradelocker.rest.PositionRow;
import java.util.Map;
import java.util.function.Consumer;

/// Takes what polls and streams tell to the line of the account that it is about. Owned by the venue's thread.
record Hearing(Map<AccountId, AccountLine> lines) implements LiveListener {

    private void with(AccountRef account, Consumer<AccountLine> body) {
        AccountLine line = TradeLockerDesk.lineOf(lines, account);
        if (line != null) {
            body.accept(line);
        }
    }

    @Override
    public void onOrders(AccountRef account, Told<OrderRow> told) {
        with(account, line -> line.told(told));
    }

    @Override
    public void onPositions(AccountRef account, Told<PositionRow> told) {
        with(account, line -> line.holds(told));
    }

    @Override
    public void onHistory(AccountRef account, HistoryTold told) {
        with(account, line -> line.told(told));
    }

    @Override
    public void onExecutions(AccountRef account, Told<ExecutionRow> told) {
        with(account, line -> line.executed(told));
    }

    @Override
    public void onMoney(AccountRef account, Money money) {
        with(account, line -> line.worth(money));
    }

    @Override
    public void onMode(AccountRef account, LiveMode mode) {
        with(account, line -> line.followed(mode));
    }
}
