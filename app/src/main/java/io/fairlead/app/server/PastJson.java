package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.AccountState;
import io.fairlead.core.CoreState;
import io.fairlead.core.Views;
import io.fairlead.core.event.Break;
import io.fairlead.core.halt.Kill;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.view.PositionView;
import io.fairlead.gateway.history.TimeMachine;

/// A past state as JSON: orders as the API shows them, positions without prices, which are not in the log. Pure.
public final class PastJson {
    private PastJson() {}

    public static ObjectNode of(TimeMachine.Past past) {
        CoreState state = past.state();
        ObjectNode json = JsonViews.object();
        json.put("position", past.position());
        json.put("at", past.atNanos() == 0 ? null : Times.iso(past.atNanos()));
        json.put("stateHash", Long.toHexString(state.stateHash()));
        json.put("eventsReplayed", past.events());
        json.put("snapshot", past.snapshot() < 0 ? null : past.snapshot());
        json.put("epoch", state.epoch());
        json.put("refusing", state.refusing());
        ArrayNode orders = json.putArray("orders");
        for (LiveOrder order : state.orders().ever()) {
            orders.add(JsonViews.order(Views.of(order, past.position()), order.instrument()));
        }
        ArrayNode positions = json.putArray("positions");
        state.positions().all().forEach(each -> positions.add(position(Views.of(each, past.position()))));
        ArrayNode accounts = json.putArray("accounts");
        state.accounts().forEach(each -> accounts.add(account(each)));
        ArrayNode breaks = json.putArray("breaks");
        state.breaks().forEach(each -> breaks.add(broken(each)));
        ArrayNode kills = json.putArray("kills");
        state.halts().inForce().forEach(each -> kills.add(kill(each)));
        PastRiskJson.add(state, json);
        return json;
    }

    private static ObjectNode position(PositionView position) {
        return JsonViews.object()
                .put("account", position.account().value())
                .put("symbol", position.symbol().value())
                .put("units", position.units().toString())
                .put("lots", position.lots().toString())
                .put("avgPx", position.avgPx().toString())
                .put("realised", position.realised().toString())
                .put("adopted", position.adopted().toString());
    }

    private static ObjectNode account(AccountState account) {
        return JsonViews.object()
                .put("account", account.account().id().value())
                .put("venue", account.account().venue().value())
                .put("armedMaxUnits", account.armedMaxUnits() == null ? null : String.valueOf(account.armedMaxUnits()))
                .put("flattening", account.isFlattening());
    }

    private static ObjectNode broken(Break what) {
        return JsonViews.object()
                .put("kind", what.kind().name())
                .put("order", what.order() == null ? null : what.order().value())
                .put("detail", what.detail());
    }

    private static ObjectNode kill(Kill kill) {
        return JsonViews.object()
                .put("scope", kill.scope().toString())
                .put("by", kill.by().actor())
                .put("because", kill.because())
                .put("since", Times.iso(kill.sinceNanos()))
                .put("confirmed", kill.isConfirmed());
    }
}
