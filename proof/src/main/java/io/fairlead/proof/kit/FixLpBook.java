package io.fairlead.proof.kit;

import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.proof.truth.SimTruth;
import io.fairlead.sim.log.TradeLog;
import io.fairlead.sim.match.OrderSnapshot;
import io.fairlead.sim.match.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The simulator's trade log in the kit's words. Stateless.
final class FixLpBook {
    private FixLpBook() {}

    /// Of one account in one market.
    static VenueBook of(TradeLog log, String account, String market) {
        List<VenueBook.Placed> orders = new ArrayList<>();
        for (OrderSnapshot order : log.orders()) {
            if (order.ids().account().equals(account) && order.symbol().equals(market)) {
                String id = order.ids().orderId();
                orders.add(new VenueBook.Placed(
                        id,
                        Set.copyOf(log.clientIds().getOrDefault(id, List.of())),
                        order.terms().side(),
                        terms(order.terms()),
                        SimTruth.standing(order.status()),
                        order.fills().cumQty(),
                        order.place().enteredNanos(),
                        false));
            }
        }
        List<VenueBook.Fill> fills = log.executions().stream()
                .filter(each -> each.account().equals(account) && each.symbol().equals(market) && !each.busted())
                .map(each ->
                        new VenueBook.Fill(each.execId(), each.orderId(), each.side(), each.lastQty(), each.lastPx()))
                .toList();
        return new VenueBook(orders, fills, log.received().getOrDefault("mass-cancel", 0));
    }

    private static OrderTerms terms(Terms terms) {
        Instructions instructions = terms.instructions();
        return new OrderTerms(
                terms.type(),
                terms.tif(),
                terms.qty(),
                terms.price(),
                terms.stopPx(),
                terms.expireNanos() == 0 ? null : terms.expireNanos(),
                instructions.isNone() ? OrderTerms.Flags.NONE : new OrderTerms.Flags(false, false, instructions),
                null,
                null);
    }
}
