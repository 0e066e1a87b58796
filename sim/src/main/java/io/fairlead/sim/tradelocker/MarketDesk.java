package io.fairlead.sim.tradelocker;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.Decimal;
import io.fairlead.sim.match.Depth;
import io.fairlead.sim.match.Exchange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Serves what is listed and what it costs. Changes nothing; owned by the venue's thread.
final class MarketDesk {
    static final int MOST_BARS = 50_000;

    private static final String SESSION = "1547";
    private static final String SESSION_STATUS = "20";
    private static final int DEPTH_LEVELS = 10;
    private static final long YEAR = 366L * 86_400_000L;

    private final Exchange exchange;
    private final Money money;
    private final Instruments instruments;
    private final Map<String, Bars> bars = new HashMap<>();
    private final long beganMillis;
    private int deadInfoRoutes;

    MarketDesk(Exchange exchange, Money money, Instruments instruments, long seed, long nowNanos) {
        this.exchange = exchange;
        this.money = money;
        this.instruments = instruments;
        this.beganMillis = nowNanos / 1_000_000;
        instruments.all().forEach(each -> bars.put(each.name(), new Bars(each, seed)));
        record(nowNanos);
    }

    /// How many INFO routes of every instrument, from the first, answer errors.
    void deadInfoRoutes(int count) {
        deadInfoRoutes = count;
    }

    /// Takes the prices of now into the bars.
    void record(long nowNanos) {
        for (ListedInstrument instrument : instruments.all()) {
            Money.Quote quote = money.quote(instrument);
            if (quote != null) {
                Objects.requireNonNull(bars.get(instrument.name()))
                        .record(quote.bid().price(), nowNanos);
            }
        }
    }

    WebReply.Answered instruments() {
        ArrayNode list = Json.MAPPER.createArrayNode();
        instruments.all().forEach(instrument -> list.add(entry(instrument)));
        return Json.ok(Json.object().set("instruments", list));
    }

    private static ObjectNode entry(ListedInstrument instrument) {
        ObjectNode entry = Json.object()
                .put("tradableInstrumentId", instrument.tradableId())
                .put("id", instrument.numbers().symbolId())
                .put("name", instrument.name())
                .put("description", instrument.name())
                .put("type", instrument.contract().type())
                .put("tradingExchange", "FAIR")
                .put("marketDataExchange", "FAIR")
                .putNull("country")
                .putNull("logoUrl")
                .put("localizedName", instrument.name());
        ArrayNode routes = entry.putArray("routes");
        for (long route : instrument.numbers().infoRoutes()) {
            routes.addObject().put("id", route).put("type", "INFO");
        }
        routes.addObject().put("id", instrument.numbers().tradeRoute()).put("type", "TRADE");
        return entry.put("barSource", "BID").put("hasIntraday", true).put("hasDaily", true);
    }

    WebReply.Answered details(Call call) {
        ListedInstrument instrument = instruments.byId(call.id());
        if (instrument == null) {
            return Json.error(404, "Instrument not found");
        }
        if (call.query("routeId") == null) {
            return Json.error(400, "routeId is required");
        }
        ListedInstrument.Contract contract = instrument.contract();
        ObjectNode d = Json.object()
                .put("name", instrument.name())
                .put("type", contract.type())
                .put("tradingExchange", "FAIR")
                .put("marketDataExchange", "FAIR")
                .put("quotingCurrency", instrument.listing().currency())
                .put("symbolStatus", exchange.isHalted(instrument.name()) ? "TRADING_HALT" : "FULLY_OPEN")
                .put("baseCurrency", contract.baseCurrency())
                .put("description", instrument.name())
                .put("localizedName", instrument.name())
                .putNull("logoUrl")
                .put("barSource", "BID");
        d.set("lotSize", number(contract.lotSize()));
        d.set("lotStep", number(instrument.listing().lot()));
        d.set("minLot", number(instrument.listing().minQty()));
        d.set("maxLot", number(instrument.listing().maxQty()));
        d.set("leverage", number(contract.leverage()));
        d.put("margin_hedging_type", "none");
        d.putArray("tickSize")
                .addObject()
                .putNull("leftRangeLimit")
                .set("tickSize", number(instrument.listing().tick()));
        d.putArray("tickCost").addObject().putNull("leftRangeLimit").put("tickCost", 0.0);
        d.put("tradeSessionId", SESSION).put("tradeSessionStatusId", SESSION_STATUS);
        return Json.ok(d.put("hasDaily", true).put("hasIntraday", true).put("settlementSystem", "Immediate"));
    }

    private static DecimalNode number(Decimal value) {
        return DecimalNode.valueOf(value.toBigDecimal());
    }

    WebReply.Answered session(Call call) {
        if (!call.id().equals(SESSION)) {
            return Json.error(404, "Session not found");
        }
        ObjectNode d = Json.object().put("id", SESSION).put("name", "24x7").put("timeZone", "UTC");
        d.putArray("holidays");
        ObjectNode week = d.putObject("session");
        for (String day : List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")) {
            week.putArray(day).add("0000-2400");
        }
        return Json.ok(d);
    }

    WebReply.Answered sessionStatus(Call call) {
        if (!call.id().equals(SESSION_STATUS)) {
            return Json.error(404, "Session status not found");
        }
        ObjectNode d = Json.object();
        d.putArray("allowedOperations").add(1).add(1).add(1);
        d.putArray("allowedOrderTypes").add(1).add(1).add(1).add(1).add(1).add(1);
        return Json.ok(d);
    }

    /// The instrument that a request for prices is about, or null if its route gives none.
    private @Nullable ListedInstrument priced(Call call) {
        ListedInstrument instrument = instruments.byId(call.query("tradableInstrumentId"));
        if (instrument == null) {
            return null;
        }
        List<Long> routes = instrument.numbers().infoRoutes();
        List<Long> alive = routes.subList(Math.min(deadInfoRoutes, routes.size()), routes.size());
        String asked = call.query("routeId");
        return alive.stream().anyMatch(route -> Long.toString(route).equals(asked)) ? instrument : null;
    }

    WebReply.Answered quotes(Call call) {
        ListedInstrument instrument = priced(call);
        Money.Quote quote = instrument == null ? null : money.quote(instrument);
        if (quote == null) {
            return Json.refused("No quotes for this route");
        }
        ObjectNode d = Json.object();
        d.set("ap", number(quote.ask().price()));
        d.set("as", number(quote.ask().qty()));
        d.set("bp", number(quote.bid().price()));
        d.set("bs", number(quote.bid().qty()));
        return Json.ok(d);
    }

    WebReply.Answered depth(Call call) {
        ListedInstrument instrument = priced(call);
        Depth depth = instrument == null ? null : exchange.depth(instrument.name(), DEPTH_LEVELS);
        if (depth == null) {
            return Json.refused("No depth for this route");
        }
        ObjectNode d = Json.object();
        d.set("asks", levels(depth.asks()));
        d.set("bids", levels(depth.bids()));
        return Json.ok(d);
    }

    private static ArrayNode levels(List<Depth.Level> levels) {
        ArrayNode list = Json.MAPPER.createArrayNode();
        levels.forEach(level -> list.addArray().add(number(level.price())).add(number(level.qty())));
        return list;
    }

    WebReply.Answered dailyBar(Call call) {
        ListedInstrument instrument = priced(call);
        if (instrument == null) {
            return Json.refused("No bars for this route");
        }
        Resolution day = Resolution.DAY;
        Bars.Bar bar = bars(instrument).bar(day.start(call.nanos() / 1_000_000), day.millis);
        return Json.ok(prices(Json.object(), bar));
    }

    private Bars bars(ListedInstrument instrument) {
        return Objects.requireNonNull(bars.get(instrument.name()), "every instrument has bars");
    }

    private static ObjectNode prices(ObjectNode to, Bars.Bar bar) {
        to.set("o", number(bar.open()));
        to.set("h", number(bar.high()));
        to.set("l", number(bar.low()));
        to.set("c", number(bar.close()));
        return to.put("v", bar.volume());
    }

    WebReply.Answered history(Call call) {
        ListedInstrument instrument = priced(call);
        if (instrument == null) {
            return Json.refused("No bars for this route");
        }
        Resolution resolution = Resolution.of(call.query("resolution"));
        long now = call.nanos() / 1_000_000;
        long first = beganMillis - YEAR;
        long from = AccountDesk.millis(call.query("from"), now);
        long to = Math.min(AccountDesk.millis(call.query("to"), now), now);
        if (to >= from && (to - from) / resolution.millis > MOST_BARS) {
            return Json.refused("Too many bars are asked for: at most " + MOST_BARS);
        }
        ArrayNode found = Json.MAPPER.createArrayNode();
        long start = resolution.start(Math.max(from, first));
        if (start < Math.max(from, first)) {
            start = resolution.next(start);
        }
        while (start <= to) {
            ObjectNode bar = Json.object().put("t", start);
            found.add(prices(bar, bars(instrument).bar(start, resolution.next(start) - start)));
            start = resolution.next(start);
        }
        if (found.isEmpty()) {
            ObjectNode none = Json.object().put("s", "no_data");
            none.set("d", Json.object().set("barDetails", found));
            return Json.answer(200, to < first ? none.put("nb", resolution.next(resolution.start(first))) : none);
        }
        return Json.ok(Json.object().set("barDetails", found));
    }
}
