package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.quote.QuoteAsk;
import io.fairlead.core.quote.VenueQuote;
import io.fairlead.venues.market.DefinitionLedger;
import io.fairlead.venues.market.QuoteLedger;
import io.fairlead.venues.market.Security;
import io.fairlead.venues.market.SubscriptionView;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Subscriptions, quotes and securities as clients see them.
final class MarketJson {
    private MarketJson() {}

    static ObjectNode subscription(SubscriptionView view) {
        ObjectNode json = JsonViews.object();
        json.put("venue", view.venue().value());
        json.put("symbol", view.symbol().value());
        json.put("state", view.state().name());
        json.put("readers", view.readers());
        json.put("why", view.why());
        json.put("since", Times.iso(view.sinceNanos()));
        json.put("toldAt", Times.iso(view.traffic().toldNanos()));
        json.put("updates", view.traffic().updates());
        json.put("requests", view.traffic().requests());
        return json;
    }

    static ObjectNode asked(QuoteLedger.Asked asked, long nowNanos) {
        ObjectNode json = JsonViews.object();
        json.put("id", asked.ask().id());
        json.put("venue", asked.ask().venue().value());
        json.put("askedAt", Times.iso(asked.atNanos()));
        json.put("done", asked.isDone());
        json.put("problem", asked.problem());
        ArrayNode quotes = json.putArray("quotes");
        asked.quotes().forEach(quote -> quotes.add(quote(quote, nowNanos)));
        return json;
    }

    /// One row for each quote; one without, where none came.
    static List<ObjectNode> quotes(QuoteLedger.Asked asked, long nowNanos) {
        List<ObjectNode> rows = new ArrayList<>();
        asked.quotes().forEach(quote -> rows.add(quote(quote, nowNanos)));
        if (rows.isEmpty()) {
            QuoteAsk ask = asked.ask();
            ObjectNode row = JsonViews.object().put("request", ask.id());
            row.put("venue", ask.venue().value());
            row.put("symbol", ask.legs().getFirst().symbol().value());
            row.put("state", asked.isDone() ? "REFUSED" : "ASKED");
            row.put("why", asked.problem());
            rows.add(row);
        }
        return rows;
    }

    private static ObjectNode quote(VenueQuote quote, long nowNanos) {
        ObjectNode json = JsonViews.object();
        json.put("request", quote.request());
        json.put("id", quote.id());
        json.put("venue", quote.venue().value());
        json.put("symbol", quote.symbol().value());
        json.put("firm", quote.firm());
        json.put("state", quote.isOpen(nowNanos) ? "OPEN" : "OVER");
        json.put("why", quote.ended());
        json.set("bid", price(quote.bid()));
        json.set("offer", price(quote.offer()));
        json.put(
                "settlDate",
                quote.settlDate() == null ? null : quote.settlDate().toString());
        json.put("receivedAt", Times.iso(quote.receivedNanos()));
        json.put("validUntil", Times.iso(quote.validUntilNanos()));
        return json;
    }

    private static @Nullable ObjectNode price(VenueQuote.@Nullable Price price) {
        return price == null
                ? null
                : JsonViews.object()
                        .put("price", price.price().toString())
                        .put("least", text(price.least()))
                        .put("most", text(price.most()))
                        .put("spot", text(price.spot()))
                        .put("points", text(price.points()));
    }

    static ObjectNode security(Security security) {
        ObjectNode json = JsonViews.object();
        json.put("name", security.name());
        json.put("symbol", security.symbol() == null ? null : security.symbol().value());
        json.put("currency", security.currency());
        json.put("roundLot", text(security.roundLot()));
        json.put("least", text(security.least()));
        json.put("tick", text(security.tick()));
        json.put("trading", security.trading().name());
        json.put("text", security.text());
        return json;
    }

    static ObjectNode definition(DefinitionLedger.Asked asked) {
        ObjectNode json = JsonViews.object();
        json.put("id", asked.id());
        json.put("name", asked.name());
        json.put("at", Times.iso(asked.atNanos()));
        json.put("state", asked.state().name());
        return json.put("text", asked.text());
    }

    private static @Nullable String text(@Nullable Decimal value) {
        return value == null ? null : value.toString();
    }
}
