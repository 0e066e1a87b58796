package io.fairlead.core.risk;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.ExitOffsets;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.PositionMode;
import io.fairlead.core.port.Capabilities;
import io.fairlead.core.port.Capability;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Whether the venue can do what is asked, by what it declares. Pure.
final class Offered {
    private Offered() {}

    static Outcome.@Nullable Refused refusal(Proposal proposal) {
        Capabilities venue = proposal.capabilities();
        OrderTerms terms = proposal.terms();
        boolean held = terms.instructions().held() && venue.has(Capability.STOP_LIMIT_HELD);
        if (!venue.ordTypes().contains(held ? OrdType.LIMIT : terms.type())) {
            return refused(proposal, "type", terms.type().name(), venue.ordTypes());
        }
        if (!venue.timesInForce().contains(terms.timeInForce())) {
            return refused(proposal, "timeInForce", terms.timeInForce().name(), venue.timesInForce());
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
        if (terms.instructions().concernsPositions()) {
            Outcome.Refused refusal = ofPositions(proposal, venue, terms);
            if (refusal != null) {
                return refusal;
            }
        }
        boolean named = terms.instructions().closes() != null;
        if (terms.flags().reduceOnly() && !named && !venue.has(Capability.REDUCE_ONLY)) {
            return refused(proposal, "reduceOnly", Capability.REDUCE_ONLY.name());
        }
        if ((terms.stopLoss() != null || terms.takeProfit() != null) && !venue.has(Capability.ATTACHED_BRACKETS)) {
            return refused(proposal, "stopLoss", Capability.ATTACHED_BRACKETS.name());
        }
        return proposal.isReplace() && !held && !venue.has(Capability.REPLACE)
                ? refused(proposal, "order", Capability.REPLACE.name())
                : null;
    }

    private static Outcome.@Nullable Refused ofPositions(Proposal proposal, Capabilities venue, OrderTerms terms) {
        boolean byId = venue.has(Capability.POSITION_IDS) && proposal.account().mode() == PositionMode.HEDGING;
        if (terms.instructions().closes() != null && !byId) {
            return refused(proposal, "position", Capability.POSITION_IDS.name());
        }
        ExitOffsets exits = terms.instructions().exits();
        if (exits != null && !(venue.has(Capability.ATTACHED_BRACKETS) && venue.has(Capability.EXIT_OFFSETS))) {
            return refused(proposal, "exits", Capability.EXIT_OFFSETS.name());
        }
        return exits != null && exits.trailing() && !venue.has(Capability.TRAILING_STOP)
                ? refused(proposal, "exits.trailing", Capability.TRAILING_STOP.name())
                : null;
    }

    /// One of several could have been named: says which.
    private static Outcome.Refused refused(
            Proposal proposal, String field, String capability, Set<? extends Enum<?>> offered) {
        String others = offered.stream().map(Enum::name).sorted().collect(Collectors.joining(", "));
        Outcome.Refused refusal = refused(proposal, field, capability);
        return new Outcome.Refused(
                refusal.code(), refusal.field(), refusal.value(), refusal.remedy() + "; it offers " + others);
    }

    private static Outcome.Refused refused(Proposal proposal, String field, String capability) {
        return new Outcome.Refused(
                DenialCode.CAPABILITY_MISSING,
                field,
                capability,
                "venue " + proposal.account().venue() + " does not offer " + capability);
    }
}
