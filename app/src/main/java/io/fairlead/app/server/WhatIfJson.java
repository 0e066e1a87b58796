package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.AccountGroup;
import io.fairlead.core.risk.Assessment;
import io.fairlead.core.risk.GroupAssessment;
import org.jspecify.annotations.Nullable;

/// What orders would meet, and the groups that they can name, in JSON. Pure.
final class WhatIfJson {
    /// What is not told where an order would be shared out.
    private static final String EACH_ALONE = "Each share is judged alone: a limit or a rate of a scope that holds"
            + " several accounts may refuse a later one once they are placed.";

    private WhatIfJson() {}

    static ObjectNode single(Assessment assessment) {
        ObjectNode json = JsonViews.object();
        result(json, assessment.refusal());
        checks(json, assessment);
        json.putNull("group");
        json.putNull("balance");
        json.putArray("members");
        json.putNull("note");
        return json;
    }

    /// Its own refusal is that of the whole; what each member's order would meet is with the member.
    static ObjectNode group(String name, GroupAssessment assessment) {
        ObjectNode json = JsonViews.object();
        result(json, assessment.refusal());
        checks(json, Assessment.NOTHING);
        json.put("group", name);
        json.set("balance", assessment.choice() == null ? null : ParentJson.balance(assessment.choice()));
        ArrayNode members = json.putArray("members");
        assessment.members().forEach(each -> members.add(member(each)));
        json.put("note", assessment.members().size() > 1 ? EACH_ALONE : null);
        return json;
    }

    private static ObjectNode member(GroupAssessment.Member member) {
        ObjectNode json = JsonViews.object()
                .put("account", member.share().account().value())
                .put("units", LimitJson.text(member.share().units()))
                .put("remainder", member.share().remainder().toString());
        result(json, member.assessment().refusal());
        checks(json, member.assessment());
        return json;
    }

    private static void result(ObjectNode json, Outcome.@Nullable Refused refusal) {
        json.put("result", refusal == null ? "WOULD_PASS" : "WOULD_BE_REFUSED");
        json.set("refusal", refusal == null ? null : LimitJson.refusal(refusal));
    }

    private static void checks(ObjectNode json, Assessment assessment) {
        json.put("bid", LimitJson.text(assessment.bid()));
        json.put("ask", LimitJson.text(assessment.ask()));
        ArrayNode checks = json.putArray("checks");
        assessment.checks().forEach(check -> checks.add(LimitJson.headroom(check)));
    }

    static ObjectNode group(AccountGroup group) {
        ObjectNode json = JsonViews.object().put("id", group.name());
        json.put("balance", group.balance() == null ? null : group.balance().name());
        ArrayNode members = json.putArray("members");
        for (AccountGroup.Member each : group.members()) {
            members.add(JsonViews.object()
                    .put("account", each.account().value())
                    .put("sizing", ParentJson.sizing(each.sizing())));
        }
        return json;
    }
}
