package io.fairlead.venues.tradelocker;

import io.fairlead.core.event.AccountRead;
import io.fairlead.core.event.Evidence;
import io.fairlead.core.event.ExecutionReport;
import io.fairlead.core.model.Account;
import io.fairlead.core.order.Order;
import io.fairlead.core.port.OrderAsking;
import io.fairlead.core.port.OrderListing;
import io.fairlead.venues.desk.Handover;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.HistoryQuery;
import io.fairlead.venues.tradelocker.rest.Listing;
import io.fairlead.venues.tradelocker.rest.OrderRow;
import io.fairlead.venues.tradelocker.rest.PositionRow;
import io.fairlead.venues.tradelocker.rest.Priority;
import io.fairlead.venues.tradelocker.rest.Reply;
import io.fairlead.venues.tradelocker.rest.TradeLockerRest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Answers what the core asks about one account. Owned by the venue's thread.
///
/// The venue answers no question about one order, so all questions of a moment are answered by one reading, in the
/// order in which nothing can slip through: open orders, then final ones, then positions. An order that ends in
/// between is in the second list; one that was in neither list, both read to their end, the venue did not have when
/// the first left. History is read from before the oldest order that is asked about, or that vanished from the open
/// ones.
final class AccountReads {
    private static final long MILLI = 1_000_000L;

    private final Parts parts;
    private Wants wanted = new Wants();
    private @Nullable Reading reading;
    private long historyFromNanos;

    /// What it works with. `held` takes positions.
    record Parts(
            Account account,
            AccountRef ref,
            TradeLockerRest rest,
            OrderLedger ledger,
            Handover core,
            Held held,
            long settleNanos) {}

    /// Takes positions that somebody asked for.
    @FunctionalInterface
    interface Held {
        void told(Listing<PositionRow> rows, long askedNanos);
    }

    /// A question about one order, with what the answer goes to on the engine thread.
    record Asked(Ticket ticket, Order order, OrderAsking asking) {}

    /// Questions that one reading answers.
    private static final class Wants {
        final List<Asked> orders = new ArrayList<>();
        final List<OrderListing> lists = new ArrayList<>();
        boolean all;
        boolean positions;

        boolean any() {
            return all || positions || !orders.isEmpty() || !lists.isEmpty();
        }
    }

    /// One under way: what is known of it so far.
    private static final class Reading {
        final Wants wants;
        List<OrderRow> open = List.of();
        List<OrderRow> ended = List.of();
        long askedNanos;
        boolean whole;

        Reading(Wants wants) {
            this.wants = wants;
        }
    }

    /// `historyFromNanos` is how far back the first reading of final orders goes.
    AccountReads(Parts parts, long historyFromNanos) {
        this.parts = parts;
        this.historyFromNanos = historyFromNanos;
    }

    /// The answer to a question that waits is the answer to its repetition.
    void ask(Asked question) {
        for (Asked each : wanted.orders) {
            if (each.order.equals(question.order) && each.asking.equals(question.asking)) {
                return;
            }
        }
        wanted.orders.add(question);
    }

    void askAll() {
        wanted.all = true;
    }

    void list(OrderListing into) {
        wanted.lists.add(into);
    }

    void askPositions() {
        wanted.positions = true;
    }

    /// Begins a reading if one is wanted and none is under way. Returns how much was done.
    int poll(long nowNanos) {
        if (reading != null || !wanted.any()) {
            return 0;
        }
        Reading begun = new Reading(wanted);
        reading = begun;
        wanted = new Wants();
        parts.rest.orders(parts.ref, Priority.QUERY, reply -> opened(begun, reply, nowNanos));
        return 1;
    }

    private void opened(Reading begun, Reply<Listing<OrderRow>> reply, long begunNanos) {
        if (!(reply instanceof Reply.Ok<Listing<OrderRow>>(Listing<OrderRow> listing, long sent, long _))) {
            failed(begun, "orders", reply);
            return;
        }
        begun.open = listing.rows();
        begun.askedNanos = sent;
        begun.whole = listing.isComplete() && parts.ledger.reads(listing.rows());
        HistoryQuery query = new HistoryQuery(
                Math.max(0, fromNanos(begun) / MILLI), (Math.max(begunNanos, sent) + OrderLedger.CLOCKS_NANOS) / MILLI);
        parts.rest.ordersHistory(parts.ref, query, Priority.QUERY, told -> ended(begun, told));
    }

    private long fromNanos(Reading begun) {
        long from = Math.min(historyFromNanos, parts.ledger.oldestMissing(begun.open));
        for (Asked each : begun.wants.orders) {
            from = Math.min(from, each.ticket.placedNanos());
        }
        return from - OrderLedger.CLOCKS_NANOS;
    }

    private void ended(Reading begun, Reply<Listing<OrderRow>> reply) {
        if (!(reply instanceof Reply.Ok<Listing<OrderRow>>(Listing<OrderRow> listing, long _, long answered))) {
            failed(begun, "history", reply);
            return;
        }
        begun.ended = listing.rows();
        begun.whole &= listing.isComplete() && parts.ledger.reads(listing.rows());
        if (listing.isComplete()) {
            historyFromNanos = begun.askedNanos;
        }
        List<OrderRow> all = new ArrayList<>(begun.ended);
        all.addAll(begun.open);
        list(begun);
        parts.ledger.read(all, answered);
        answer(begun, all, answered);
        if (begun.wants.positions) {
            parts.rest.positions(parts.ref, Priority.QUERY, told -> held(begun, told));
        } else {
            reading = null;
        }
    }

    /// Told on the engine thread before the core hears of the same orders.
    private void list(Reading begun) {
        for (OrderListing into : begun.wants.lists) {
            List<ExecutionReport> shown = new ArrayList<>();
            begun.open.forEach(row -> {
                ExecutionReport report = parts.ledger.picture(row, begun.askedNanos);
                if (report != null) {
                    shown.add(report);
                }
            });
            boolean whole = begun.whole;
            parts.core.onEngine(() -> {
                shown.forEach(into::shows);
                if (whole) {
                    into.ended("");
                } else {
                    into.failed("", "the venue told orders that could not be read");
                }
            });
        }
    }

    /// What could not be read may be the order that is asked about: then nothing is denied, and nothing is complete.
    private void answer(Reading begun, List<OrderRow> all, long nowNanos) {
        OrderLedger.Read read = new OrderLedger.Read(begun.askedNanos, nowNanos, parts.settleNanos);
        for (Asked each : begun.wants.orders) {
            boolean shown = parts.ledger.answer(each.ticket, all, read);
            if (!shown && begun.whole) {
                parts.core.onEngine(() -> each.asking.asked(each.order, "", begun.askedNanos));
                parts.core.accept(parts.ledger.words().denial(each.ticket));
            } else if (!shown) {
                parts.core.onEngine(() -> each.asking.notAsked(each.order, "", nowNanos));
            }
        }
        if (begun.wants.all || !begun.wants.lists.isEmpty()) {
            int shown = parts.ledger.answerAll(begun.open, read);
            if (begun.whole) {
                parts.core.accept(new AccountRead(
                        parts.account.venue(), parts.account.id(), Evidence.MASS_STATUS, begun.askedNanos, shown, ""));
            }
        }
    }

    private void held(Reading begun, Reply<Listing<PositionRow>> reply) {
        if (reply instanceof Reply.Ok<Listing<PositionRow>>(Listing<PositionRow> listing, long sent, long _)) {
            parts.held.told(listing, sent);
            reading = null;
        } else {
            begun.wants.orders.clear();
            begun.wants.lists.clear();
            failed(begun, "positions", reply);
        }
    }

    /// The core asks for the rest again.
    private void failed(Reading begun, String what, Reply<?> reply) {
        reading = null;
        String why = what + " could not be read: " + why(reply);
        for (Asked each : begun.wants.orders) {
            long askedNanos = begun.askedNanos;
            parts.core.onEngine(() -> each.asking.notAsked(each.order, "", askedNanos));
        }
        for (OrderListing into : begun.wants.lists) {
            parts.core.onEngine(() -> into.failed("", why));
        }
    }

    private static String why(Reply<?> reply) {
        return switch (reply) {
            case Reply.Ok<?> _ -> "";
            case Reply.Refused<?> refused -> TradeLockerErrors.text(refused);
            case Reply.NotSent<?> notSent -> notSent.why();
            case Reply.Unknown<?> unknown -> unknown.why();
        };
    }
}
