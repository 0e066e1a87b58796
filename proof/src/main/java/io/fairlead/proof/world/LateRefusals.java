package io.fairlead.proof.world;

import io.fairlead.sim.match.Answer;
import io.fairlead.sim.match.Request;
import org.jspecify.annotations.Nullable;

/// What a provider says of a change that it took too long over: no, though the order is open. By then the gateway
/// doubts the change, and this answer alone ends the doubt. Pure.
final class LateRefusals {
    private static final long TOO_LONG = 3_200 * Stage.MILLI;
    /// CxlRejReason(102), broker's option.
    private static final int BROKERS_OPTION = 2;

    private LateRefusals() {}

    /// Whether it gives up over this.
    static boolean isDue(Request request, long workNanos) {
        return workNanos > TOO_LONG && (request instanceof Request.Cancel || request instanceof Request.Replace);
    }

    /// Null for what is no change of an open order.
    static Answer.@Nullable CancelReject of(Request request, VenueBooks books, long nowNanos) {
        return switch (request) {
            case Request.Cancel cancel -> refusal(cancel.owner(), cancel.clOrdId(), cancel.order(), books, nowNanos);
            case Request.Replace replace -> {
                Answer.CancelReject refusal =
                        refusal(replace.owner(), replace.clOrdId(), replace.order(), books, nowNanos);
                yield refusal == null ? null : ofReplace(refusal);
            }
            case Request.New _, Request.Status _, Request.MassStatus _, Request.MassCancel _ -> null;
        };
    }

    private static Answer.@Nullable CancelReject refusal(
            String owner, String clOrdId, Request.Named order, VenueBooks books, long nowNanos) {
        VenueBooks.Entry entry = books.find(order.clOrdId());
        if (entry == null || !entry.newest().open()) {
            return null;
        }
        return new Answer.CancelReject(
                owner,
                entry.newest().ids().orderId(),
                clOrdId,
                order.clOrdId(),
                new Answer.Refusal(false, entry.newest().status(), BROKERS_OPTION, "simulated: took too long"),
                nowNanos);
    }

    private static Answer.CancelReject ofReplace(Answer.CancelReject of) {
        Answer.Refusal why = of.refusal();
        return new Answer.CancelReject(
                of.owner(),
                of.orderId(),
                of.clOrdId(),
                of.origClOrdId(),
                new Answer.Refusal(true, why.status(), why.reason(), why.text()),
                of.nanos());
    }
}
