package io.fairlead.core;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.VenuePosition;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.position.HedgedPositions;
import io.fairlead.core.risk.Check;
import io.fairlead.core.risk.Proposal;
import org.jspecify.annotations.Nullable;

/// Whether an order that names a position can close it: the venue's newest word has it, on the other side and with so
/// many units, and no other order closes it or closed it since. Engine thread.
final class PositionGate implements Check {
    private final CoreState state;

    PositionGate(CoreState state) {
        this.state = state;
    }

    @Override
    public Outcome.@Nullable Refused refusal(Proposal proposal) {
        VenuePositionId closes = proposal.terms().instructions().closes();
        if (closes == null) {
            return null;
        }
        if (proposal.isReplace() || proposal.terms().type() != OrdType.MARKET) {
            return new Outcome.Refused(
                    DenialCode.INSTRUCTION_NOT_ALLOWED,
                    "position",
                    closes.value(),
                    "a position is closed by a market order, which is not changed");
        }
        HedgedPositions told = state.venuePositions().find(proposal.account().id());
        VenuePosition position = told == null ? null : told.find(closes);
        HedgedPositions.Touch touch = told == null ? null : told.touch(closes);
        if (touch != null) {
            return Refusals.positionTouched(closes, touch);
        }
        if (position == null || !position.symbol().equals(proposal.instrument().symbol())) {
            return Refusals.positionUnknown(closes);
        }
        if (position.side() == proposal.side()) {
            return new Outcome.Refused(
                    DenialCode.INSTRUCTION_NOT_ALLOWED,
                    "position",
                    closes.value(),
                    "it is a " + position.side() + ": the other side closes it");
        }
        return proposal.terms().units().compareTo(position.units()) <= 0
                ? null
                : new Outcome.Refused(
                        DenialCode.QUANTITY_ABOVE_MAXIMUM,
                        "quantity",
                        proposal.terms().units() + " units",
                        "position " + closes + " has " + position.units() + " units: send at most that");
    }
}
