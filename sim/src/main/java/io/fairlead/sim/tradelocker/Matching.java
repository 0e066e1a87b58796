package io.fairlead.sim.tradelocker;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.ExecType;
import io.fairlead.sim.log.TradeLogWriter;
import io.fairlead.sim.match.Answer;
import io.fairlead.sim.match.Exchange;
import io.fairlead.sim.match.Request;
import io.fairlead.sim.match.Terms;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The matching core as this venue uses it: asks it, writes down what it says, and only then acts on it. An
/// order's id here is its client order id there. Owned by the venue's thread.
final class Matching {
    /// Hears what became of orders.
    interface Outcome {
        void filled(Ticket ticket, Decimal lots, Decimal price, long nowNanos);

        /// The order trades no more, and was not filled.
        void ended(Ticket ticket, long nowNanos);
    }

    private final Exchange exchange;
    private final TradeLogWriter log;
    private final Outcome outcome;
    private final Map<String, Ticket> tickets = new HashMap<>();
    private final Map<String, Terms> inForce = new HashMap<>();

    Matching(Exchange exchange, TradeLogWriter log, Outcome outcome) {
        this.exchange = exchange;
        this.log = log;
        this.outcome = outcome;
    }

    /// Has an order taken, to be held until `release`; returns why not, or nothing.
    String admit(Ticket ticket, long nowNanos) {
        Terms terms = ticket.terms();
        Request.New request = new Request.New(
                owner(ticket),
                ticket.made.account().id(),
                ticket.id(),
                ticket.made.instrument().name(),
                terms);
        log.received(request, nowNanos);
        List<Answer> answers = exchange.admit(request, nowNanos);
        answers.forEach(log::answered);
        for (Answer answer : answers) {
            if (answer instanceof Answer.Report report && report.type() == ExecType.REJECTED) {
                return report.note().text();
            }
        }
        tickets.put(ticket.id(), ticket);
        inForce.put(ticket.id(), terms);
        return "";
    }

    void release(Ticket ticket, long nowNanos) {
        publish(exchange.release(owner(ticket), named(ticket), nowNanos), nowNanos);
    }

    /// Puts the terms of a live order in force; returns why not, or nothing.
    String amend(Ticket ticket, long nowNanos) {
        Terms terms = ticket.terms();
        if (terms.equals(inForce.get(ticket.id()))) {
            return "";
        }
        Request.Replace request = new Request.Replace(owner(ticket), "", named(ticket), terms);
        log.received(request, nowNanos);
        List<Answer> answers = exchange.on(request, nowNanos);
        for (Answer answer : answers) {
            if (answer instanceof Answer.CancelReject reject) {
                answers.forEach(log::answered);
                return reject.refusal().text();
            }
        }
        inForce.put(ticket.id(), terms);
        publish(answers, nowNanos);
        return "";
    }

    void cancel(Ticket ticket, long nowNanos) {
        Request.Cancel request = new Request.Cancel(owner(ticket), "", named(ticket));
        log.received(request, nowNanos);
        publish(exchange.on(request, nowNanos), nowNanos);
    }

    /// Writes down what happened in the core, and acts on it.
    void publish(List<Answer> answers, long nowNanos) {
        answers.forEach(log::answered);
        for (Answer answer : answers) {
            if (answer instanceof Answer.Report report) {
                report(report, nowNanos);
            }
        }
    }

    private void report(Answer.Report report, long nowNanos) {
        Ticket ticket = tickets.get(report.order().ids().clOrdId());
        if (ticket == null) {
            return;
        }
        Answer.Trade trade = report.trade();
        if (report.type() == ExecType.TRADE && trade != null) {
            outcome.filled(ticket, trade.lastQty(), trade.lastPx(), nowNanos);
        } else if (report.type() == ExecType.CANCELED || report.type() == ExecType.EXPIRED) {
            outcome.ended(ticket, nowNanos);
        }
        if (ticket.status.isFinal()) {
            tickets.remove(ticket.id());
            inForce.remove(ticket.id());
        }
    }

    private static String owner(Ticket ticket) {
        return ticket.made.account().login.email();
    }

    private static Request.Named named(Ticket ticket) {
        return new Request.Named(ticket.id(), "");
    }
}
