package io.fairlead.venues.tradelocker.rest;

import io.fairlead.core.model.Decimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the venue tells of instruments and their prices, as rows. Pure.
final class ReferenceMessages {
    private static final int MOST_OTHERS = 64;
    private static final Set<String> KNOWN = Set.of(
            "name",
            "type",
            "quotingCurrency",
            "baseCurrency",
            "symbolStatus",
            "lotSize",
            "lotStep",
            "minLot",
            "maxLot",
            "leverage",
            "tradeSessionId",
            "tradeSessionStatusId");

    private ReferenceMessages() {}

    static Listing<InstrumentRow> instruments(Json d) throws Unreadable {
        return RowReader.listing(d.get("instruments"), "instruments", ReferenceMessages::instrument);
    }

    private static InstrumentRow instrument(Json entry) throws Unreadable {
        List<String> trade = new ArrayList<>();
        List<String> info = new ArrayList<>();
        for (Json route : TradeLockerMessages.optional(entry.get("routes"), "routes")) {
            String id = plain(route.get("id"), "the id of a route");
            switch (TradeLockerMessages.orEmpty(Cells.word(route.get("type"), "the type of a route"))) {
                case "TRADE" -> trade.add(id);
                case "INFO" -> info.add(id);
                default -> {} // a kind that nobody told us of
            }
        }
        return new InstrumentRow(
                plain(entry.get("tradableInstrumentId"), "tradableInstrumentId"),
                TradeLockerMessages.orEmpty(Cells.word(entry.get("id"), "id")),
                Cells.neededWord(entry.get("name"), "name"),
                TradeLockerMessages.orEmpty(Cells.word(entry.get("description"), "description")),
                Cells.word(entry.get("type"), "type"),
                trade,
                info);
    }

    private static String plain(Json cell, String what) throws Unreadable {
        try {
            return WireWords.requirePlain(what, Cells.neededWord(cell, what));
        } catch (IllegalArgumentException _) {
            throw new Unreadable(what + " is no plain word");
        }
    }

    static InstrumentDetails instrumentDetails(Json d) throws Unreadable {
        return new InstrumentDetails(
                Cells.neededWord(d.get("name"), "name"),
                Cells.word(d.get("type"), "type"),
                Cells.word(d.get("quotingCurrency"), "quotingCurrency"),
                Cells.word(d.get("baseCurrency"), "baseCurrency"),
                Cells.word(d.get("symbolStatus"), "symbolStatus"),
                new InstrumentDetails.Sizes(
                        Cells.exact(d.get("lotSize"), "lotSize"),
                        Cells.exact(d.get("lotStep"), "lotStep"),
                        Cells.exact(d.get("minLot"), "minLot"),
                        Cells.exact(d.get("maxLot"), "maxLot")),
                Cells.exact(d.get("leverage"), "leverage"),
                bands(d.get("tickSize"), "tickSize"),
                bands(d.get("tickCost"), "tickCost"),
                Cells.id(d.get("tradeSessionId"), "tradeSessionId"),
                Cells.id(d.get("tradeSessionStatusId"), "tradeSessionStatusId"),
                others(d));
    }

    private static List<InstrumentDetails.Band> bands(Json list, String name) throws Unreadable {
        List<InstrumentDetails.Band> bands = new ArrayList<>();
        for (Json band : TradeLockerMessages.optional(list, name)) {
            bands.add(new InstrumentDetails.Band(
                    Cells.exact(band.get("leftRangeLimit"), "leftRangeLimit"),
                    Cells.neededExact(band.get(name), name)));
        }
        return bands;
    }

    private static Map<String, String> others(Json object) {
        Map<String, String> others = scalars(object);
        others.keySet().removeAll(KNOWN);
        return others;
    }

    private static Map<String, String> scalars(Json object) {
        Map<String, String> scalars = new LinkedHashMap<>();
        if (object instanceof Json.Obj(Map<String, Json> fields)) {
            fields.forEach((name, value) -> {
                if (scalars.size() < MOST_OTHERS) {
                    switch (value) {
                        case Json.Word(String text) -> scalars.put(name, text);
                        case Json.Bool(boolean flag) -> scalars.put(name, Boolean.toString(flag));
                        case Json.Null _, Json.Obj _, Json.Arr _ -> {} // not plain
                    }
                }
            });
        }
        return scalars;
    }

    static TradeSession session(Json d) throws Unreadable {
        if (!(d instanceof Json.Obj(Map<String, Json> fields))) {
            throw new Unreadable("a session is no object");
        }
        List<String> holidays = new ArrayList<>();
        Map<String, List<String>> hours = new LinkedHashMap<>();
        for (Map.Entry<String, Json> field : fields.entrySet()) {
            switch (field.getValue()) {
                case Json.Arr(List<Json> items) -> items.forEach(item -> holidays.add(text(item)));
                case Json.Obj(Map<String, Json> lists) ->
                    lists.forEach((name, list) -> {
                        if (list instanceof Json.Arr(List<Json> items)) {
                            hours.put(
                                    name,
                                    items.stream().map(ReferenceMessages::text).toList());
                        }
                    });
                case Json.Word _, Json.Bool _, Json.Null _ -> {} // among the scalars
            }
        }
        return new TradeSession(scalars(d), holidays, hours);
    }

    /// For people: nobody knows what it means.
    private static String text(Json value) {
        return switch (value) {
            case Json.Word(String text) -> text;
            case Json.Bool(boolean flag) -> Boolean.toString(flag);
            case Json.Null _ -> "";
            case Json.Obj(Map<String, Json> fields) ->
                String.join(
                        " ",
                        fields.entrySet().stream()
                                .map(field -> field.getKey() + "=" + text(field.getValue()))
                                .toList());
            case Json.Arr(List<Json> items) ->
                String.join(",", items.stream().map(ReferenceMessages::text).toList());
        };
    }

    static SessionStatus sessionStatus(Json d) throws Unreadable {
        return new SessionStatus(switches(d.get("allowedOperations")), switches(d.get("allowedOrderTypes")));
    }

    private static List<Boolean> switches(Json list) throws Unreadable {
        List<Boolean> switches = new ArrayList<>();
        for (Json item : list.items("what a session allows")) {
            switches.add(Boolean.TRUE.equals(Cells.flag(item, "what a session allows")));
        }
        return switches;
    }

    static QuoteRow quote(Json d) throws Unreadable {
        QuoteRow quote = new QuoteRow(
                Cells.reckonedPrice(d.get("ap"), "ap"),
                Cells.reckoned(d.get("as"), "as"),
                Cells.reckonedPrice(d.get("bp"), "bp"),
                Cells.reckoned(d.get("bs"), "bs"));
        if (quote.ask() == null && quote.bid() == null && !(d instanceof Json.Obj)) {
            throw new Unreadable("a quote is no object");
        }
        return quote;
    }

    static DepthRow depth(Json d) throws Unreadable {
        return new DepthRow(levels(d.get("asks")), levels(d.get("bids")));
    }

    private static List<DepthRow.Level> levels(Json list) throws Unreadable {
        List<DepthRow.Level> levels = new ArrayList<>();
        for (Json level : list.items("a side of the book")) {
            List<Json> pair = level.items("a level");
            if (pair.size() < 2) {
                throw new Unreadable("a level is no pair of price and size");
            }
            levels.add(new DepthRow.Level(
                    Cells.neededReckoned(pair.get(0), "a price"), Cells.neededReckoned(pair.get(1), "a size")));
        }
        return levels;
    }

    static BarRow bar(Json bar) throws Unreadable {
        return new BarRow(
                Cells.millis(bar.get("t"), "t"),
                Cells.neededReckoned(bar.get("o"), "o"),
                Cells.neededReckoned(bar.get("h"), "h"),
                Cells.neededReckoned(bar.get("l"), "l"),
                Cells.neededReckoned(bar.get("c"), "c"),
                Cells.reckoned(bar.get("v"), "v"));
    }

    static BarHistory bars(Json d) throws Unreadable {
        Listing<BarRow> bars = RowReader.listing(d.get("barDetails"), "barDetails", ReferenceMessages::bar);
        if (!bars.isComplete()) {
            throw new Unreadable("a bar: " + bars.problem());
        }
        return new BarHistory(bars.rows(), 0);
    }

    /// `s` is `no_data`: `nb` stands beside it, or in `d`.
    static BarHistory noBars(Json.Obj root) throws Unreadable {
        Json next = root.get("nb").isNull() ? root.get("d").get("nb") : root.get("nb");
        return new BarHistory(List.of(), Cells.millis(next, "nb"));
    }

    static ClosedTrades closedTrades(Json d) throws Unreadable {
        Listing<ClosedTradeRow> trades = RowReader.listing(d.get("data"), "data", ReferenceMessages::closedTrade);
        Json next = d.get("links").get("next").get("params").get("lastTradeId");
        return new ClosedTrades(trades, Cells.id(next, "lastTradeId"));
    }

    private static ClosedTradeRow closedTrade(Json row) throws Unreadable {
        Json tradeId = row.get("tradeId");
        return new ClosedTradeRow(
                Cells.neededWord(row.get("positionId"), "positionId"),
                Cells.id(tradeId.isNull() ? row.get("id") : tradeId, "tradeId"),
                Cells.word(row.get("instrument"), "instrument"),
                Cells.word(row.get("positionSide"), "positionSide"),
                amount(row, "openAmount"),
                amount(row, "closeAmount"),
                Cells.millis(row.get("openMilliseconds"), "openMilliseconds"),
                Cells.millis(row.get("closeMilliseconds"), "closeMilliseconds"),
                amount(row, "profit"),
                amount(row, "netProfit"),
                amount(row, "commission"),
                amount(row, "swap"));
    }

    private static @Nullable Decimal amount(Json row, String name) throws Unreadable {
        return Cells.reckoned(row.get(name), name);
    }
}
