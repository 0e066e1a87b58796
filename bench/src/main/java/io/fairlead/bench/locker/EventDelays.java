package io.fairlead.bench.locker;

import io.fairlead.bench.locker.Applied.News;
import io.fairlead.core.model.Decimal;
import io.fairlead.sim.log.Asked;
import io.fairlead.sim.log.TradeLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How long each fill and cancel in the venue's log was unknown to the gateway. Immutable.
///
/// @param fillsNanos of the fills that are known
/// @param cancelsNanos of the cancels that are known
/// @param unknown fills and cancels in the venue's log that the gateway never told of
record EventDelays(List<Long> fillsNanos, List<Long> cancelsNanos, int unknown) {
    static EventDelays between(TradeLog venue, List<News> gateway) {
        Map<String, List<News>> byOrder = new HashMap<>();
        gateway.forEach(each -> byOrder.computeIfAbsent(each.venueOrder(), _ -> new ArrayList<>())
                .add(each));
        List<Long> fills = new ArrayList<>();
        List<Long> cancels = new ArrayList<>();
        int unknown = 0;
        for (TradeLog.Execution fill : venue.executions()) {
            Decimal units = fill.cumQty().times(LockerCast.EURUSD.contract().contractSize());
            long known = known(byOrder.getOrDefault(fill.clOrdId(), List.of()), units);
            unknown += add(fills, known, fill.nanos());
        }
        for (Asked asked : venue.asked()) {
            if (asked.operation().equals("cancel") && asked.accepted()) {
                long known = cancelled(byOrder.getOrDefault(asked.orderId(), List.of()));
                unknown += add(cancels, known, asked.nanos());
            }
        }
        return new EventDelays(List.copyOf(fills), List.copyOf(cancels), unknown);
    }

    List<Long> allNanos() {
        List<Long> all = new ArrayList<>(fillsNanos);
        all.addAll(cancelsNanos);
        return all;
    }

    /// Returns 1 if it is not known.
    private static int add(List<Long> delays, long known, long happened) {
        if (known == 0) {
            return 1;
        }
        delays.add(known - happened);
        return 0;
    }

    /// When so much of the order was known to be filled; 0 for never.
    private static long known(List<News> ofOrder, Decimal units) {
        for (News each : ofOrder) {
            if (each instanceof News.Filled(String _, Decimal filled, long at) && filled.compareTo(units) >= 0) {
                return at;
            }
        }
        return 0;
    }

    private static long cancelled(List<News> ofOrder) {
        for (News each : ofOrder) {
            if (each instanceof News.Cancelled(String _, long at)) {
                return at;
            }
        }
        return 0;
    }
}
