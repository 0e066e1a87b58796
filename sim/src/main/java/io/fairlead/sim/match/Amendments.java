package io.fairlead.sim.match;

import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.TimeInForce;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongBiFunction;
import org.jspecify.annotations.Nullable;

/// Cancels and replaces orders, or says why not. Owned by its `Exchange`.
///
/// A request whose own client order id is empty, as of a venue that has none, leaves the order with its id.
final class Amendments {
    /// CxlRejReason(102).
    private static final int TOO_LATE = 0;

    private static final int UNKNOWN_ORDER = 1;
    private static final int VENUE_OPTION = 2;
    private static final int DUPLICATE_CL_ORD_ID = 6;

    private final Registry registry;
    private final Tape tape;
    private final Map<String, Pit> pits;
    private final ToLongBiFunction<Terms, Long> endOf;

    Amendments(Registry registry, Tape tape, Map<String, Pit> pits, ToLongBiFunction<Terms, Long> endOf) {
        this.registry = registry;
        this.tape = tape;
        this.pits = pits;
        this.endOf = endOf;
    }

    void cancel(Request.Cancel request) {
        Ask ask = new Ask(request.owner(), request.clOrdId(), request.order(), false);
        Order order = addressed(ask);
        if (order == null) {
            return;
        }
        if (!request.clOrdId().isEmpty()) {
            registry.alias(order, request.clOrdId());
        }
        pit(order).remove(order);
        order.status = OrdStatus.CANCELED;
        tape.report(ExecType.CANCELED, order, Answer.Note.answering(request.clOrdId(), order.clOrdId));
    }

    void replace(Request.Replace request) {
        Ask ask = new Ask(request.owner(), request.clOrdId(), request.order(), true);
        Order order = addressed(ask);
        if (order == null) {
            return;
        }
        String objection = objection(order, request.terms());
        if (objection != null) {
            refuse(ask, order, VENUE_OPTION, objection);
            return;
        }
        Terms terms = request.terms();
        boolean done = order.listing.lots(terms.qty()) <= order.cumLots;
        boolean keepsPlace = !done && keepsPlace(order, terms);
        if (!keepsPlace) {
            pit(order).remove(order);
            order.rank = registry.nextRank();
        }
        // FIX 4.4 appendix D: a quantity not above what is filled already leaves a filled order of just that
        // quantity.
        order.take(done ? terms.withQty(order.listing.qty(order.cumLots)) : terms);
        if (!request.clOrdId().isEmpty()) {
            registry.alias(order, request.clOrdId());
            order.origClOrdId = order.clOrdId;
            order.clOrdId = request.clOrdId();
        }
        registry.expireAt(order, endOf.applyAsLong(terms, order.enteredNanos));
        if (done) {
            order.status = OrdStatus.FILLED;
        }
        tape.report(ExecType.REPLACED, order, Answer.Note.answering(order.clOrdId, order.origClOrdId));
        if (!done && !keepsPlace && !order.heldBack()) {
            pit(order).enter(order);
        }
    }

    /// A smaller quantity at the same prices keeps the place in the queue; anything else goes to its end.
    private static boolean keepsPlace(Order order, Terms terms) {
        return terms.qty().compareTo(order.terms.qty()) <= 0
                && Objects.equals(terms.price(), order.terms.price())
                && Objects.equals(terms.stopPx(), order.terms.stopPx());
    }

    private @Nullable String objection(Order order, Terms terms) {
        if (terms.side() != order.side || terms.type() != order.terms.type()) {
            return "side and type of an order cannot change";
        }
        boolean changed = order.terms.tif() != terms.tif();
        if (changed && (!lasting(terms.tif()) || !lasting(order.terms.tif()))) {
            return "TimeInForce(59) can change between day, good till cancel and good till date only";
        }
        // The leftover of a market order has got a price that its type alone would not have.
        boolean leftover = Rules.pricedByVenue(order.terms);
        Terms checked = leftover ? terms.withPrice(null) : terms;
        Rules.Objection objection = Rules.check(order.listing, checked, tape.nanos());
        return objection == null ? null : objection.text();
    }

    private static boolean lasting(TimeInForce tif) {
        return tif == TimeInForce.DAY || tif == TimeInForce.GOOD_TILL_CANCEL || tif == TimeInForce.GOOD_TILL_DATE;
    }

    /// The open order that is meant, or null after a refusal.
    private @Nullable Order addressed(Ask ask) {
        Order order = registry.find(ask.owner(), ask.named());
        if (order == null) {
            refuse(ask, null, UNKNOWN_ORDER, "no such order");
            return null;
        }
        if (!order.open()) {
            refuse(ask, order, TOO_LATE, "too late: the order is " + order.status);
            return null;
        }
        if (registry.knows(ask.owner(), ask.clOrdId())) {
            refuse(ask, order, DUPLICATE_CL_ORD_ID, "ClOrdID(11) was used before");
            return null;
        }
        String named = ask.named().clOrdId();
        if (!named.isEmpty() && !named.equals(order.clOrdId)) {
            refuse(ask, order, UNKNOWN_ORDER, "OrigClOrdID(41) is not the id in force, " + order.clOrdId);
            return null;
        }
        return order;
    }

    private void refuse(Ask ask, @Nullable Order order, int reason, String text) {
        OrdStatus status = order == null ? OrdStatus.REJECTED : order.status;
        tape.add(new Answer.CancelReject(
                ask.owner(),
                order == null ? "NONE" : order.orderId,
                ask.clOrdId(),
                ask.named().clOrdId(),
                new Answer.Refusal(ask.replace(), status, reason, text),
                tape.nanos()));
    }

    private Pit pit(Order order) {
        return Objects.requireNonNull(pits.get(order.listing.symbol()), "every order has a pit");
    }

    private record Ask(String owner, String clOrdId, Request.Named named, boolean replace) {}
}
