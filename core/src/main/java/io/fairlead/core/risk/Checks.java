package io.fairlead.core.risk;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.AccountKind;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The checks that every order passes, in this order. Pure.
public final class Checks {
    /// What is asked of every new order and every replace.
    public static final List<Check> STANDARD = List.of(
            Checks::allowed,
            Checks::atVenue,
            Checks::quantity,
            Checks::armed,
            Prices::refusal,
            Expiry::refusal,
            Instructed::refusal,
            Offered::refusal,
            Routing::refusal,
            Checks::venueUp,
            Checks::recovered);

    private Checks() {}

    private static Outcome.@Nullable Refused allowed(Proposal proposal) {
        String reason = proposal.refusing();
        return reason == null || proposal.reducing()
                ? null
                : new Outcome.Refused(
                        DenialCode.SHUTTING_DOWN,
                        "account",
                        proposal.account().id().value(),
                        "new orders are refused: " + reason);
    }

    private static Outcome.@Nullable Refused atVenue(Proposal proposal) {
        return proposal.instrument().symbolAt(proposal.account().venue()) != null
                ? null
                : new Outcome.Refused(
                        DenialCode.SYMBOL_NOT_AT_VENUE,
                        "symbol",
                        proposal.instrument().symbol().value(),
                        "venue " + proposal.account().venue()
                                + " has no name for it: configure one, or use an account of" + " another venue");
    }

    private static Outcome.@Nullable Refused quantity(Proposal proposal) {
        Decimal units = proposal.terms().units();
        if (units.signum() <= 0) {
            return refused(DenialCode.QUANTITY_NOT_POSITIVE, units, "send more than zero");
        }
        Instrument.Contract contract = proposal.instrument().contract();
        Decimal size = contract.contractSize();
        Decimal lots = proposal.lots();
        if (!proposal.reducing() && lots.compareTo(contract.minLots()) < 0) {
            return refused(
                    DenialCode.QUANTITY_BELOW_MINIMUM, units, "send at least " + inLots(contract.minLots(), size));
        }
        if (lots.compareTo(contract.maxLots()) > 0) {
            return refused(
                    DenialCode.QUANTITY_ABOVE_MAXIMUM, units, "send at most " + inLots(contract.maxLots(), size));
        }
        boolean exact = lots.times(size).equals(units); // else the lots were rounded
        return exact && lots.isMultipleOf(contract.lotStep())
                ? null
                : refused(DenialCode.QUANTITY_OFF_LOT, units, "send a multiple of " + inLots(contract.lotStep(), size));
    }

    private static String inLots(Decimal lots, Decimal contractSize) {
        return lots + " lots (" + lots.times(contractSize) + " units)";
    }

    private static Outcome.@Nullable Refused armed(Proposal proposal) {
        if (proposal.account().kind() != AccountKind.LIVE || proposal.reducing()) {
            return null;
        }
        Decimal limit = proposal.armedMaxUnits();
        String account = proposal.account().id().value();
        if (limit == null) {
            return new Outcome.Refused(
                    DenialCode.ACCOUNT_NOT_ARMED, "account", account, "arm this live account with a maximum quantity");
        }
        return proposal.terms().units().compareTo(limit) <= 0
                ? null
                : refused(
                        DenialCode.ARMED_QUANTITY_EXCEEDED,
                        proposal.terms().units(),
                        "send at most " + limit + " units, or arm account " + account + " for more");
    }

    private static Outcome.@Nullable Refused venueUp(Proposal proposal) {
        return proposal.venueUp()
                ? null
                : new Outcome.Refused(
                        DenialCode.VENUE_DOWN,
                        "account",
                        proposal.account().id().value(),
                        "venue " + proposal.account().venue() + " is not logged on: send again once it is; nothing is"
                                + " queued");
    }

    private static Outcome.@Nullable Refused recovered(Proposal proposal) {
        return proposal.recovery().isOpen() || proposal.reducing()
                ? null
                : new Outcome.Refused(
                        DenialCode.ACCOUNT_RECOVERING,
                        "account",
                        proposal.account().id().value(),
                        "its recovery is at " + proposal.recovery() + ", waiting for "
                                + proposal.recovery().awaited() + ": send again once it is open; cancels pass");
    }

    private static Outcome.Refused refused(DenialCode code, Decimal units, String remedy) {
        return new Outcome.Refused(code, "quantity", units + " units", remedy);
    }
}
