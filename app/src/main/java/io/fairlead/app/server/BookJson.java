package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.book.ConsolidatedBook;
import io.fairlead.core.model.Instrument;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A venue's book in JSON: its levels as they were known last, and whether they may be acted on. Pure.
final class BookJson {
    private BookJson() {}

    static ObjectNode of(BookSnapshot book, @Nullable Instrument instrument) {
        BookSnapshot.Statistics statistics = book.statistics();
        ObjectNode json = JsonViews.object();
        json.put("venue", book.venue().value());
        json.put("symbol", book.symbol().value());
        json.put("health", book.health().name());
        json.put("healthSince", Times.iso(book.state().sinceNanos()));
        json.put("trading", book.state().trading().name());
        json.put("receivedAt", Times.iso(book.receivedNanos()));
        json.set("bids", levels(book.lastKnown().bids(), instrument));
        json.set("asks", levels(book.lastKnown().asks(), instrument));
        json.set("last", last(statistics, instrument));
        json.put("low", LimitJson.text(statistics.session().low()));
        return json.put("high", LimitJson.text(statistics.session().high()));
    }

    /// All venues' fresh books as one.
    static ObjectNode of(ConsolidatedBook book, @Nullable Instrument instrument) {
        ObjectNode json = JsonViews.object();
        json.set("bids", venueLevels(book.bids(), instrument));
        json.set("asks", venueLevels(book.asks(), instrument));
        ArrayNode leftOut = json.putArray("leftOut");
        for (ConsolidatedBook.LeftOut each : book.leftOut()) {
            leftOut.addObject()
                    .put("venue", each.venue().value())
                    .put("health", each.health().name())
                    .put("since", Times.iso(each.sinceNanos()));
        }
        return json;
    }

    private static ArrayNode venueLevels(List<ConsolidatedBook.VenueLevel> levels, @Nullable Instrument instrument) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (ConsolidatedBook.VenueLevel level : levels) {
            ObjectNode json = array.addObject()
                    .put("venue", level.venue().value())
                    .put("price", level.price().toString());
            json.setAll(JsonViews.quantity(level.units(), instrument));
            json.put("own", level.own().toString()).put("tradable", level.tradable());
        }
        return array;
    }

    private static ArrayNode levels(List<BookSnapshot.Level> levels, @Nullable Instrument instrument) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (BookSnapshot.Level level : levels) {
            ObjectNode json = array.addObject().put("price", level.price().toString());
            json.setAll(JsonViews.quantity(level.units(), instrument));
            json.put("orders", level.orders()).put("own", level.own().toString());
        }
        return array;
    }

    /// The last trade; null if the venue told none.
    private static @Nullable ObjectNode last(BookSnapshot.Statistics statistics, @Nullable Instrument instrument) {
        if (statistics.lastPrice() == null) {
            return null;
        }
        ObjectNode json = JsonViews.object().put("price", statistics.lastPrice().toString());
        json.setAll(JsonViews.quantity(statistics.lastUnits(), instrument));
        return json.put("at", Times.iso(statistics.lastNanos()));
    }
}
