package io.fairlead.sim.desk;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.sim.match.Answer;
import io.fairlead.sim.match.OrderSnapshot;
import java.util.HashMap;
import java.util.Map;

/// Hides lost fills: shows each order as if they had never been. Owned by the desk's thread.
final class Veil {
    private final Map<String, Decimal> hidden = new HashMap<>();

    void hide(Answer.Report fill, Decimal qty) {
        hidden.merge(fill.order().ids().orderId(), qty, Decimal::plus);
    }

    Answer over(Answer answer) {
        return switch (answer) {
            case Answer.Report report -> {
                Decimal qty = hidden.get(report.order().ids().orderId());
                yield qty == null ? report : over(report, qty);
            }
            case Answer.CancelReject reject -> hidden.containsKey(reject.orderId()) ? alive(reject) : reject;
            case Answer.NoOrder _, Answer.Triggered _, Answer.MassCanceled _ -> answer;
        };
    }

    private static Answer.Report over(Answer.Report report, Decimal qty) {
        OrderSnapshot order = report.order();
        OrderSnapshot.Fills fills = order.fills();
        Decimal cumQty = fills.cumQty().minus(qty);
        OrdStatus status = order.status();
        boolean working = order.open() || status == OrdStatus.FILLED;
        Decimal leavesQty = working ? order.terms().qty().minus(cumQty) : Decimal.ZERO;
        if (working) {
            status = cumQty.isZero() ? OrdStatus.NEW : OrdStatus.PARTIALLY_FILLED;
        }
        Decimal avgPx = cumQty.isZero() ? Decimal.ZERO : fills.avgPx();
        OrderSnapshot shown = new OrderSnapshot(
                order.ids(),
                order.symbol(),
                order.terms(),
                status,
                new OrderSnapshot.Fills(cumQty, leavesQty, avgPx, fills.notionalTicks()),
                order.place());
        return new Answer.Report(report.type(), report.execId(), shown, report.trade(), report.note(), report.nanos());
    }

    /// A finished order that must look alive can only say that now is not the time.
    private static Answer.CancelReject alive(Answer.CancelReject reject) {
        Answer.Refusal refusal = reject.refusal();
        return new Answer.CancelReject(
                reject.owner(),
                reject.orderId(),
                reject.clOrdId(),
                reject.origClOrdId(),
                new Answer.Refusal(refusal.ofReplace(), OrdStatus.NEW, 2, "not now"),
                reject.nanos());
    }
}
