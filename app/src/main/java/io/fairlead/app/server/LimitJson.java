package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Scope;
import io.fairlead.core.risk.Assessment;
import io.fairlead.core.risk.LimitUsage;
import io.fairlead.core.risk.StandingLimit;
import org.jspecify.annotations.Nullable;

/// Limits in JSON. Pure.
final class LimitJson {
    private LimitJson() {}

    static ObjectNode usage(LimitUsage usage) {
        StandingLimit limit = usage.limit();
        StandingLimit.Change change = limit.change();
        ObjectNode json = JsonViews.object().put("limit", limit.kind().key());
        scope(json, limit.scope());
        json.put("value", limit.value() == null ? "off" : limit.value().toString());
        json.put("unit", limit.kind().unit().name());
        json.put("source", limit.source().name());
        json.put("configured", text(limit.configured()));
        json.put("used", usage.used());
        json.put("headroom", usage.headroom());
        json.put("where", usage.where());
        json.put("changedAt", change == null ? null : Times.iso(change.atNanos()));
        json.put("changedBy", change == null ? null : change.origin().actor());
        return json.put("because", change == null ? null : change.because());
    }

    /// The scope in words and by its parts, null where it is wider.
    private static void scope(ObjectNode json, Scope scope) {
        json.put("scope", scope.toString());
        json.put("venue", text(scope.venue()));
        json.put("account", text(scope.account()));
        json.put("symbol", text(scope.symbol()));
        json.put("strategy", text(scope.strategy()));
    }

    static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    static ObjectNode headroom(Assessment.Headroom check) {
        ObjectNode json = JsonViews.object().put("limit", check.kind().key());
        json.put("verdict", check.verdict().name());
        json.put("measured", check.measured());
        json.put("value", check.limit());
        json.put("headroom", check.headroom());
        return json.put("scope", check.scope().toString());
    }

    static ObjectNode refusal(Outcome.Refused refusal) {
        return JsonViews.object()
                .put("code", refusal.code().name())
                .put("field", refusal.field())
                .put("value", refusal.value())
                .put("remedy", refusal.remedy());
    }
}
