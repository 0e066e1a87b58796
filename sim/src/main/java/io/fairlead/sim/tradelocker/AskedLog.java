package io.fairlead.sim.tradelocker;

import io.fairlead.sim.log.Asked;
import io.fairlead.sim.log.TradeLogWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Writes down what clients ask for and what became of it, and makes the plain answers. Owned by the venue's
/// thread.
final class AskedLog {
    private static final int LONGEST = 500;

    private final TradeLogWriter log;

    AskedLog(TradeLogWriter log) {
        this.log = log;
    }

    /// What was asked: the operation, and what it is about as far as that is known.
    record What(String operation, @Nullable String strategyId, String orderId, String positionId, String terms) {
        What(String operation, @Nullable String strategyId, String terms) {
            this(operation, strategyId, "", "", terms);
        }

        What of(Ticket ticket) {
            String position = ticket.holding == null ? positionId : ticket.holding.id;
            String strategy = strategyId == null ? ticket.made.strategyId() : strategyId;
            return new What(operation, strategy, ticket.id(), position, terms);
        }

        What of(Holding holding) {
            return new What(operation, strategyId, orderId, holding.id, terms);
        }
    }

    /// Accepted if there is no refusal, else refused with HTTP 200.
    WebReply.Answered note(Call call, What what, String refusal) {
        log.asked(new Asked(
                call.account().login.email(),
                call.account().id(),
                what.operation(),
                cut(Objects.requireNonNullElse(what.strategyId(), "")),
                what.orderId(),
                what.positionId(),
                cut(what.terms()),
                refusal,
                call.nanos()));
        return refusal.isEmpty() ? Json.ok() : Json.refused(refusal);
    }

    WebReply.Answered malformed(Call call, What what, IllegalArgumentException problem) {
        String text = Objects.requireNonNullElse(problem.getMessage(), "malformed");
        note(call, what, text);
        return Json.error(400, text);
    }

    WebReply.Answered absent(Call call, What what, String text) {
        note(call, what, text);
        return Json.error(404, text);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
