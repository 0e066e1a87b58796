package io.fairlead.core.risk;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.RoutingTags;
import io.fairlead.core.port.RoutingDemand;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether a new order brings the routing tags that its venue demands, and none that it has no place for. Pure.
///
/// Orders that close a position pass: the gateway's own have no tags, and the adapter sends configured values then.
final class Routing {
    private Routing() {}

    static Outcome.@Nullable Refused refusal(Proposal proposal) {
        if (proposal.isReplace() || proposal.reducing()) {
            return null;
        }
        List<RoutingDemand> demands = proposal.capabilities().routing();
        for (int i = 0; i < demands.size(); i++) {
            RoutingDemand demand = demands.get(i);
            if (demand.required() && proposal.routing().value(demand.name()) == null) {
                return new Outcome.Refused(
                        DenialCode.ROUTING_TAG_MISSING,
                        "routing." + demand.name(),
                        "",
                        "venue " + proposal.account().venue() + " demands " + demand.meaning()
                                + ": send it as routing tag '" + demand.name() + "'");
            }
        }
        List<RoutingTags.Tag> tags = proposal.routing().tags();
        for (int i = 0; i < tags.size(); i++) {
            if (proposal.capabilities().routing(tags.get(i).name()) == null) {
                return unknown(proposal, tags.get(i));
            }
        }
        return null;
    }

    private static Outcome.Refused unknown(Proposal proposal, RoutingTags.Tag tag) {
        List<String> known = proposal.capabilities().routing().stream()
                .map(RoutingDemand::name)
                .toList();
        return new Outcome.Refused(
                DenialCode.ROUTING_TAG_UNKNOWN,
                "routing." + tag.name(),
                tag.value(),
                "venue " + proposal.account().venue() + " takes "
                        + (known.isEmpty() ? "no routing tags: leave it out" : "only " + known));
    }
}
