package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExitOffsets;
import io.fairlead.core.model.GroupPlan;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.view.GroupView;
import org.jspecify.annotations.Nullable;

/// Groups of orders, and the instructions of an order, in JSON. Pure.
final class GroupJson {
    private GroupJson() {}

    static ObjectNode group(GroupView view) {
        GroupPlan plan = view.plan();
        ObjectNode json = JsonViews.object();
        json.put("id", plan.id().value());
        json.put("account", plan.account().value());
        json.put("clientOrderId", plan.client().value());
        json.put("symbol", plan.symbol().value());
        json.put("strategy", plan.strategy().value());
        json.put("shape", plan.shape().name());
        json.put("side", plan.side().name());
        json.put("emulated", view.emulated());
        json.put("protected", view.isProtected());
        json.put("status", view.status().name());
        json.put("onBothFilled", plan.onRace().name());
        json.put("entry", view.entry() == null ? null : view.entry().value());
        json.put("units", plan.units().toString());
        json.put("entered", view.entered().toString());
        json.put("exited", view.exited().toString());
        json.put("open", view.open().toString());
        ArrayNode legs = json.putArray("legs");
        view.legs().forEach(leg -> legs.add(leg(leg)));
        json.put("text", view.text());
        json.put("startedAt", Times.iso(view.times().startedNanos()));
        json.put("changedAt", Times.iso(view.times().changedNanos()));
        json.put("position", view.position());
        return json;
    }

    private static ObjectNode leg(GroupView.Leg leg) {
        GroupPlan.Leg plan = leg.plan();
        ObjectNode json = JsonViews.object();
        json.put("role", plan.role().name());
        json.put("side", plan.side().name());
        json.put("type", plan.type().name());
        json.put("timeInForce", plan.timeInForce().name());
        json.put("price", text(plan.price()));
        json.put("stopPx", text(plan.stopPx()));
        json.put("order", leg.order() == null ? null : leg.order().value());
        json.put(
                "orderStatus",
                leg.orderStatus() == null ? null : leg.orderStatus().name());
        json.put("leaves", leg.leaves().toString());
        json.put("filled", leg.filled().toString());
        json.put("refusal", leg.refusal());
        return json;
    }

    /// Null if there are none. Quantities in units.
    static @Nullable ObjectNode instructions(Instructions given) {
        if (given.isNone()) {
            return null;
        }
        Instructions.Peg peg = given.peg();
        ObjectNode json = JsonViews.object();
        json.put("maxFloor", text(given.maxFloor()));
        json.put("minQty", text(given.minQty()));
        json.put("peg", peg == null ? null : peg.to().name());
        json.put("pegOffset", peg == null ? null : peg.offset().toString());
        json.put("quote", given.quote());
        json.put("farDate", given.farDate() == null ? null : given.farDate().toString());
        ExitOffsets exits = given.exits();
        json.put("closes", given.closes() == null ? null : given.closes().value());
        json.put("stopLossOffset", exits == null ? null : text(exits.stopLoss()));
        json.put("trailing", exits != null && exits.trailing());
        json.put("takeProfitOffset", exits == null ? null : text(exits.takeProfit()));
        json.put("held", given.held());
        return json;
    }

    private static @Nullable String text(@Nullable Decimal value) {
        return value == null ? null : value.toString();
    }
}
