package io.fairlead.sim.tradelocker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.Decimal;
import io.fairlead.sim.match.Terms;
import io.fairlead.sim.tradelocker.Ticket.Purpose;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Serves orders: placed, changed and cancelled. Writes down each request and what became of it. Owned by the
/// venue's thread.
final class OrderDesk {
    private final Dealing dealing;
    private final Money money;
    private final Instruments instruments;
    private final Rows rows;
    private final Dice dice;
    private final AskedLog asked;
    private final int strategyIdLength;

    /// What it works with.
    record Tools(Dealing dealing, Money money, Instruments instruments, Rows rows, Dice dice, AskedLog asked) {}

    OrderDesk(Tools tools, int strategyIdLength) {
        this.dealing = tools.dealing();
        this.money = tools.money();
        this.instruments = tools.instruments();
        this.rows = tools.rows();
        this.dice = tools.dice();
        this.asked = tools.asked();
        this.strategyIdLength = strategyIdLength;
    }

    WebReply.Answered place(Call call) {
        ObjectNode body = Json.parse(call.request().body());
        String terms = body == null ? "" : body.toString();
        AskedLog.What what = new AskedLog.What("place", body == null ? null : Json.text(body, "strategyId"), terms);
        OrderForm form;
        try {
            form = OrderForm.of(Json.needed(body));
        } catch (IllegalArgumentException e) {
            return asked.malformed(call, what, e);
        }
        ListedInstrument instrument = instruments.byId(form.instrumentId());
        if (instrument == null) {
            return asked.note(call, what, "Instrument not found");
        }
        String objection = objection(call.account(), form, instrument);
        if (!objection.isEmpty()) {
            return asked.note(call, what, objection);
        }
        Ticket ticket = dealing.ticket(
                call.account(),
                instrument,
                Purpose.OPEN,
                OrderRules.terms(form),
                new Dealing.Asking(form.strategyId(), call.nanos()));
        ticket.protection = form.protection();
        String refusal = dealing.accept(ticket, call.nanos());
        if (!refusal.isEmpty()) {
            return asked.note(call, what, refusal);
        }
        asked.note(call, what.of(ticket), "");
        return Json.ok(Json.object().put("orderId", ticket.id()));
    }

    private String objection(Account account, OrderForm form, ListedInstrument instrument) {
        if (dice.refusesOrder()) {
            return "Order was refused";
        }
        String objection = OrderRules.strategyId(form.strategyId(), strategyIdLength);
        Money.Quote quote = money.quote(instrument);
        if (!objection.isEmpty() || quote == null) {
            return objection.isEmpty() ? "Market is closed" : objection;
        }
        objection = OrderRules.objection(form, instrument, quote);
        if (!objection.isEmpty()) {
            return objection;
        }
        Terms terms = OrderRules.terms(form);
        Decimal price = Objects.requireNonNullElse(
                terms.price() == null ? terms.stopPx() : terms.price(), quote.entry(form.side()));
        return margin(account, instrument, form.qty(), price);
    }

    private String margin(Account account, ListedInstrument instrument, Decimal qty, Decimal price) {
        BigDecimal margin = money.margin(account, instrument, qty, price);
        return margin.compareTo(AccountNumbers.of(account, money).available()) > 0 ? "Not enough margin" : "";
    }

    WebReply.Answered modify(Call call) {
        ObjectNode body = Json.parse(call.request().body());
        AskedLog.What what = new AskedLog.What("modify", null, body == null ? "" : body.toString());
        Ticket ticket = call.account().ticket(call.id());
        if (ticket == null) {
            return asked.absent(call, what, "Order not found");
        }
        String refusal;
        try {
            ObjectNode asks = Json.needed(body);
            refusal = ticket.isLive() ? amend(ticket, asks, call.nanos()) : "Order is " + ticket.status.word;
        } catch (IllegalArgumentException e) {
            return asked.malformed(call, what.of(ticket), e);
        }
        WebReply.Answered noted = asked.note(call, what.of(ticket), refusal);
        if (!refusal.isEmpty()) {
            return noted;
        }
        ObjectNode d = Json.object();
        d.putArray("orders").add(rows.changed(ticket));
        return Json.ok(d);
    }

    private String amend(Ticket ticket, ObjectNode body, long nowNanos) {
        Decimal qty = Objects.requireNonNullElse(Json.number(body, "qty"), ticket.qty);
        Decimal price = Objects.requireNonNullElse(Json.number(body, "price"), orZero(ticket.price));
        Decimal stop = Objects.requireNonNullElse(Json.number(body, "stopPrice"), orZero(ticket.stopPx));
        Protection protection = OrderForm.protection(body, ticket.protection);
        String objection = OrderRules.qty(qty, ticket.made.instrument().listing());
        if (objection.isEmpty() && ticket.made.purpose() != Purpose.OPEN && !qty.equals(ticket.qty)) {
            objection = "The quantity of this order is that of its position";
        }
        if (objection.isEmpty() && qty.compareTo(ticket.filledQty) <= 0) {
            objection = "Order is filled for " + ticket.filledQty + " already";
        }
        if (objection.isEmpty() && ticket.price != null) {
            objection =
                    OrderRules.price("price", price, ticket.made.instrument().listing());
        }
        if (objection.isEmpty() && ticket.stopPx != null) {
            objection =
                    OrderRules.price("stopPrice", stop, ticket.made.instrument().listing());
        }
        Decimal reference = ticket.price == null ? stop : price;
        if (objection.isEmpty() && !reference.isZero()) {
            objection = OrderRules.protection(protection, ticket.made.instrument(), ticket.made.side(), reference);
        }
        boolean opens = ticket.made.purpose() == Purpose.OPEN;
        if (objection.isEmpty() && opens && qty.compareTo(ticket.qty) > 0 && !reference.isZero()) {
            Decimal more = qty.minus(ticket.filledQty);
            objection = margin(ticket.made.account(), ticket.made.instrument(), more, reference);
        }
        return objection.isEmpty() ? put(ticket, new Levels(qty, price, stop, protection), nowNanos) : objection;
    }

    private record Levels(Decimal qty, Decimal price, Decimal stop, Protection protection) {}

    private String put(Ticket ticket, Levels levels, long nowNanos) {
        Levels was = new Levels(ticket.qty, orZero(ticket.price), orZero(ticket.stopPx), ticket.protection);
        set(ticket, levels);
        String refusal = dealing.amend(ticket, nowNanos);
        if (!refusal.isEmpty()) {
            set(ticket, was);
        }
        return refusal;
    }

    private static void set(Ticket ticket, Levels levels) {
        ticket.qty = levels.qty();
        ticket.price = ticket.price == null ? null : levels.price();
        ticket.stopPx = ticket.stopPx == null ? null : levels.stop();
        ticket.protection = levels.protection();
    }

    private static Decimal orZero(@Nullable Decimal value) {
        return value == null ? Decimal.ZERO : value;
    }

    WebReply.Answered cancel(Call call) {
        AskedLog.What what = new AskedLog.What("cancel", null, "");
        Ticket ticket = call.account().ticket(call.id());
        if (ticket == null) {
            return asked.absent(call, what, "Order not found");
        }
        String refusal = ticket.isLive() ? "" : "Order is " + ticket.status.word;
        if (refusal.isEmpty()) {
            dealing.cancel(ticket, call.nanos());
        }
        return asked.note(call, what.of(ticket), refusal);
    }

    /// Cancels every order that would open a position; brackets stay with theirs.
    WebReply.Answered cancelAll(Call call) {
        ArrayNode cancelled = Json.MAPPER.createArrayNode();
        for (Ticket ticket : List.copyOf(call.account().open.values())) {
            if (Instruments.matches(ticket.made.instrument(), call.query("tradableInstrumentId"))
                    && ticket.made.purpose() == Purpose.OPEN) {
                dealing.cancel(ticket, call.nanos());
                asked.note(call, new AskedLog.What("cancel", null, "").of(ticket), "");
                cancelled.add(ticket.id());
            }
        }
        asked.note(call, new AskedLog.What("cancel-all", null, ""), "");
        return Json.ok(Json.object().set("orders", cancelled));
    }
}
