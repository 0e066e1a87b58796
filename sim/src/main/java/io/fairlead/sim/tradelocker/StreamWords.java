package io.fairlead.sim.tradelocker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.Decimal;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Writes the messages of the Streams API: every number is text, sides are in upper case, and instruments go by
/// their names. Amounts are units. Reads what it is given; changes nothing.
final class StreamWords {
    private static final long SECOND = 1_000_000_000L;

    private final String prefix;
    private final Money money;

    StreamWords(String prefix, Money money) {
        this.prefix = prefix;
        this.money = money;
    }

    String accountId(Account account) {
        return prefix + account.id();
    }

    /// `zero` is for the moments in which the venue forgets what an account is worth.
    ObjectNode status(Account account, boolean zero) {
        AccountNumbers numbers = AccountNumbers.of(account, money);
        ObjectNode status = Json.object()
                .put("type", "AccountStatus")
                .put("accountId", accountId(account))
                .put("currency", account.currency())
                .put("balance", text(account.balance, zero))
                .put("equity", text(numbers.equity(), zero))
                .put("marginAvailable", text(numbers.available(), zero))
                .put("marginUsed", text(numbers.margin(), zero))
                .put("blockedBalance", "0")
                .put("credit", "0");
        ArrayNode gains = status.putArray("positionPnLs");
        for (Holding holding : account.holdings.values()) {
            gains.addObject()
                    .put("positionId", holding.id)
                    .put("pnl", money.openGain(holding).toPlainString());
        }
        return status;
    }

    private static String text(BigDecimal amount, boolean zero) {
        return zero ? "0" : amount.toPlainString();
    }

    ObjectNode position(Holding holding) {
        ObjectNode position = Json.object()
                .put("type", "Position")
                .put("accountId", accountId(holding.account))
                .put("positionId", holding.id)
                .put("instrument", holding.instrument.name())
                .put("side", holding.side.name())
                .put("lots", holding.qty.toString())
                .put("lotSize", holding.instrument.contract().lotSize().toString())
                .put("units", units(holding.instrument, holding.qty))
                .put("openPrice", holding.average().toString())
                .put("openDateTime", date(holding.openedNanos))
                .put(
                        "maintMargin",
                        money.margin(holding.account, holding.instrument, holding.qty, holding.average())
                                .toPlainString());
        bracket(position, "stopLoss", holding.stopLoss, holding.stopLoss == null ? null : holding.stopLoss.stopPx);
        bracket(
                position,
                "takeProfit",
                holding.takeProfit,
                holding.takeProfit == null ? null : holding.takeProfit.price);
        return position.put("fee", holding.fees.toPlainString()).put("swaps", "0");
    }

    private static void bracket(ObjectNode position, String name, @Nullable Ticket order, @Nullable Decimal price) {
        if (order != null && price != null) {
            position.put(name + "OrderId", order.id()).put(name + "Limit", price.toString());
        }
    }

    /// It names no account and no money, as the venue's do not.
    static ObjectNode closed(Holding holding, Decimal price, long nowNanos) {
        return Json.object()
                .put("type", "ClosePosition")
                .put("positionId", holding.id)
                .put("closePrice", price.toString())
                .put("closeDateTime", date(nowNanos));
    }

    ObjectNode order(Ticket ticket) {
        ListedInstrument instrument = ticket.made.instrument();
        ObjectNode order = Json.object()
                .put("type", "OpenOrder")
                .put("accountId", accountId(ticket.made.account()))
                .put("orderId", ticket.id());
        if (ticket.holding != null) {
            order.put("positionId", ticket.holding.id);
        }
        order.put("instrument", instrument.name())
                .put("side", ticket.made.side().name())
                .put("orderType", ticket.type.name())
                .put("amount", units(instrument, ticket.qty))
                .put("lotSize", instrument.contract().lotSize().toString());
        Decimal average = ticket.average();
        order.put("averageFilledPrice", average == null ? "0" : average.toString())
                .put("filledAmount", units(instrument, ticket.filledQty));
        Decimal price = ticket.price == null ? ticket.stopPx : ticket.price;
        if (price != null) {
            order.put("price", price.toString());
        }
        String status = switch (ticket.status) {
            case HELD, WORKING -> "PENDING";
            case FILLED -> "EXECUTED";
            case CANCELLED, REFUSED -> "CANCELLED";
        };
        return order.put("status", status)
                .put("tif", Rows.validity(ticket.tif))
                .put("createdDateTime", date(ticket.made.nanos()))
                .put("lastUpdate", date(ticket.modifiedNanos))
                .put("isOpen", ticket.isLive());
    }

    static ObjectNode property(String name) {
        return Json.object().put("type", "Property").put("name", name);
    }

    private static String units(ListedInstrument instrument, Decimal lots) {
        return lots.times(instrument.contract().lotSize()).toString();
    }

    private static String date(long nanos) {
        return Instant.ofEpochSecond(nanos / SECOND, nanos % SECOND).toString();
    }
}
