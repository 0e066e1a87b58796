package io.fairlead.core;

import io.fairlead.core.event.Command;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.event.Event;
import io.fairlead.core.event.EventSink;
import io.fairlead.core.event.Outcome;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrderStatus;
import io.fairlead.core.order.LiveOrder;
import io.fairlead.core.order.Resolutions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes an operator's word on an order in doubt, where it can be true. Owned by the engine thread.
final class Resolving {
    private final Desk desk;

    Resolving(Desk desk) {
        this.desk = desk;
    }

    Outcome resolve(Command.ResolveOrder command, long nowNanos) {
        LiveOrder order = desk.state().orders().findEver(command.order());
        if (order == null) {
            return Refusals.orderUnknown(command.order());
        }
        if (order.status() != OrderStatus.UNKNOWN) {
            return refused(
                    DenialCode.ORDER_NOT_IN_DOUBT,
                    "order",
                    order.id().value(),
                    "it is " + order.status() + ", by evidence");
        }
        if (command.because().isBlank()) {
            return refused(DenialCode.REASON_MISSING, "because", "", "say what you saw, and where");
        }
        Decimal filled = null;
        if (command.filled() != null) {
            filled = Placing.unitsOrNull(command.filled(), order.instrument());
            if (filled == null) {
                return Refusals.tooLarge(command.filled(), order.instrument());
            }
        }
        Outcome.Refused refusal = filled == null ? notAbsent(order) : notFilled(order, filled, command.avgPx());
        if (refusal != null) {
            return refusal;
        }
        Event event = new Event.OrderResolved(
                nowNanos, command.origin(), order.id(), filled, command.avgPx(), command.because());
        return desk.record(event, EventSink.Lane.RESERVED)
                ? new Outcome.Accepted(List.of(order.id()))
                : Desk.JOURNAL_FULL;
    }

    private static Outcome.@Nullable Refused notAbsent(LiveOrder order) {
        return order.mayBeAbsent()
                ? null
                : refused(
                        DenialCode.RESOLUTION_IMPOSSIBLE,
                        "order",
                        order.id().value(),
                        "the venue has spoken of it: say how much was filled, if nothing then 0");
    }

    private static Outcome.@Nullable Refused notFilled(LiveOrder order, Decimal filled, @Nullable Decimal avgPx) {
        Decimal known = order.cumQty().minus(order.missing());
        if (filled.compareTo(known) < 0 || filled.compareTo(order.terms().units()) > 0) {
            return refused(
                    DenialCode.RESOLUTION_IMPOSSIBLE,
                    "filled",
                    filled + " units",
                    "say the total, from the " + known + " units whose executions are known to the "
                            + order.terms().units() + " ordered");
        }
        boolean more = filled.compareTo(known) > 0;
        return !more || Resolutions.restPx(order, filled, avgPx) != null
                ? null
                : refused(
                        DenialCode.PRICE_NOT_POSITIVE,
                        "price",
                        String.valueOf(avgPx),
                        "say the average price of all that was filled, so that what is missing has one above zero");
    }

    private static Outcome.Refused refused(DenialCode code, String field, String value, String remedy) {
        return new Outcome.Refused(code, field, value, remedy);
    }
}
