package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.event.MemberChoice;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.event.ParentEvent;
import io.fairlead.core.model.AccountGroup.Sizing;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.view.OrderView;
import io.fairlead.core.view.ParentView;
import io.fairlead.gateway.ReadSide.AccountView;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Orders for several accounts in JSON. Pure.
final class ParentJson {
    private ParentJson() {}

    static ObjectNode parent(ParentView view, Map<AccountId, AccountView> accounts) {
        ParentEvent.ParentStarted started = view.started();
        ObjectNode json = JsonViews.object();
        json.put("id", started.parent().value());
        json.put("group", started.group());
        json.put("symbol", started.symbol().value());
        json.put("side", started.side().name());
        json.put("type", started.request().type().name());
        json.put("strategy", started.strategy().value());
        json.put("status", view.status().name());
        json.put("ordered", started.request().quantity().toString());
        json.put("asked", view.asked().toString());
        json.put("placed", view.placed().toString());
        json.put("filled", view.filled().toString());
        json.put("avgPx", text(view.avgPx()));
        json.set("balance", view.choice() == null ? null : balance(view.choice()));
        ArrayNode children = json.putArray("children");
        view.children().forEach(child -> children.add(child(child, accounts)));
        json.put("startedAt", Times.iso(started.atNanos()));
        json.put("position", view.position());
        return json;
    }

    static ObjectNode balance(MemberChoice choice) {
        ObjectNode json =
                JsonViews.object().put("policy", choice.policy().name()).put("chosen", LimitJson.text(choice.chosen()));
        ArrayNode candidates = json.putArray("candidates");
        for (MemberChoice.Candidate each : choice.candidates()) {
            ObjectNode candidate = JsonViews.object()
                    .put("account", each.account().value())
                    .put("turn", each.turn())
                    .put("figure", text(each.figure()));
            candidate.set("denial", refusal(each.refusal()));
            candidates.add(candidate);
        }
        return json;
    }

    private static ObjectNode child(ParentView.Child child, Map<AccountId, AccountView> accounts) {
        OrderView order = child.order();
        ObjectNode json = JsonViews.object();
        json.put("account", child.share().account().value());
        json.put("clientOrderId", child.share().client().value());
        json.put("sizing", sizing(child.share().sizing()));
        json.put("equity", text(child.share().equity()));
        json.put("equitySource", child.share().source());
        json.put("asked", text(child.share().units()));
        json.put("remainder", child.share().remainder().toString());
        json.put("order", order == null ? null : order.identity().id().value());
        json.put("orderStatus", order == null ? null : order.state().status().name());
        json.put("placed", order == null ? "0" : order.terms().units().toString());
        json.put("filled", order == null ? "0" : order.state().cumQty().toString());
        json.put("avgPx", order == null ? null : text(order.state().avgPx()));
        json.set("denial", refusal(child.denial()));
        json.set("cancelDenial", refusal(child.cancelDenial()));
        json.set("replaceDenial", refusal(child.replaceDenial()));
        AccountView account = accounts.get(child.share().account());
        json.put("accountRefusing", account == null ? null : account.refusing());
        json.put(
                "accountRecovery",
                account == null ? null : account.recovery().step().name());
        return json;
    }

    static String sizing(Sizing sizing) {
        return switch (sizing) {
            case Sizing.Fixed fixed -> "fixed " + fixed.quantity();
            case Sizing.Multiplier multiplier -> "multiplier " + multiplier.factor();
            case Sizing.EquityShare _ -> "equity-share";
            case Sizing.Whole _ -> "whole";
        };
    }

    private static @Nullable ObjectNode refusal(Outcome.@Nullable Refused refused) {
        return refused == null
                ? null
                : JsonViews.object()
                        .put("code", refused.code().name())
                        .put("field", refused.field())
                        .put("value", refused.value())
                        .put("remedy", refused.remedy());
    }

    private static @Nullable String text(@Nullable Decimal value) {
        return value == null ? null : value.toString();
    }
}
