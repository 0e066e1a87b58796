package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.model.Decimal;
import io.fairlead.core.model.Instrument;
import io.fairlead.core.model.Side;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.core.quote.QuoteAsk;
import io.fairlead.gateway.MarketDesk;
import io.fairlead.venues.market.DefinitionLedger;
import io.fairlead.venues.market.QuoteLedger;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What is subscribed to at the venues, quotes on request, and what the venues list.
final class MarketEndpoints {
    private final Views views;
    private final MarketDesk desk;
    private final Deeds deeds;
    private final AtomicLong lastId = new AtomicLong();

    MarketEndpoints(Views views, MarketDesk desk, Deeds deeds) {
        this.views = views;
        this.desk = desk;
        this.deeds = deeds;
    }

    Reply subscriptions(Call call) {
        call.query().done();
        return list(
                call,
                Lists.SUBSCRIPTION_COLUMNS,
                desk.subscriptions().stream().map(MarketJson::subscription).toList());
    }

    Reply subscribe(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        VenueId venue = body.required("venue", VenueId::new);
        Symbol symbol = body.required("symbol", Symbol::new);
        body.done();
        if (!desk.has(venue, symbol)) {
            throw unknown("symbol", symbol + " at " + venue);
        }
        deeds.keep(call, "SUBSCRIPTION_BEGUN", symbol + " at " + venue);
        desk.subscribe(venue, symbol);
        return Reply.json(202, accepted());
    }

    Reply unsubscribe(Call call) throws InterruptedException {
        call.query().done();
        VenueId venue = name("venue", call.path("venue"), VenueId::new);
        Symbol symbol = name("symbol", call.path("symbol"), Symbol::new);
        if (!desk.holds(venue, symbol)) {
            throw new ProblemException(ApiError.SUBSCRIPTION_UNKNOWN.problem("subscription", symbol + " at " + venue));
        }
        deeds.keep(call, "SUBSCRIPTION_ENDED", symbol + " at " + venue);
        desk.unsubscribe(venue, symbol);
        return Reply.json(202, accepted());
    }

    /// `symbol` names one instrument, or several with commas between.
    Reply ask(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        VenueId venue = body.required("venue", VenueId::new);
        String symbols = body.required("symbol", text -> text);
        boolean indicative = body.flag("indicative");
        Side side = body.optional("side", text -> Fields.constant(text, Side.class));
        Decimal units = body.optionalDecimal("units");
        LocalDate settlDate = body.optional("settlDate", MarketEndpoints::date);
        body.done();
        List<QuoteAsk.Leg> legs = new ArrayList<>();
        for (String each : symbols.split(",", -1)) {
            Symbol symbol = name("symbol", each.strip(), Symbol::new);
            legs.add(leg(symbol, !indicative, side, units, settlDate, venue));
        }
        QuoteAsk ask = ask(venue, legs);
        if (!desk.venues().contains(venue)) {
            throw unknown("venue", venue.value());
        }
        deeds.keep(call, "QUOTE_ASKED", ask.id() + " of " + symbols + " at " + venue);
        if (!desk.ask(ask, views.nowNanos())) {
            throw new ProblemException(ApiError.OVERLOADED.problem());
        }
        return Reply.json(202, accepted().put("id", ask.id()));
    }

    private QuoteAsk.Leg leg(
            Symbol symbol,
            boolean firm,
            @Nullable Side side,
            @Nullable Decimal units,
            @Nullable LocalDate settlDate,
            VenueId venue) {
        Instrument instrument = views.instrument(symbol);
        if (instrument == null || instrument.symbolAt(venue) == null) {
            throw unknown("symbol", symbol + " at " + venue);
        }
        if (units != null && units.signum() <= 0) {
            throw new ProblemException(ApiError.FIELD_VALUE.problem("units", units.toString(), "must be positive"));
        }
        return new QuoteAsk.Leg(symbol, firm, side, units, settlDate);
    }

    private QuoteAsk ask(VenueId venue, List<QuoteAsk.Leg> legs) {
        try {
            long millis = views.nowNanos() / 1_000_000;
            return new QuoteAsk(venue, "q" + Long.toString(millis, 36) + "-" + lastId.incrementAndGet(), legs);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ApiError.FIELD_VALUE.problem(
                    "symbol", Integer.toString(legs.size()), String.valueOf(e.getMessage())));
        }
    }

    Reply quotes(Call call) {
        call.query().done();
        return list(
                call,
                Lists.QUOTE_COLUMNS,
                desk.asked().stream()
                        .flatMap(asked -> MarketJson.quotes(asked, views.nowNanos()).stream())
                        .toList());
    }

    Reply quote(Call call) {
        call.query().done();
        QuoteLedger.Asked asked = desk.asked(call.path("id"));
        if (asked == null) {
            throw new ProblemException(ApiError.QUOTE_REQUEST_UNKNOWN.problem("id", call.path("id")));
        }
        return Reply.json(200, MarketJson.asked(asked, views.nowNanos()));
    }

    Reply securities(Call call) {
        call.query().done();
        return list(
                call,
                Lists.SECURITY_COLUMNS,
                desk.securities(venue(call)).stream().map(MarketJson::security).toList());
    }

    private VenueId venue(Call call) {
        VenueId venue = name("venue", call.path("venue"), VenueId::new);
        if (!desk.venues().contains(venue)) {
            throw new ProblemException(ApiError.FIELD_VALUE.problem(
                    "venue", venue.value(), "no market data of it is configured; venues with some: " + desk.venues()));
        }
        return venue;
    }

    /// Asks about one instrument by the venue's own name, whether or not it is configured.
    Reply define(Call call) throws InterruptedException {
        call.query().done();
        VenueId venue = venue(call);
        Fields body = call.fields();
        String name = body.required("name", MarketEndpoints::venueName);
        body.done();
        deeds.keep(call, "DEFINITION_ASKED", name + " at " + venue);
        DefinitionLedger.Asked asked = desk.define(venue, name, views.nowNanos());
        if (asked == null) {
            throw new ProblemException(ApiError.OVERLOADED.problem());
        }
        return Reply.json(202, accepted().put("id", asked.id()));
    }

    private static String venueName(String text) {
        if (!text.matches("[!-~]([ -~]{0,62}[!-~])?")) {
            throw new IllegalArgumentException("must be 1 to 64 printable ASCII characters");
        }
        return text;
    }

    Reply definitions(Call call) {
        call.query().done();
        return list(
                call,
                Lists.DEFINITION_COLUMNS,
                desk.definitions(venue(call)).stream()
                        .map(MarketJson::definition)
                        .toList());
    }

    private Reply list(Call call, List<String> columns, List<ObjectNode> rows) {
        return Lists.reply(
                call, columns, new Lists.Rows(rows, null, views.readSide().position()));
    }

    private static ObjectNode accepted() {
        return JsonViews.object().put("result", "ACCEPTED");
    }

    private static ProblemException unknown(String field, String value) {
        return new ProblemException(ApiError.FIELD_VALUE.problem(field, value, "no market data of it is configured"));
    }

    private static <T> T name(String field, String text, Function<String, T> type) {
        try {
            return type.apply(text);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(ApiError.FIELD_VALUE.problem(field, text, String.valueOf(e.getMessage())));
        }
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("must be a date as 2026-12-31", e);
        }
    }
}
