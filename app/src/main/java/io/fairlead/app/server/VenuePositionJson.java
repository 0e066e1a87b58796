package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.event.PositionEvent;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.view.PositionView;
import io.fairlead.core.view.VenuePositionView;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The positions of hedging accounts by their venues' ids, beside the sums that our fills make. Pure.
final class VenuePositionJson {
    private VenuePositionJson() {}

    /// Takes those that make up a side of an instrument on an account out of `left`; none where the account nets.
    static ArrayNode take(PositionView position, @Nullable Side side, List<VenuePositionView> left) {
        ArrayNode taken = JsonViews.object().arrayNode();
        for (Iterator<VenuePositionView> each = left.iterator(); each.hasNext(); ) {
            VenuePositionView view = each.next();
            if (view.told().side() == side
                    && view.account().equals(position.account())
                    && view.told().symbol().equals(position.symbol())) {
                taken.add(one(view));
                each.remove();
            }
        }
        return taken;
    }

    /// What our fills have of a position that the venue alone tells: nothing.
    static PositionView unexplained(VenuePositionView told, long position) {
        return new PositionView(
                told.account(),
                told.told().symbol(),
                Decimal.ZERO,
                Decimal.ZERO,
                Decimal.ZERO,
                Decimal.ZERO,
                Decimal.ZERO,
                position);
    }

    private static ObjectNode one(VenuePositionView view) {
        VenuePosition told = view.told();
        ObjectNode json = JsonViews.object();
        json.put("id", told.id().value());
        json.put("side", told.side().name());
        json.set("quantity", JsonViews.quantity(told.units(), view.lots()));
        json.put("avgPx", text(told.avgPx()));
        json.put("stopLoss", text(told.exits().stopLoss()));
        json.put("takeProfit", text(told.exits().takeProfit()));
        json.put("stopLossOrder", text(told.exits().stopLossOrder()));
        json.put("takeProfitOrder", text(told.exits().takeProfitOrder()));
        json.put("openedAt", told.openedNanos() == 0 ? null : Times.iso(told.openedNanos()));
        json.put("unrealisedByVenue", text(told.unrealised()));
        json.put("madeBy", view.ours() ? text(told.opener()) : null);
        json.put("closing", text(view.closing()));
        VenuePositionView.Change change = view.change();
        json.set("change", change == null ? null : change(change));
        PositionEvent.ChangeEnded last = view.lastChange();
        json.set("lastChange", last == null ? null : ended(last));
        json.put("askedAt", Times.iso(view.askedNanos()));
        return json;
    }

    private static ObjectNode change(VenuePositionView.Change change) {
        return JsonViews.object()
                .put("request", change.accepted().request().value())
                .put("stage", change.stage())
                .put("before", change.accepted().before().toString())
                .put("after", change.accepted().after().toString());
    }

    private static ObjectNode ended(PositionEvent.ChangeEnded last) {
        return JsonViews.object()
                .put("request", last.request().value())
                .put("how", last.how().name())
                .put("evidence", last.evidence())
                .put("at", Times.iso(last.atNanos()));
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
