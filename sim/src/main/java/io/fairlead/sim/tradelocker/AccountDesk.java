package io.fairlead.sim.tradelocker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.sim.tradelocker.Columns.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Serves what is to be read of an account. Changes nothing; owned by the venue's thread.
final class AccountDesk {
    private static final List<String> RISK_RULES = List.of(
            "maxPositionsNumber",
            "maxPendingOrdersNumber",
            "maxOrdersCount",
            "maxOrderAmount",
            "maxOrderCapital",
            "totalMaxPositionQty",
            "dailyLossLimit",
            "weeklyLossLimit",
            "dailyProfitTarget",
            "unrealizedLossLimit",
            "positionLossLimit",
            "maxDrawdownLevel",
            "maxTrailingDrawdown",
            "maxBalanceRelativeDrawdown");
    private static final int REPORT_ROWS = 200;
    private static final int BARS_LIMIT = 50_000;

    private final TradeLockerConfig config;
    private final Columns columns;
    private final Rows rows;
    private final Money money;
    private final RateGate rates;
    private final Dice dice;

    AccountDesk(TradeLockerConfig config, Columns columns, Rows rows, Money money, RateGate rates, Dice dice) {
        this.config = config;
        this.columns = columns;
        this.rows = rows;
        this.money = money;
        this.rates = rates;
        this.dice = dice;
    }

    WebReply.Answered config() {
        ObjectNode d = Json.object();
        ObjectNode access = d.putObject("customerAccess");
        for (String each :
                List.of("orders", "ordersHistory", "filledOrders", "positions", "symbolInfo", "marketDepth")) {
            access.put(each, true);
        }
        for (Table table : Table.values()) {
            d.set(table.key, columns.config(table));
        }
        ArrayNode limits = d.putArray("rateLimits");
        for (RateLimit limit : rates.announced()) {
            limits.addObject()
                    .put("rateLimitType", limit.type())
                    .put("measure", limit.measure().name())
                    .put("intervalNum", limit.intervalNum())
                    .put("limit", limit.limit());
        }
        d.putArray("limits")
                .add(Json.object().put("limitType", "QUOTES_HISTORY_BARS").put("limit", BARS_LIMIT))
                .add(Json.object()
                        .put("limitType", "MAX_ORDERS_COUNT_IN_HISTORY")
                        .put("limit", config.rules().historyRows()));
        return Json.ok(d);
    }

    WebReply.Answered details(Account account) {
        ObjectNode details = Json.object()
                .put("id", account.id())
                .put("name", account.name())
                .put("type", "TRADING")
                .put("currency", account.currency())
                .put("status", "ACTIVE");
        details.putObject("tradingRules")
                .put("supportBrackets", true)
                .put("supportTrailingStop", true)
                .put("supportPartialClosePosition", true)
                .put("supportSelfTrading", true)
                .put("supportTradingOutOfTradingHours", false);
        ObjectNode risk = details.putObject("riskRules");
        RISK_RULES.forEach(risk::putNull);
        return Json.ok(Json.MAPPER.createArrayNode().add(details));
    }

    WebReply.Answered state(Account account) {
        Map<String, BigDecimal> values =
                AccountNumbers.of(account, money).byColumn(config.rules().stopOutPercent());
        boolean zero = dice.showsZero();
        ArrayNode row = Json.MAPPER.createArrayNode();
        for (String column : columns.columns(Table.ACCOUNT)) {
            row.add(DecimalNode.valueOf(zero ? BigDecimal.ZERO : values.getOrDefault(column, BigDecimal.ZERO)));
        }
        return Json.ok(Json.object().set("accountDetailsData", row));
    }

    WebReply.Answered positions(Call call) {
        ArrayNode positions = Json.MAPPER.createArrayNode();
        for (Holding holding : call.account().holdings.values()) {
            if (isVisible(holding.openedNanos, call)) {
                positions.add(rows.position(holding));
            }
        }
        return Json.ok(Json.object().set("positions", positions));
    }

    WebReply.Answered orders(Call call) {
        Predicate<Ticket> wanted = wanted(call);
        ArrayNode orders = Json.MAPPER.createArrayNode();
        call.account().open.values().stream().filter(wanted).forEach(ticket -> orders.add(rows.order(ticket)));
        return Json.ok(Json.object().set("orders", orders));
    }

    /// The newest come first, and no more than fit.
    WebReply.Answered history(Call call) {
        List<Ticket> found = new ArrayList<>(
                call.account().finished.values().stream().filter(wanted(call)).toList());
        ArrayNode history = Json.MAPPER.createArrayNode();
        int most = config.rules().historyRows();
        found.reversed().stream().limit(most).forEach(ticket -> history.add(rows.finished(ticket)));
        ObjectNode d = Json.object().set("ordersHistory", history);
        return Json.ok(d.put("hasMore", found.size() > most));
    }

    private Predicate<Ticket> wanted(Call call) {
        long from = millis(call.query("from"), Long.MIN_VALUE);
        long to = millis(call.query("to"), Long.MAX_VALUE);
        String instrument = call.query("tradableInstrumentId");
        return ticket -> {
            boolean created = config.rules().historyByCreation();
            long at = (created ? ticket.made.nanos() : ticket.modifiedNanos) / 1_000_000;
            return at >= from
                    && at <= to
                    && Instruments.matches(ticket.made.instrument(), instrument)
                    && isVisible(ticket.made.nanos(), call);
        };
    }

    private boolean isVisible(long sinceNanos, Call call) {
        return sinceNanos + dice.lateListNanos() <= call.nanos();
    }

    /// The number in a query, which may be none.
    ///
    /// @throws IllegalArgumentException if it is no number
    static long millis(@Nullable String text, long otherwise) {
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,15}")) {
            throw new IllegalArgumentException("'" + text + "' is no time in milliseconds");
        }
        return Long.parseLong(text);
    }

    WebReply.Answered executions(Call call) {
        ArrayNode executions = Json.MAPPER.createArrayNode();
        call.account().fills.forEach(fill -> executions.add(rows.fill(fill)));
        return Json.ok(Json.object().set("executions", executions));
    }

    /// What was closed, newest first, and only a while after it was.
    WebReply.Answered closedTrades(Call call) {
        long most = millis(call.query("limit"), REPORT_ROWS);
        String last = call.query("lastTradeId");
        long newest = call.nanos() - config.timing().reportLag().toNanos();
        ObjectNode answer = Json.object();
        ArrayNode data = answer.putArray("data");
        String cursor = null;
        for (Account.ClosedTrade trade : call.account().closed.reversed()) {
            boolean after = last == null || Long.parseLong(trade.id()) < tradeNumber(last);
            if (trade.nanos() <= newest && after && data.size() < most) {
                data.add(closed(trade));
                cursor = trade.id();
            }
        }
        answer.putObject("links")
                .putObject("next")
                .putObject("params")
                .put("lastTradeId", data.size() < most ? null : cursor);
        return Json.answer(200, answer);
    }

    private static long tradeNumber(String id) {
        if (!id.matches("[0-9]{1,18}[0-9]?")) {
            throw new IllegalArgumentException("lastTradeId must be a number");
        }
        return Long.parseUnsignedLong(id);
    }

    private static ObjectNode closed(Account.ClosedTrade trade) {
        Holding holding = trade.holding();
        String units =
                trade.qty().times(holding.instrument.contract().lotSize()).toString();
        return Json.object()
                .put("tradeId", trade.id())
                .put("positionId", holding.id)
                .put("instrument", holding.instrument.name())
                .put("positionSide", holding.side.name())
                .put("openAmount", units)
                .put("closeAmount", units)
                .put("openMilliseconds", Rows.millis(holding.openedNanos))
                .put("closeMilliseconds", Rows.millis(trade.nanos()))
                .put("profit", trade.profit().toPlainString())
                .put("netProfit", trade.profit().subtract(trade.commission()).toPlainString())
                .put("commission", trade.commission().toPlainString())
                .put("swap", "0.00");
    }
}
