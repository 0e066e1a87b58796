package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.app.alert.Alert;
import io.fairlead.app.alert.Condition;
import io.fairlead.core.breaker.Circuit;
import io.fairlead.core.breaker.Circuits;
import io.fairlead.gateway.ReadSide;
import io.fairlead.venues.rate.BudgetView;
import io.fairlead.venues.rate.Lane;
import java.util.Locale;
import java.util.Map;

/// Alerts, budgets and breakers as clients see them.
final class WatchJson {
    private WatchJson() {}

    static ObjectNode alert(Alert alert) {
        Condition condition = alert.condition();
        Alert.Word word = alert.acknowledged();
        ObjectNode json = JsonViews.object();
        json.put("id", Long.toString(alert.id()));
        json.put("kind", condition.kind().name());
        json.put("subject", condition.subject());
        json.put("severity", condition.severity().name());
        json.put("standing", alert.stands());
        json.put("text", condition.text());
        json.put("count", alert.count());
        json.put("firstAt", Times.iso(alert.firstNanos()));
        json.put("lastAt", Times.iso(alert.lastNanos()));
        json.put("resolvedAt", Times.iso(alert.resolvedNanos()));
        json.put("acknowledgedBy", word == null ? null : word.by());
        json.put("acknowledgedAt", word == null ? null : Times.iso(word.atNanos()));
        json.put("because", word == null ? null : word.because());
        json.put("snoozedUntil", Times.iso(alert.snoozedUntilNanos()));
        json.put("runbook", condition.kind().runbook());
        return json;
    }

    static ObjectNode budget(ReadSide.VenueBudget of) {
        BudgetView budget = of.budget();
        ObjectNode json = JsonViews.object();
        json.put("venue", of.venue().value());
        json.put("session", budget.name());
        json.put("spentPercent", Math.round(budget.spentFraction() * 100));
        json.put("pausedUntil", Times.iso(budget.pausedUntilNanos()));
        ArrayNode limits = json.putArray("limits");
        for (BudgetView.Limit limit : budget.limits()) {
            limits.addObject()
                    .put("name", limit.name())
                    .put("most", limit.most())
                    .put("usable", limit.usable())
                    .put("perSeconds", limit.perNanos() / 1e9)
                    .put("spent", limit.spent())
                    .put("leftForNew", limit.left())
                    .put("newFreeAt", Times.iso(limit.freeNanos()));
        }
        json.set("sent", byLane(budget.sent()));
        json.set("refused", byLane(budget.refused()));
        return json;
    }

    private static ObjectNode byLane(Map<Lane, Long> counts) {
        ObjectNode json = JsonViews.object();
        for (Lane lane : Lane.values()) {
            json.put(lane.name().toLowerCase(Locale.ROOT), counts.getOrDefault(lane, 0L));
        }
        return json;
    }

    static ObjectNode breaker(Circuits.Standing standing) {
        Circuit circuit = standing.circuit();
        ObjectNode json = JsonViews.object();
        json.put("venue", standing.venue().value());
        json.put("endpoint", standing.endpoint().name());
        json.put("state", circuit.word());
        json.put(
                "why",
                switch (circuit) {
                    case Circuit.Closed _ -> "";
                    case Circuit.Open open -> open.why();
                    case Circuit.Probing probing -> probing.why();
                });
        json.put(
                "since",
                switch (circuit) {
                    case Circuit.Closed _ -> null;
                    case Circuit.Open open -> Times.iso(open.sinceNanos());
                    case Circuit.Probing probing -> Times.iso(probing.sinceNanos());
                });
        json.put("probeAt", circuit instanceof Circuit.Open open ? Times.iso(open.probeAtNanos()) : null);
        json.put(
                "probe",
                circuit instanceof Circuit.Probing probing ? probing.probe().value() : null);
        json.put("trips", circuit.trips());
        return json;
    }
}
