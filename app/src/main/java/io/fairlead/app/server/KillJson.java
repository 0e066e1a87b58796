package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.Scope;
import io.fairlead.core.view.KillView;
import io.fairlead.gateway.VenueView;
import java.util.List;

/// Kills in JSON. Pure.
final class KillJson {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private KillJson() {}

    static ObjectNode kill(KillView kill) {
        ObjectNode json = JsonViews.object();
        json.set("scope", scope(kill.scope()));
        json.put("phase", kill.phase().name())
                .put("confirmed", kill.isConfirmed())
                .put("live", kill.live())
                .put("openPositions", kill.openPositions())
                .put("flatten", kill.flatten())
                .put("by", kill.by().actor())
                .put("because", kill.because())
                .put("sinceAt", Times.iso(kill.sinceNanos()))
                .put("confirmedAt", Times.iso(kill.confirmedNanos()))
                .put("evidence", kill.evidence())
                .put("secondsLeft", kill.leftNanos() == KillView.NOT_KNOWN ? null : seconds(kill.leftNanos()));
        ArrayNode lines = json.putArray("unconfirmed");
        for (KillView.Unconfirmed line : kill.unconfirmed()) {
            var order = line.order();
            var status = line.status();
            lines.addObject()
                    .put("account", line.account().value())
                    .put("order", order == null ? null : order.value())
                    .put("status", status == null ? null : status.name())
                    .put("why", line.why());
        }
        return json;
    }

    /// Begun seconds count.
    private static Long seconds(long nanos) {
        return Math.ceilDiv(nanos, SECOND_NANOS);
    }

    /// As a request says it.
    private static ObjectNode scope(Scope scope) {
        ObjectNode json = JsonViews.object();
        return switch (scope) {
            case Scope.Gateway _ -> json.put("all", true);
            case Scope.OfVenue of -> json.put("venue", of.venue().value());
            case Scope.OfAccount of -> json.put("account", of.account().value());
            case Scope.OfSymbol of -> json.put("symbol", of.symbol().value());
            case Scope.OfStrategy of -> json.put("strategy", of.strategy().value());
            case Scope.OfAccountSymbol of ->
                json.put("account", of.account().value())
                        .put("symbol", of.symbol().value());
        };
    }

    static List<ObjectNode> venues(List<VenueView> venues) {
        return venues.stream()
                .map(each -> JsonViews.object()
                        .put("venue", each.venue().value())
                        .put("massCancel", each.massCancel())
                        .put("cancelOnDisconnect", each.cancelOnDisconnect().name()))
                .toList();
    }
}
