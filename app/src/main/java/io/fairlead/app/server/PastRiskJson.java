package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.CoreState;
import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.guard.GuardLedger.Day;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.risk.StandingLimit;
import org.jspecify.annotations.Nullable;

/// What stood in the way of orders in a past state, as JSON: limits, guards, breakers. Without what they measured, as
/// prices are not in the log. Pure.
final class PastRiskJson {
    private PastRiskJson() {}

    static void add(CoreState state, ObjectNode json) {
        ArrayNode limits = json.putArray("limits");
        state.limits().standing().forEach(each -> limits.add(limit(each)));
        ArrayNode guards = json.putArray("guards");
        state.guards().all().forEach((account, ledger) -> guards.add(guard(account, ledger)));
        ArrayNode breakers = json.putArray("breakers");
        state.circuits().standing().forEach(each -> breakers.add(WatchJson.breaker(each)));
    }

    private static ObjectNode limit(StandingLimit limit) {
        StandingLimit.Change change = limit.change();
        return JsonViews.object()
                .put("limit", limit.kind().key())
                .put("scope", limit.scope().toString())
                .put("value", LimitJson.text(limit.value()))
                .put("source", limit.source().name())
                .put("changedAt", change == null ? null : Times.iso(change.atNanos()))
                .put("changedBy", change == null ? null : change.origin().actor())
                .put("because", change == null ? null : change.because());
    }

    private static ObjectNode guard(AccountId account, GuardLedger ledger) {
        Day day = ledger.measures().day();
        ObjectNode json = JsonViews.object()
                .put("account", account.value())
                .put("rules", ledger.rules().name())
                .put("day", text(day == null ? null : day.date()))
                .put("dayBase", text(day == null ? null : day.base()))
                .put("highMark", text(ledger.measures().mark()))
                .put("startBalance", text(ledger.start()))
                .put("locked", !ledger.bars().locks().isEmpty())
                .put("window", text(ledger.bars().window()));
        ArrayNode locks = json.putArray("locks");
        ledger.bars()
                .locks()
                .forEach((limit, lock) -> locks.add(JsonViews.object()
                        .put("limit", limit.name())
                        .put("since", Times.iso(lock.sinceNanos()))
                        .put("why", lock.why())));
        return json;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
