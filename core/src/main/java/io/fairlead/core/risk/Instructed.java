package io.fairlead.core.risk;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExitOffsets;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.TimeInForce;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Whether an order brings the instructions that its type needs and none that it has no use for, and whether its type
/// and its time in force can go together. Pure.
final class Instructed {
    private Instructed() {}

    static Outcome.@Nullable Refused refusal(Proposal proposal) {
        OrderTerms terms = proposal.terms();
        if (!terms.type().takes(terms.timeInForce())) {
            return new Outcome.Refused(
                    DenialCode.TIME_IN_FORCE_NOT_ALLOWED,
                    "timeInForce",
                    terms.timeInForce().name(),
                    "a " + terms.type() + " order cannot be " + terms.timeInForce() + ": see docs/orders.md");
        }
        Instructions given = terms.instructions();
        OrdType type = terms.type();
        boolean quoted = type == OrdType.PREVIOUSLY_QUOTED || type == OrdType.PREVIOUSLY_INDICATED;
        Outcome.Refused refusal = presence(type, "peg", given.peg(), type == OrdType.PEGGED);
        if (refusal == null) {
            refusal = presence(type, "quote", given.quote(), quoted);
        }
        if (refusal == null) {
            refusal = presence(type, "farDate", given.farDate(), type == OrdType.FOREX_SWAP);
        }
        return refusal != null || given.isNone() ? refusal : quantities(proposal, given);
    }

    private static Outcome.@Nullable Refused presence(
            OrdType type, String field, @Nullable Object given, boolean needed) {
        if (needed == (given != null)) {
            return null;
        }
        return needed
                ? new Outcome.Refused(DenialCode.INSTRUCTION_MISSING, field, "", "a " + type + " order needs one")
                : new Outcome.Refused(
                        DenialCode.INSTRUCTION_NOT_ALLOWED,
                        field,
                        String.valueOf(given),
                        "a " + type + " order takes none: leave it out");
    }

    private static Outcome.@Nullable Refused quantities(Proposal proposal, Instructions given) {
        OrderTerms terms = proposal.terms();
        Instructions.Peg peg = given.peg();
        Decimal tick = proposal.instrument().contract().tick();
        if (peg != null && !peg.offset().isMultipleOf(tick)) {
            return new Outcome.Refused(
                    DenialCode.PRICE_OFF_TICK,
                    "peg.offset",
                    peg.offset().toString(),
                    "send a multiple of the tick " + tick);
        }
        boolean atOnce = terms.timeInForce() == TimeInForce.IMMEDIATE_OR_CANCEL
                || terms.timeInForce() == TimeInForce.FILL_OR_KILL;
        if (given.maxFloor() != null && atOnce) {
            return new Outcome.Refused(
                    DenialCode.INSTRUCTION_NOT_ALLOWED,
                    "maxFloor",
                    given.maxFloor().toString(),
                    "an order that never rests shows nothing: leave it out");
        }
        Outcome.Refused floor = quantity(proposal, "maxFloor", given.maxFloor());
        if (floor == null) {
            floor = quantity(proposal, "minQty", given.minQty());
        }
        return floor != null || given.exits() == null ? floor : exits(terms, given.exits(), tick);
    }

    private static Outcome.@Nullable Refused exits(OrderTerms terms, ExitOffsets exits, Decimal tick) {
        boolean twice = (exits.stopLoss() != null && terms.stopLoss() != null)
                || (exits.takeProfit() != null && terms.takeProfit() != null);
        if (twice || terms.instructions().closes() != null) {
            return new Outcome.Refused(
                    DenialCode.INSTRUCTION_NOT_ALLOWED,
                    "exits",
                    exits.toString(),
                    twice
                            ? "an exit is told as a price or as a distance, not both"
                            : "an order that closes a position has no exits");
        }
        for (Decimal offset : Arrays.asList(exits.stopLoss(), exits.takeProfit())) {
            if (offset != null && (offset.signum() <= 0 || !offset.isMultipleOf(tick))) {
                return new Outcome.Refused(
                        DenialCode.PRICE_OFF_TICK,
                        "exits",
                        offset.toString(),
                        "send a distance above zero, a multiple of the tick " + tick);
            }
        }
        return null;
    }

    private static Outcome.@Nullable Refused quantity(Proposal proposal, String field, @Nullable Decimal units) {
        if (units == null) {
            return null;
        }
        if (units.signum() <= 0 || units.compareTo(proposal.terms().units()) > 0) {
            return new Outcome.Refused(
                    DenialCode.QUANTITY_ABOVE_MAXIMUM,
                    field,
                    units + " units",
                    "send more than zero, at most the quantity");
        }
        return units.isMultipleOf(proposal.instrument().unitStep())
                ? null
                : new Outcome.Refused(
                        DenialCode.QUANTITY_OFF_LOT,
                        field,
                        units + " units",
                        "send a multiple of " + proposal.instrument().unitStep() + " units");
    }
}
