package io.fairlead.sim.tradelocker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.Decimal;
import io.fairlead.sim.tradelocker.Protection.Kind;
import io.fairlead.sim.tradelocker.Protection.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Serves positions: closed in part or whole, and their stop losses and take profits. A close that is accepted
/// is an order of its own, no more. Owned by the venue's thread.
final class PositionDesk {
    private final Dealing dealing;
    private final Money money;
    private final Rows rows;
    private final AskedLog asked;

    PositionDesk(Dealing dealing, Money money, Rows rows, AskedLog asked) {
        this.dealing = dealing;
        this.money = money;
        this.rows = rows;
        this.asked = asked;
    }

    /// `qty` 0, or no body, closes all that nothing else closes already.
    WebReply.Answered close(Call call) {
        String text = call.request().body();
        ObjectNode body = text.isEmpty() ? Json.object() : Json.parse(text);
        String strategyId = call.query("strategyId");
        AskedLog.What what = new AskedLog.What("close", strategyId, "", call.id(), text);
        Holding holding = call.account().holdings.get(call.id());
        if (holding == null) {
            return asked.absent(call, what, "Position not found");
        }
        Decimal qty;
        try {
            Decimal given = Json.number(Json.needed(body), "qty");
            qty = given == null || given.isZero() ? Account.free(holding) : given;
        } catch (IllegalArgumentException e) {
            return asked.malformed(call, what, e);
        }
        String objection = objection(holding, qty);
        if (!objection.isEmpty()) {
            return asked.note(call, what, objection);
        }
        Ticket ticket = dealing.close(holding, qty, new Dealing.Asking(strategyId, call.nanos()));
        return ticket == null
                ? asked.note(call, what, "Position cannot be closed now")
                : asked.note(call, what.of(ticket), "");
    }

    private static String objection(Holding holding, Decimal qty) {
        Decimal free = Account.free(holding);
        if (free.isZero()) {
            return "Position is being closed already";
        }
        if (qty.compareTo(free) > 0) {
            return "Quantity exceeds the open quantity of the position";
        }
        return OrderRules.qty(qty, holding.instrument.listing());
    }

    WebReply.Answered closeAll(Call call) {
        ArrayNode positions = Json.MAPPER.createArrayNode();
        String strategyId = call.query("strategyId");
        for (Holding holding : List.copyOf(call.account().holdings.values())) {
            boolean meant = Instruments.matches(holding.instrument, call.query("tradableInstrumentId"))
                    && (strategyId == null || strategyId.equals(holding.strategyId));
            Ticket ticket = meant
                    ? dealing.close(holding, Account.free(holding), new Dealing.Asking(strategyId, call.nanos()))
                    : null;
            if (ticket != null) {
                asked.note(call, new AskedLog.What("close", strategyId, "").of(ticket), "");
                positions.add(rows.position(holding));
            }
        }
        asked.note(call, new AskedLog.What("close-all", strategyId, ""), "");
        return Json.ok(Json.object().set("positions", positions));
    }

    /// What the body does not name stays, and what it names as null goes.
    WebReply.Answered modify(Call call) {
        ObjectNode body = Json.parse(call.request().body());
        AskedLog.What what = new AskedLog.What(
                "modify-position", call.query("strategyId"), "", call.id(), body == null ? "" : body.toString());
        Holding holding = call.account().holdings.get(call.id());
        if (holding == null) {
            return asked.absent(call, what, "Position not found");
        }
        try {
            return asked.note(call, what, modify(holding, Json.needed(body), call.nanos()));
        } catch (IllegalArgumentException e) {
            return asked.malformed(call, what, e);
        }
    }

    private String modify(Holding holding, ObjectNode body, long nowNanos) {
        Level stop = absolute(body, "stopLoss");
        Level profit = absolute(body, "takeProfit");
        Decimal trailing = Json.number(body, "trailingOffset");
        Money.Quote quote = money.quote(holding.instrument);
        if (quote == null) {
            return "Market is closed";
        }
        Decimal exit = quote.exit(holding.side);
        Level trail = trailing == null ? null : new Level(Kind.TRAILING, trailing);
        String objection = OrderRules.protection(
                new Protection(trail == null ? stop : trail, profit), holding.instrument, holding.side, exit);
        if (!objection.isEmpty()) {
            return objection;
        }
        if (trail != null) {
            Decimal from = trail.stop(holding.instrument, holding.side, exit);
            dealing.brackets().stopAt(holding, from, trail.distance(holding.instrument), nowNanos);
        } else if (isNamed(body, "stopLoss", stop)) {
            dealing.brackets().stopAt(holding, stop == null ? null : stop.value(), null, nowNanos);
        }
        if (isNamed(body, "takeProfit", profit)) {
            dealing.brackets().profitAt(holding, profit == null ? null : profit.value(), nowNanos);
        }
        dealing.changed(holding, nowNanos);
        return "";
    }

    private static boolean isNamed(ObjectNode body, String field, @Nullable Level level) {
        JsonNode value = body.get(field);
        return level != null || (value != null && value.isNull());
    }

    private static @Nullable Level absolute(ObjectNode body, String field) {
        Decimal value = Json.number(body, field);
        return value == null ? null : new Level(Kind.ABSOLUTE, value);
    }
}
