package io.fairlead.sim.desk;

import io.fairlead.core.model.ExecType;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.match.Answer;
import io.fairlead.sim.match.OrderSnapshot;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The venue's list of trades: fills and busts in their order. Owned by the desk's thread.
final class Blotter {
    private static final int REMEMBERED = 100_000;

    private final Map<String, BookedTrade> trades = new LinkedHashMap<>();

    /// Takes up the fills of an earlier run that were not taken back.
    void restore(TradeLog log) {
        Map<String, OrderSnapshot> orders = new HashMap<>();
        log.orders().forEach(order -> orders.put(order.ids().orderId(), order));
        for (TradeLog.Execution fill : log.executions()) {
            OrderSnapshot order = orders.get(fill.orderId());
            if (!fill.busted() && order != null) {
                add(new BookedTrade(
                        fill.execId(),
                        "",
                        order.ids(),
                        fill.symbol(),
                        order.terms(),
                        fill.lastQty(),
                        fill.lastPx(),
                        fill.nanos()));
            }
        }
    }

    /// Notes a fill or a bust; nothing else is a trade.
    void note(Answer answer) {
        if (!(answer instanceof Answer.Report report)
                || (report.type() != ExecType.TRADE && report.type() != ExecType.TRADE_CANCEL)) {
            return;
        }
        Answer.Trade trade = report.trade();
        OrderSnapshot order = report.order();
        if (trade != null) {
            add(new BookedTrade(
                    report.execId(),
                    trade.execRefId(),
                    order.ids(),
                    order.symbol(),
                    order.terms(),
                    trade.lastQty(),
                    trade.lastPx(),
                    report.nanos()));
        }
    }

    private void add(BookedTrade trade) {
        trades.put(trade.execId(), trade);
        if (trades.size() > REMEMBERED) {
            trades.remove(trades.keySet().iterator().next());
        }
    }

    /// The venue denies a fill from now on.
    void deny(String execId) {
        trades.remove(execId);
    }

    /// What was booked for an account from one time to another.
    List<BookedTrade> of(String account, long fromNanos, long toNanos) {
        return trades.values().stream()
                .filter(trade -> trade.order().account().equals(account))
                .filter(trade -> trade.nanos() >= fromNanos && trade.nanos() <= toNanos)
                .toList();
    }
}
