package io.fairlead.app.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fairlead.core.bar.Bar;
import io.fairlead.core.bar.BarBuilder;
import io.fairlead.core.bar.BarDesk;
import io.fairlead.core.bar.BarSize;
import io.fairlead.core.bar.BarSource;
import io.fairlead.core.book.BookSnapshot;
import io.fairlead.core.event.DenialCode;
import io.fairlead.core.model.Symbol;
import io.fairlead.core.model.VenueId;
import io.fairlead.gateway.tape.PriceHistory;
import io.fairlead.gateway.tape.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is kept of prices: bars, and recordings.
final class PriceEndpoints {
    private static final Logger LOG = LoggerFactory.getLogger(PriceEndpoints.class);
    private static final int MAX_BARS = 5_000;
    private static final int BARS = 500;
    private static final String TRADES = "trades";
    private static final String MIDS = "mids";
    private static final String VENUE = "venue";
    private static final PriceHistory.Found NOTHING = new PriceHistory.Found(List.of(), List.of(), "");

    private final Views views;
    private final PriceHistory prices;
    private final Deeds deeds;
    private final Duration limit;

    PriceEndpoints(Views views, PriceHistory prices, Deeds deeds, Duration limit) {
        this.views = views;
        this.prices = prices;
        this.deeds = deeds;
        this.limit = limit;
    }

    /// The newest ones, oldest first; the last may still be forming.
    Reply bars(Call call) throws InterruptedException {
        Query query = call.query();
        BarSize size = Objects.requireNonNullElse(query.optional("size", this::size), BarSize.M1);
        String source = Objects.requireNonNullElse(query.optional("source", PriceEndpoints::source), MIDS);
        VenueId venue = query.optional("venue", VenueId::new);
        Long from = query.optional("from", Times::epochNanos);
        Long to = query.optional("to", Times::epochNanos);
        int most = query.number("limit", 1, MAX_BARS, BARS);
        query.done();
        Symbol symbol = symbol(call.path("symbol"));
        BarBuilder.Range range =
                new BarBuilder.Range(from == null ? Long.MIN_VALUE : from, to == null ? Long.MAX_VALUE : to, most);
        VenueId at = venue == null ? firstVenue(symbol) : venue;
        PriceHistory.Found found = at == null ? NOTHING : found(at, symbol, source, size, range);
        List<ObjectNode> items = new ArrayList<>();
        found.ofVenue().forEach(bar -> items.add(json(bar, VENUE)));
        found.ours().forEach(bar -> items.add(json(bar, source)));
        Lists.Rows rows = new Lists.Rows(items, null, views.readSide().position());
        return call.wantsCsv()
                ? Lists.reply(call, Lists.BAR_COLUMNS, rows)
                : Reply.json(200, Lists.json(rows).put("noOlder", found.why()));
    }

    /// A venue that takes long is not waited for: what is ours is shown without it.
    private PriceHistory.Found found(VenueId venue, Symbol symbol, String source, BarSize size, BarBuilder.Range range)
            throws InterruptedException {
        BarSource ticks = source.equals(TRADES) ? BarSource.TRADES : BarSource.MIDS;
        BarDesk.Series series = new BarDesk.Series(venue, symbol, ticks);
        boolean all = !source.equals(VENUE);
        try {
            return (all ? prices.find(series, size, range) : prices.ofVenue(series, size, range))
                    .get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException _) {
            throw new ProblemException(ApiError.OVERLOADED.problem());
        } catch (TimeoutException _) {
            List<Bar> ours = all ? ours(prices.bars(series, size, range)) : List.of();
            return new PriceHistory.Found(List.of(), ours, "the venue has not answered yet");
        }
    }

    private BarSize size(String text) {
        BarSize size = BarSize.of(text);
        if (!prices.sizes().contains(size)) {
            throw new IllegalArgumentException("must be one of "
                    + String.join(
                            ", ", prices.sizes().stream().map(BarSize::text).toList()));
        }
        return size;
    }

    private static String source(String text) {
        if (!List.of(TRADES, MIDS, VENUE).contains(text)) {
            throw new IllegalArgumentException("must be trades, mids or venue");
        }
        return text;
    }

    private Symbol symbol(String text) {
        return views.readSide().instruments().stream()
                .map(instrument -> instrument.symbol())
                .filter(symbol -> symbol.value().equals(text))
                .findFirst()
                .orElseThrow(() -> new ProblemException(PortfolioEndpoints.notFound(Denials.problem(
                        DenialCode.SYMBOL_UNKNOWN, "symbol", text, "GET /api/v1/instruments lists what there is."))));
    }

    private @Nullable VenueId firstVenue(Symbol symbol) {
        return views.books(symbol).stream().map(BookSnapshot::venue).findFirst().orElse(null);
    }

    private List<Bar> ours(CompletableFuture<List<Bar>> asked) throws InterruptedException {
        try {
            return asked.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException _) {
            throw new ProblemException(ApiError.OVERLOADED.problem());
        }
    }

    private static ObjectNode json(Bar bar, String source) {
        ObjectNode json = JsonViews.object();
        json.put("at", Times.iso(bar.startNanos())).put("endAt", Times.iso(bar.endNanos()));
        json.put("open", bar.prices().open().toString());
        json.put("high", bar.prices().high().toString());
        json.put("low", bar.prices().low().toString());
        json.put("close", bar.prices().close().toString());
        json.put("volume", bar.volume().toString()).put("ticks", bar.ticks());
        return json.put("settled", bar.settled()).put("source", source);
    }

    Reply recording(Call call) {
        call.query().done();
        return Reply.json(200, recordingNow());
    }

    Reply switchRecording(Call call) throws InterruptedException {
        call.query().done();
        Fields body = call.fields();
        if (!body.has("on")) {
            throw new ProblemException(ApiError.FIELD_MISSING.problem("on", null));
        }
        boolean on = body.flag("on");
        body.done();
        deeds.keep(call, on ? "RECORDING_STARTED" : "RECORDING_STOPPED", "market data");
        LOG.info(
                "recording of market data switched {} by {}",
                on ? "on" : "off",
                call.caller().origin());
        if (on) {
            prices.recorder().start();
        } else {
            prices.recorder().stop();
        }
        return Reply.json(202, recordingNow());
    }

    private ObjectNode recordingNow() {
        Recorder.Status status = prices.recorder().status();
        ObjectNode json = JsonViews.object();
        switch (status.state()) {
            case Recorder.State.Off _ ->
                json.put("state", "OFF").putNull("file").putNull("problem");
            case Recorder.State.On on ->
                json.put("state", "ON").put("file", on.file()).putNull("problem");
            case Recorder.State.Failed failed ->
                json.put("state", "FAILED").putNull("file").put("problem", failed.why());
        }
        json.put("entries", status.entries()).put("bytes", status.bytes());
        json.put("waiting", status.waiting()).put("dropped", status.dropped());
        var files = json.putArray("files");
        prices.recorder().tapes().forEach(files::add);
        return json;
    }
}
