package io.fairlead.core;

import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.group.Group;
import io.fairlead.core.halt.Kill;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.AccountId;
import io.fairlead.core.model.ClientOrderId;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.Quantity;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.parent.Parent;
import io.fairlead.core.port.Capability;
import io.fairlead.core.position.HedgedPositions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// Refusals that need no check: what was named is not there, or not in a state for it. Pure.
final class Refusals {
    private Refusals() {}

    static Outcome.Refused accountUnknown(AccountId account) {
        return new Outcome.Refused(
                DenialCode.ACCOUNT_UNKNOWN, "account", account.value(), "use an account of the configuration");
    }

    static Outcome.Refused symbolUnknown(Symbol symbol) {
        return new Outcome.Refused(
                DenialCode.SYMBOL_UNKNOWN, "symbol", symbol.value(), "use an instrument of the configuration");
    }

    static Outcome.Refused orderUnknown(OrderId order) {
        return new Outcome.Refused(
                DenialCode.ORDER_UNKNOWN, "order", order.value(), "use the id that placing the order returned");
    }

    static Outcome.Refused reused(LiveOrder earlier, ClientOrderId id) {
        return new Outcome.Refused(
                DenialCode.CLIENT_ORDER_ID_REUSED,
                "clientOrderId",
                id.value(),
                "order " + earlier.id() + " has it with other terms: use a new id for a new order");
    }

    static Outcome.Refused taken(OrderId earlier, ClientOrderId id) {
        return new Outcome.Refused(
                DenialCode.CLIENT_ORDER_ID_REUSED,
                "clientOrderId",
                id.value(),
                "order " + earlier + " of this account has it: use a new id");
    }

    static Outcome.Refused reused(Parent earlier) {
        return new Outcome.Refused(
                DenialCode.CLIENT_ORDER_ID_REUSED,
                "clientOrderId",
                earlier.id().value(),
                "another order for group " + earlier.started().group() + " has it: use a new id for a new order");
    }

    static Outcome.Refused reused(Group earlier) {
        return new Outcome.Refused(
                DenialCode.CLIENT_ORDER_ID_REUSED,
                "clientOrderId",
                earlier.plan().client().value(),
                "group " + earlier.plan().id() + " has it: use a new id for a new order");
    }

    /// What stands against an order that must be a new one; null if nothing does.
    static Outcome.@Nullable Refused ofNew(@Nullable Outcome objection, ClientOrderId id) {
        return switch (objection) {
            case null -> null;
            case Outcome.Accepted _ -> null;
            case Outcome.Refused refused -> refused;
            case Outcome.Repeated(OrderId earlier) -> taken(earlier, id);
        };
    }

    static Outcome.Refused usedBefore(ClientOrderId id) {
        return new Outcome.Refused(
                DenialCode.CLIENT_ORDER_ID_REUSED,
                "clientOrderId",
                id.value(),
                "an order that closed long ago had it: its story is in the history; use a new id for a new order");
    }

    static Outcome.Refused notLive(LiveOrder order) {
        return new Outcome.Refused(
                DenialCode.ORDER_NOT_LIVE,
                "order",
                order.id().value(),
                "it is " + order.status() + ": there is nothing left to change");
    }

    static Outcome.Refused pending(LiveOrder order, String what) {
        return new Outcome.Refused(
                DenialCode.REQUEST_PENDING,
                "order",
                order.id().value(),
                what + ": wait for the venue's answer, or cancel the order");
    }

    static Outcome.Refused venueDown(VenueId venue) {
        return new Outcome.Refused(
                DenialCode.VENUE_DOWN,
                "venue",
                venue.value(),
                "it is not logged on: send again once it is; nothing is queued");
    }

    static Outcome.Refused killed(Kill kill) {
        return new Outcome.Refused(
                DenialCode.KILLED,
                "scope",
                kill.scope().toString(),
                "killed by " + kill.by().actor() + " at " + time(kill.sinceNanos()) + ": " + kill.because()
                        + "; cancels and closing orders pass, an admin may release it");
    }

    private static Instant time(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L))
                .truncatedTo(ChronoUnit.MILLIS);
    }

    static Outcome.Refused tooLarge(Quantity quantity, Instrument instrument) {
        return new Outcome.Refused(
                DenialCode.QUANTITY_ABOVE_MAXIMUM,
                "quantity",
                quantity.toString(),
                "send at most " + instrument.contract().maxLots() + " lots");
    }

    static Outcome.Refused capabilityMissing(VenueId venue, String field, Capability capability) {
        return new Outcome.Refused(
                DenialCode.CAPABILITY_MISSING,
                field,
                capability.name(),
                "venue " + venue + " does not offer " + capability);
    }

    static Outcome.Refused positionUnknown(VenuePositionId position) {
        return new Outcome.Refused(
                DenialCode.POSITION_UNKNOWN,
                "position",
                position.value(),
                "the venue's newest word has none of that id and symbol: list the positions");
    }

    static Outcome.Refused positionsNotRead(Account account) {
        return new Outcome.Refused(
                DenialCode.POSITION_NOT_READ,
                "account",
                account.id().value(),
                "its positions changed since the venue told them, and are being asked for: send again in a moment");
    }

    static Outcome.Refused positionNotNamed(Account account) {
        return new Outcome.Refused(
                DenialCode.POSITION_NOT_NAMED,
                "account",
                account.id().value(),
                "an exit of a group names no position, so it would open one on this hedging account: attach stop loss"
                        + " and take profit to the order, or change those of the position");
    }

    static Outcome.Refused positionTouched(VenuePositionId position, HedgedPositions.Touch touch) {
        return touch.over()
                ? new Outcome.Refused(
                        DenialCode.POSITION_NOT_READ,
                        "position",
                        position.value(),
                        "order " + touch.by() + " closed of it, and the venue has not told it since: send again in a"
                                + " moment")
                : new Outcome.Refused(
                        DenialCode.POSITION_CLOSING,
                        "position",
                        position.value(),
                        "order " + touch.by() + " closes of it, and how that ends is not known yet");
    }
}
