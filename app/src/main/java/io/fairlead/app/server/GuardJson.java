package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.ReportedValues;
import io.fairlead.core.event.AccountValues;
import io.fairlead.core.guard.Assessment;
import io.fairlead.core.guard.GuardLedger;
import io.fairlead.core.guard.Guards;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.EquityReading;
import io.fairlead.core.model.GuardLine;
import io.fairlead.core.model.GuardRules;
import io.fairlead.core.model.ProposedLimits;
import io.fairlead.gateway.GuardView;
import org.jspecify.annotations.Nullable;

/// Guarded accounts, and what accounts are worth, in the JSON that clients rely on. Amounts in account currency.
final class GuardJson {
    private static final long SECOND = 1_000_000_000L;

    private GuardJson() {}

    static ObjectNode of(GuardView view, long nowNanos) {
        GuardLedger ledger = view.ledger();
        GuardRules rules = ledger.rules();
        Assessment now = view.assessment();
        ObjectNode json = JsonViews.object();
        json.put("account", view.account().id().value());
        json.put("currency", view.account().currency().code());
        json.put("rules", rules.name().isEmpty() ? null : rules.name());
        json.put("firm", rules.firm().isEmpty() ? null : rules.firm());
        json.put("locked", !ledger.bars().locks().isEmpty());
        locks(ledger, json.putArray("locks"));
        EquityReading worse = now.worse();
        json.put("equity", worse == null ? null : text(worse.equity()));
        json.put("equitySource", worse == null ? null : worse.source());
        json.put("startBalance", text(ledger.start()));
        json.set("day", day(ledger.measures().day()));
        json.set("daily", standing(now.daily()));
        json.put("mark", text(ledger.measures().mark()));
        json.set("drawdown", standing(now.drawdown()));
        json.set("accepted", accepted(ledger.terms().accepted()));
        json.put("bufferPercent", rules.locking().bufferPercent());
        ArrayNode waived = json.putArray("waived");
        ledger.bars().waived().forEach(limit -> waived.add(limit.name()));
        ArrayNode sources = json.putArray("sources");
        now.readings().forEach(reading -> sources.add(reading(reading, nowNanos)));
        return json;
    }

    private static void locks(GuardLedger ledger, ArrayNode into) {
        ledger.bars()
                .locks()
                .forEach((limit, lock) -> into.addObject()
                        .put("limit", limit.name())
                        .put("since", Times.iso(lock.sinceNanos()))
                        .put("why", lock.why()));
    }

    private static @Nullable ObjectNode day(GuardLedger.@Nullable Day day) {
        return day == null
                ? null
                : JsonViews.object()
                        .put("date", day.date().toString())
                        .put("base", text(day.base()))
                        .put("takenAt", Times.iso(day.takenNanos()));
    }

    private static @Nullable ObjectNode standing(Assessment.@Nullable Standing standing) {
        if (standing == null) {
            return null;
        }
        GuardLine line = standing.line();
        return JsonViews.object()
                .put("base", text(line.base()))
                .put("limit", text(line.limit()))
                .put("floor", text(line.floor()))
                .put("lockAt", text(line.lockAt()))
                .put("loss", text(standing.loss()))
                .put("headroom", text(standing.headroom()))
                .put("usedPercent", standing.equity() == null ? null : standing.usedPercent());
    }

    private static ObjectNode reading(EquityReading reading, long nowNanos) {
        boolean taken = reading.takenNanos() > 0;
        return JsonViews.object()
                .put("source", reading.source())
                .put("equity", text(reading.equity()))
                .put("balance", text(reading.balance()))
                .put("takenAt", taken ? Times.iso(reading.takenNanos()) : null)
                .put("ageSeconds", taken ? (nowNanos - reading.takenNanos()) / SECOND : null)
                .put("problem", reading.problem().name())
                .put("why", reading.why());
    }

    private static @Nullable ObjectNode accepted(GuardLedger.@Nullable Accepted accepted) {
        return accepted == null
                ? null
                : limits(accepted.limits())
                        .put("source", accepted.source())
                        .put("at", Times.iso(accepted.atNanos()))
                        .put("by", accepted.by().actor())
                        .put("because", accepted.because());
    }

    /// What a venue publishes of an account's limits; null if it publishes none.
    static @Nullable ObjectNode published(Guards.@Nullable Published published) {
        return published == null
                ? null
                : limits(published.said().limits())
                        .put("source", published.said().source())
                        .put("at", Times.iso(published.atNanos()));
    }

    private static ObjectNode limits(ProposedLimits limits) {
        ProposedLimits.Drawdown drawdown = limits.drawdown();
        ObjectNode json = JsonViews.object();
        json.put(
                "dailyLoss",
                limits.dailyLoss() == null ? null : limits.dailyLoss().toString());
        json.put("drawdown", drawdown == null ? null : drawdown.limit().toString());
        json.put("drawdownFrom", drawdown == null ? null : drawdown.from().name());
        json.put("maxLots", text(limits.maxLots()));
        return json.put("maxPositions", limits.maxPositions());
    }

    /// What a venue said an account is worth; null if it never did.
    static @Nullable ObjectNode values(@Nullable ReportedValues reported) {
        if (reported == null) {
            return null;
        }
        AccountValues.Figures figures = reported.said().figures();
        return JsonViews.object()
                .put("source", reported.said().source())
                .put("currency", reported.said().currency().code())
                .put("balance", text(figures.balance()))
                .put("equity", text(figures.equity()))
                .put("marginUsed", text(figures.marginUsed()))
                .put("freeMargin", text(figures.freeMargin()))
                .put("unrealised", text(figures.unrealised()))
                .put("receivedAt", Times.iso(reported.receivedNanos()));
    }

    private static @Nullable String text(@Nullable Decimal value) {
        return value == null ? null : value.toString();
    }
}
