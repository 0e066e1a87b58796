package io.fairlead.sim.log;

import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instructions;
import io.fairlead.core.model.OrdStatus;
import io.fairlead.core.model.OrdType;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.TimeInForce;
import io.fairlead.sim.match.Answer;
import io.fairlead.sim.match.OrderSnapshot;
import io.fairlead.sim.match.Request;
import io.fairlead.sim.match.Terms;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The log's lines and what they stand for, both ways. Pure.
final class Lines {
    private Lines() {}

    static String opened(String prefix, long nanos) {
        return JsonLine.of("opened").put("nanos", nanos).put("prefix", prefix).line();
    }

    static String received(Request request, long nanos) {
        JsonLine.Builder line = JsonLine.of("received").put("nanos", nanos).put("session", request.owner());
        switch (request) {
            case Request.New order ->
                terms(
                        line.put("request", "new")
                                .put("account", order.account())
                                .put("clOrdId", order.clOrdId())
                                .put("symbol", order.symbol()),
                        order.terms());
            case Request.Cancel cancel ->
                named(line.put("request", "cancel").put("clOrdId", cancel.clOrdId()), cancel.order());
            case Request.Replace replace ->
                terms(
                        named(line.put("request", "replace").put("clOrdId", replace.clOrdId()), replace.order()),
                        replace.terms());
            case Request.MassCancel cancel ->
                line.put("request", "mass-cancel")
                        .put("clOrdId", cancel.clOrdId())
                        .putIfAny("symbol", text(cancel.symbol()));
            case Request.Status status -> named(line.put("request", "status"), status.order());
            case Request.MassStatus status ->
                line.put("request", "mass-status").putIfAny("symbol", text(status.symbol()));
        }
        return line.line();
    }

    static String asked(Asked asked) {
        return JsonLine.of("asked")
                .put("nanos", asked.nanos())
                .put("session", asked.session())
                .put("account", asked.account())
                .put("operation", asked.operation())
                .putIfAny("strategyId", asked.strategyId())
                .putIfAny("orderId", asked.orderId())
                .putIfAny("positionId", asked.positionId())
                .putIfAny("terms", asked.terms())
                .putIfAny("refusal", asked.refusal())
                .line();
    }

    static Asked asked(Map<String, String> line) {
        return new Asked(
                get(line, "session"),
                get(line, "account"),
                get(line, "operation"),
                line.getOrDefault("strategyId", ""),
                line.getOrDefault("orderId", ""),
                line.getOrDefault("positionId", ""),
                line.getOrDefault("terms", ""),
                line.getOrDefault("refusal", ""),
                number(line, "nanos"));
    }

    /// The line of an answer, empty if the answer changes nothing and so is not logged.
    static String answered(Answer answer) {
        return switch (answer) {
            case Answer.Report report -> reported(report);
            case Answer.Triggered stop ->
                order(JsonLine.of("triggered").put("nanos", stop.nanos()), stop.order())
                        .line();
            case Answer.CancelReject reject ->
                JsonLine.of("cancel-rejected")
                        .put("nanos", reject.nanos())
                        .put("session", reject.owner())
                        .put("orderId", reject.orderId())
                        .put("clOrdId", reject.clOrdId())
                        .put("origClOrdId", reject.origClOrdId())
                        .put("reason", reject.refusal().reason())
                        .put("text", reject.refusal().text())
                        .line();
            case Answer.NoOrder _, Answer.MassCanceled _ -> "";
        };
    }

    private static String reported(Answer.Report report) {
        String kind = switch (report.type()) {
            case NEW -> "accepted";
            case REJECTED -> "rejected";
            case TRADE -> "execution";
            case TRADE_CANCEL -> "bust";
            case CANCELED -> "cancelled";
            case REPLACED -> "replaced";
            case EXPIRED -> "expired";
            case ORDER_STATUS -> "";
            case DONE_FOR_DAY, PENDING_CANCEL, STOPPED, SUSPENDED, PENDING_NEW, CALCULATED -> unused(report);
            case RESTATED, PENDING_REPLACE, TRADE_CORRECT -> unused(report);
        };
        if (kind.isEmpty()) {
            return "";
        }
        JsonLine.Builder line = JsonLine.of(kind).put("nanos", report.nanos()).put("execId", report.execId());
        Answer.Trade trade = report.trade();
        if (trade != null) {
            line.put("lastQty", trade.lastQty().toString())
                    .put("lastPx", trade.lastPx().toString())
                    .putIfAny("execRefId", trade.execRefId());
        }
        Answer.Note note = report.note();
        line.putIfAny("requestClOrdId", note.clOrdId()).putIfAny("text", note.text());
        if (note.reason() >= 0) {
            line.put("reason", note.reason());
        }
        return order(line, report.order()).line();
    }

    private static String unused(Answer.Report report) {
        throw new IllegalStateException("this venue never reports ExecType(150) " + report.type());
    }

    private static JsonLine.Builder order(JsonLine.Builder line, OrderSnapshot order) {
        line.put("session", order.ids().owner())
                .put("account", order.ids().account())
                .put("orderId", order.ids().orderId())
                .put("clOrdId", order.ids().clOrdId())
                .putIfAny("origClOrdId", order.ids().origClOrdId())
                .put("symbol", order.symbol());
        return terms(line, order.terms())
                .put("status", order.status().name())
                .put("cumQty", order.fills().cumQty().toString())
                .put("leavesQty", order.fills().leavesQty().toString())
                .put("avgPx", order.fills().avgPx().toString())
                .put("notionalTicks", order.fills().notionalTicks())
                .put("rank", order.place().rank())
                .put("triggered", order.place().triggered() ? 1 : 0)
                .put("enteredNanos", order.place().enteredNanos());
    }

    private static JsonLine.Builder terms(JsonLine.Builder line, Terms terms) {
        return line.put("side", terms.side().name())
                .put("type", terms.type().name())
                .put("tif", terms.tif().name())
                .put("qty", terms.qty().toString())
                .putIfAny("price", text(terms.price()))
                .putIfAny("stopPx", text(terms.stopPx()))
                .put("expireNanos", terms.expireNanos())
                .putIfAny("maxFloor", text(terms.instructions().maxFloor()))
                .putIfAny("minQty", text(terms.instructions().minQty()))
                .putIfAny("peg", peg(terms.instructions().peg()))
                .putIfAny("quote", text(terms.instructions().quote()))
                .putIfAny("farDate", text(terms.instructions().farDate()));
    }

    private static String peg(Instructions.@Nullable Peg peg) {
        return peg == null ? "" : peg.to() + " " + peg.offset();
    }

    private static JsonLine.Builder named(JsonLine.Builder line, Request.Named named) {
        return line.put("origClOrdId", named.clOrdId()).putIfAny("orderId", named.orderId());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    static OrderSnapshot snapshot(Map<String, String> line) {
        return new OrderSnapshot(
                new OrderSnapshot.Ids(
                        get(line, "session"),
                        get(line, "account"),
                        get(line, "orderId"),
                        get(line, "clOrdId"),
                        line.getOrDefault("origClOrdId", "")),
                get(line, "symbol"),
                terms(line),
                OrdStatus.valueOf(get(line, "status")),
                new OrderSnapshot.Fills(
                        decimal(line, "cumQty"),
                        decimal(line, "leavesQty"),
                        decimal(line, "avgPx"),
                        number(line, "notionalTicks")),
                new OrderSnapshot.Place(
                        number(line, "rank"), number(line, "triggered") == 1, number(line, "enteredNanos")));
    }

    static Terms terms(Map<String, String> line) {
        return new Terms(
                Side.valueOf(get(line, "side")),
                OrdType.valueOf(get(line, "type")),
                TimeInForce.valueOf(get(line, "tif")),
                decimal(line, "qty"),
                line.containsKey("price") ? decimal(line, "price") : null,
                line.containsKey("stopPx") ? decimal(line, "stopPx") : null,
                number(line, "expireNanos"),
                instructions(line));
    }

    private static Instructions instructions(Map<String, String> line) {
        Instructions instructions = new Instructions(
                line.containsKey("maxFloor") ? decimal(line, "maxFloor") : null,
                line.containsKey("minQty") ? decimal(line, "minQty") : null,
                line.containsKey("peg") ? peg(get(line, "peg").split(" ", -1)) : null,
                line.get("quote"),
                line.containsKey("farDate") ? LocalDate.parse(get(line, "farDate")) : null);
        return instructions.isNone() ? Instructions.NONE : instructions;
    }

    private static Instructions.Peg peg(String[] words) {
        if (words.length != 2) {
            throw new IllegalArgumentException("not a log line: a peg is two words");
        }
        return new Instructions.Peg(Instructions.Peg.To.valueOf(words[0]), Decimal.of(words[1]));
    }

    static Decimal decimal(Map<String, String> line, String key) {
        return Decimal.of(get(line, key));
    }

    static long number(Map<String, String> line, String key) {
        return Long.parseLong(get(line, key));
    }

    static String get(Map<String, String> line, String key) {
        String value = line.get(key);
        if (value == null) {
            throw new IllegalArgumentException("not a log line: it lacks " + key);
        }
        return value;
    }
}
