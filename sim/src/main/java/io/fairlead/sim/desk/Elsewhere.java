package io.fairlead.sim.desk;

import io.fairlead.core.model.TimeInForce;
import io.fairlead.sim.fault.Fault;
import io.fairlead.sim.match.Request;
import io.fairlead.sim.match.Terms;

/// What somebody at another terminal asks for. Pure.
final class Elsewhere {
    private static final String OWNER = "ELSEWHERE";

    private Elsewhere() {}

    /// Another client's order on the same account.
    static Request.New request(Fault.TradeElsewhere trade, long nanos) {
        Terms terms = Terms.market(trade.side(), trade.qty(), TimeInForce.IMMEDIATE_OR_CANCEL);
        return new Request.New(OWNER, trade.account(), "T" + nanos, trade.symbol(), terms);
    }

    /// An order in the name of a client's session; it trades with nobody at once.
    static Request.New request(Fault.OrderElsewhere order, long nanos) {
        Terms terms = Terms.limit(order.side(), order.qty(), order.price(), TimeInForce.GOOD_TILL_CANCEL);
        String clOrdId = "ELSEWHERE-" + Long.toString(nanos, 36);
        return new Request.New(order.session(), order.account(), clOrdId, order.symbol(), terms);
    }
}
