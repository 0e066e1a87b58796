package io.fairlead.core.risk;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import org.jspecify.annotations.Nullable;

/// Whether the venue can do what is asked, by what it declares. Pure.
final class Offered {
    private Offered() {}

    static Outcome.@Nullable Refused refusal(Proposal proposal) {
        Capabilities venue = proposal.capabilities();
        OrderTerms terms = proposal.terms();
        if (!venue.ordTypes().contains(terms.type())) {
            return refused(proposal, "type", terms.type().name());
        }
        if (!venue.timesInForce().contains(terms.timeInForce())) {
            return refused(proposal, "timeInForce", terms.timeInForce().name());
        }
        if (terms.instructions().maxFloor() != null && !venue.has(Capability.MAX_FLOOR)) {
            return refused(proposal, "maxFloor", Capability.MAX_FLOOR.name());
        }
        if (terms.instructions().minQty() != null && !venue.has(Capability.MIN_QTY)) {
            return refused(proposal, "minQty", Capability.MIN_QTY.name());
        }
        if (terms.flags().postOnly() && !venue.has(Capability.POST_ONLY)) {
            return refused(proposal, "postOnly", Capability.POST_ONLY.name());
        }
        if (terms.flags().reduceOnly() && !venue.has(Capability.REDUCE_ONLY)) {
            return refused(proposal, "reduceOnly", Capability.REDUCE_ONLY.name());
        }
        if ((terms.stopLoss() != null || terms.takeProfit() != null) && !venue.has(Capability.ATTACHED_BRACKETS)) {
            return refused(proposal, "stopLoss", Capability.ATTACHED_BRACKETS.name());
        }
        return proposal.isReplace() && !venue.has(Capability.REPLACE)
                ? refused(proposal, "order", Capability.REPLACE.name())
                : null;
    }

    private static Outcome.Refused refused(Proposal proposal, String field, String capability) {
        return new Outcome.Refused(
                DenialCode.CAPABILITY_MISSING,
                field,
                capability,
                "venue " + proposal.account().venue() + " does not offer " + capability);
    }
}
