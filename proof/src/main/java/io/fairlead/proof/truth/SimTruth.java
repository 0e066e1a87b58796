package io.fairlead.proof.truth;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.Side;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.match.OrderSnapshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The venue's side, read from the simulator's own trade log. `positions` are signed units by the venue's symbol.
public record SimTruth(List<VenueOrder> orders, Map<String, Decimal> positions) {
    private static final long MAX_LOG_BYTES = 4L << 30;

    public static SimTruth read(Path tradeLog) {
        return of(TradeLog.load(tradeLog, MAX_LOG_BYTES));
    }

    static SimTruth of(TradeLog log) {
        Map<String, List<Execution>> executions = new LinkedHashMap<>();
        Map<String, Decimal> positions = new LinkedHashMap<>();
        for (TradeLog.Execution execution : log.executions()) {
            if (!execution.busted()) {
                executions
                        .computeIfAbsent(execution.orderId(), _ -> new ArrayList<>())
                        .add(new Execution(execution.execId(), execution.lastQty(), execution.lastPx()));
                Decimal signed = execution.side() == Side.BUY
                        ? execution.lastQty()
                        : execution.lastQty().negated();
                positions.merge(execution.symbol(), signed, Decimal::plus);
            }
        }
        List<VenueOrder> orders = new ArrayList<>();
        for (OrderSnapshot order : log.orders()) {
            String id = order.ids().orderId();
            orders.add(new VenueOrder(
                    id,
                    Set.copyOf(
                            log.clientIds().getOrDefault(id, List.of(order.ids().clOrdId()))),
                    standing(order.status()),
                    executions.getOrDefault(id, List.of())));
        }
        positions.values().removeIf(Decimal::isZero);
        return new SimTruth(List.copyOf(orders), Map.copyOf(positions));
    }

    /// The same in the words that both sides share.
    public static Standing standing(OrdStatus status) {
        return switch (status) {
            case FILLED -> Standing.FILLED;
            case CANCELED, EXPIRED, DONE_FOR_DAY -> Standing.CANCELED;
            case REJECTED -> Standing.REJECTED;
            case NEW,
                    PARTIALLY_FILLED,
                    REPLACED,
                    PENDING_CANCEL,
                    PENDING_REPLACE,
                    PENDING_NEW,
                    STOPPED,
                    SUSPENDED,
                    CALCULATED,
                    ACCEPTED_FOR_BIDDING -> Standing.LIVE;
        };
    }
}
