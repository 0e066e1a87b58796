package io.fairlead.venues.tradelocker;

import io.fairlead.core.event.BusinessReject;
import io.fairlead.core.event.Fate;
import io.fairlead.core.model.Account;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.OrderId;
import io.fairlead.core.model.OrderTerms;
import io.fairlead.core.model.VenueOrderId;
import io.fairlead.core.model.VenuePositionId;
import io.fairlead.core.port.PositionChange;
import io.fairlead.venues.desk.Handover;
import io.fairlead.venues.tradelocker.rest.Accepted;
import io.fairlead.venues.tradelocker.rest.AccountRef;
import io.fairlead.venues.tradelocker.rest.ModifyOrderRequest;
import io.fairlead.venues.tradelocker.rest.Placed;
import io.fairlead.venues.tradelocker.rest.Priority;
import io.fairlead.venues.tradelocker.rest.Reply;
import io.fairlead.venues.tradelocker.rest.TradeLockerRest;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Sends one account's requests and says what became of each. Owned by the venue's thread.
///
/// Each request leaves once. What is lost on the way is `Unknown`, and read about; nothing here sends it again.
final class AccountDesk {
    private final Account account;
    private final AccountRef ref;
    private final Catalogue catalogue;
    private final OrderLedger ledger;
    private final Parts parts;

    /// What all accounts of a venue have in common. `acted` hears that something of ours left.
    record Parts(
            TradeLockerRest rest,
            Handover core,
            Decimal ticksPerPip,
            Acted acted,
            LongSupplier epochNanos,
            News.Ages ages) {}

    /// Hears of what should show at the venue soon; `ending` is an order that should end, null where there is none.
    @FunctionalInterface
    interface Acted {
        void on(AccountRef account, @Nullable VenueOrderId ending);
    }

    AccountDesk(Account account, AccountRef ref, Catalogue catalogue, OrderLedger ledger, Parts parts) {
        this.account = account;
        this.ref = ref;
        this.catalogue = catalogue;
        this.ledger = ledger;
        this.parts = parts;
    }

    void submit(Ticket ticket, long nowNanos) {
        Listed listed = catalogue.find(ticket.instrument());
        Decimal lots = listed == null ? null : listed.exactLots(ticket.terms().units());
        String objection = objection(ticket, listed, lots);
        if (listed == null || lots == null || objection != null) {
            notSent(ticket.id(), String.valueOf(objection));
            return;
        }
        ledger.sending(ticket, nowNanos);
        VenuePositionId position = ticket.closes();
        if (position == null) {
            parts.rest.place(
                    ref,
                    TradeLockerMapping.place(ticket, listed, lots, pip(listed)),
                    ticket.reducing() ? Priority.REDUCE : Priority.NEW,
                    reply -> placed(ticket, listed, reply));
        } else {
            parts.rest.closePosition(ref, position.value(), lots, reply -> closed(ticket, reply));
        }
    }

    private @Nullable String objection(Ticket ticket, @Nullable Listed listed, @Nullable Decimal lots) {
        if (listed == null) {
            return catalogue.problem(ticket.instrument());
        }
        if (lots == null) {
            return ticket.terms().units() + " units are no exact number of the venue's lots of " + listed.lotSize();
        }
        String objection = TradeLockerMapping.objection(ticket.terms());
        return objection == null ? listed.objection(lots) : objection;
    }

    private Decimal pip(Listed listed) {
        return listed.instrument().contract().tick().times(parts.ticksPerPip);
    }

    private void notSent(OrderId request, String why) {
        parts.core.accept(new Fate.NotSent(account.venue(), request, why));
    }

    private void placed(Ticket ticket, Listed listed, Reply<Placed> reply) {
        switch (reply) {
            case Reply.Ok<Placed>(Placed placed, long sent, long answered) -> {
                VenueOrderId order = new VenueOrderId(placed.orderId());
                parts.core.together(() -> {
                    sent(ticket.id(), sent);
                    ledger.accepted(ticket, listed, order, answered);
                });
                parts.acted.on(ref, ticket.terms().type() == OrdType.MARKET ? order : null);
            }
            case Reply.Refused<Placed> refused -> refused(ticket, refused);
            case Reply.NotSent<Placed> notSent -> notSent(ticket, notSent);
            case Reply.Unknown<Placed> unknown -> unknown(ticket.id(), unknown);
        }
    }

    /// The venue took the close: it will try. Which order that makes, the lists show.
    private void closed(Ticket ticket, Reply<Accepted> reply) {
        switch (reply) {
            case Reply.Ok<Accepted>(Accepted _, long sent, long _) -> {
                sent(ticket.id(), sent);
                parts.acted.on(ref, null);
            }
            case Reply.Refused<Accepted> refused -> refused(ticket, refused);
            case Reply.NotSent<Accepted> notSent -> notSent(ticket, notSent);
            case Reply.Unknown<Accepted> unknown -> unknown(ticket.id(), unknown);
        }
        ledger.answered(ticket, parts.epochNanos.getAsLong());
    }

    private void sent(OrderId request, long atNanos) {
        parts.core.accept(new Fate.Sent(account.venue(), request, atNanos, ref.login()));
    }

    private void refused(Ticket ticket, Reply.Refused<?> reply) {
        ledger.notSent(ticket);
        parts.core.accept(ledger.words().refusal(ticket, TradeLockerErrors.text(reply)));
    }

    private void notSent(Ticket ticket, Reply.NotSent<?> reply) {
        ledger.notSent(ticket);
        parts.core.accept(TradeLockerErrors.notSent(account.venue(), ticket.id(), reply));
    }

    private void unknown(OrderId request, Reply.Unknown<?> reply) {
        parts.core.accept(TradeLockerErrors.unknown(account.venue(), request, reply));
        parts.acted.on(ref, null);
    }

    void replace(Ticket ticket, OrderId request) {
        Listed listed = catalogue.find(ticket.instrument());
        VenueOrderId order = ticket.venueOrder();
        OrderTerms wanted = ticket.pendingTerms();
        if (listed == null || order == null || wanted == null) {
            notSent(
                    request,
                    listed == null ? catalogue.problem(ticket.instrument()) : "the venue has not named the order");
            return;
        }
        Decimal lots = listed.exactLots(wanted.units());
        String objection =
                lots == null ? wanted.units() + " units are no exact number of lots" : listed.objection(lots);
        ModifyOrderRequest change =
                lots == null ? null : TradeLockerMapping.modify(order, ticket.terms(), wanted, lots);
        if (objection != null || change == null) {
            notSent(request, objection == null ? "it changes nothing that the venue can change" : objection);
            return;
        }
        boolean smaller = wanted.units().compareTo(ticket.terms().units()) < 0;
        ledger.changing(ticket, request, wanted);
        parts.rest.modifyOrder(
                ref, change, smaller ? Priority.REDUCE : Priority.NEW, reply -> replaced(ticket, request, reply));
    }

    /// That the venue took it is no proof: the picture of the order is.
    private void replaced(Ticket ticket, OrderId request, Reply<Accepted> reply) {
        switch (reply) {
            case Reply.Ok<Accepted>(Accepted _, long sent, long answered) -> {
                sent(request, sent);
                ledger.changeEnded(ticket, request, true, answered);
                parts.acted.on(ref, null);
            }
            case Reply.Refused<Accepted> refused -> {
                ledger.changeEnded(ticket, request, false, 0);
                parts.core.accept(TradeLockerErrors.refused(account.venue(), request, ticket.current(), true, refused));
            }
            case Reply.NotSent<Accepted> notSent -> {
                ledger.changeEnded(ticket, request, false, 0);
                parts.core.accept(TradeLockerErrors.notSent(account.venue(), request, notSent));
            }
            case Reply.Unknown<Accepted> unknown -> {
                ledger.changeEnded(ticket, request, true, parts.epochNanos.getAsLong());
                unknown(request, unknown);
            }
        }
    }

    void cancel(Ticket ticket, OrderId request) {
        VenueOrderId order = ticket.venueOrder();
        if (order == null) {
            notSent(request, "the venue has not named the order");
            return;
        }
        parts.rest.cancel(ref, order.value(), reply -> cancelled(ticket, request, reply));
    }

    private void cancelled(Ticket ticket, OrderId request, Reply<Accepted> reply) {
        switch (reply) {
            case Reply.Ok<Accepted>(Accepted _, long sent, long _) -> {
                sent(request, sent);
                parts.acted.on(ref, ticket.venueOrder());
            }
            case Reply.Refused<Accepted> refused ->
                parts.core.accept(
                        TradeLockerErrors.refused(account.venue(), request, ticket.current(), false, refused));
            case Reply.NotSent<Accepted> notSent ->
                parts.core.accept(TradeLockerErrors.notSent(account.venue(), request, notSent));
            case Reply.Unknown<Accepted> unknown -> unknown(request, unknown);
        }
    }

    void change(PositionChange change) {
        Listed listed = catalogue.find(change.instrument());
        if (listed == null) {
            notSent(change.request(), catalogue.problem(change.instrument()));
            return;
        }
        parts.rest.modifyPosition(ref, TradeLockerMapping.modify(change, pip(listed)), reply -> changed(change, reply));
    }

    private void changed(PositionChange change, Reply<Accepted> reply) {
        OrderId request = change.request();
        switch (reply) {
            case Reply.Ok<Accepted>(Accepted _, long sent, long _) -> {
                sent(request, sent);
                parts.acted.on(ref, null);
            }
            case Reply.Refused<Accepted> refused ->
                parts.core.accept(new BusinessReject(
                        account.venue(), request, "PATCH position", 0, TradeLockerErrors.text(refused)));
            case Reply.NotSent<Accepted> notSent ->
                parts.core.accept(TradeLockerErrors.notSent(account.venue(), request, notSent));
            case Reply.Unknown<Accepted> unknown -> unknown(request, unknown);
        }
    }
}
