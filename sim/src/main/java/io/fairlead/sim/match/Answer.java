package io.fairlead.sim.match;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the venue says, in the order in which it happened. `nanos` is the time that was passed in.
public sealed interface Answer {
    String owner();

    long nanos();

    /// An ExecutionReport(8): `order` as it is after the event. `trade` is null but for trades and busts.
    record Report(
            ExecType type,
            String execId,
            OrderSnapshot order,
            @Nullable Trade trade,
            Note note,
            long nanos) implements Answer {
        @Override
        public String owner() {
            return order.ids().owner();
        }
    }

    /// One fill; `execRefId` names the fill that a bust takes back, else empty.
    record Trade(Decimal lastQty, Decimal lastPx, String execRefId) {}

    /// What a report says besides: `clOrdId` and `origClOrdId` answer a cancel or replace under its own id (both
    /// empty otherwise); `reason` is OrdRejReason(103), -1 if none; `requestId` echoes a status request. `total`
    /// counts the reports of a mass status and `remaining` those after this one, both -1 if it is not part of
    /// one.
    record Note(
            String clOrdId, String origClOrdId, int reason, String text, String requestId, int remaining, int total) {
        public static final Note NONE = new Note("", "", -1, "", "", -1, -1);

        static Note reason(int reason, String text) {
            return new Note("", "", reason, text, "", -1, -1);
        }

        static Note text(String text) {
            return new Note("", "", -1, text, "", -1, -1);
        }

        static Note answering(String clOrdId, String origClOrdId) {
            return new Note(clOrdId, origClOrdId, -1, "", "", -1, -1);
        }

        static Note status(String requestId) {
            return new Note("", "", -1, "", requestId, -1, -1);
        }

        static Note massStatus(String requestId, int remaining, int total) {
            return new Note("", "", -1, "", requestId, remaining, total);
        }
    }

    /// A stop became active. FIX 4.4 has no report for it; the trade log has.
    record Triggered(OrderSnapshot order, long nanos) implements Answer {
        @Override
        public String owner() {
            return order.ids().owner();
        }
    }

    /// OrderCancelReject(9). `orderId` is `NONE` for an unknown order.
    record CancelReject(String owner, String orderId, String clOrdId, String origClOrdId, Refusal refusal, long nanos)
            implements Answer {}

    /// Why a cancel or replace was refused: CxlRejReason(102), and the order's status as of now.
    record Refusal(boolean ofReplace, OrdStatus status, int reason, String text) {}

    /// The answer to a status request that found nothing: an ExecutionReport(8) that says so. `named` and
    /// `symbol` are empty and `side` null where the request named none, as a mass status does.
    record NoOrder(
            String owner,
            Request.Named named,
            String symbol,
            @Nullable Side side,
            String requestId,
            long nanos) implements Answer {}

    /// OrderMassCancelReport(r), after the reports of the orders that it cancelled; refused if there is a text.
    record MassCanceled(
            String owner, String clOrdId, @Nullable String symbol, List<Request.Named> orders, String text, long nanos)
            implements Answer {}
}
